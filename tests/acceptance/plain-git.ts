import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs git in a bare clone that shares the objects: no settings or attributes but those that are committed. */
export interface PlainGit extends Disposable {
  /** The output, one character a byte. Throws when git fails. */
  readonly run: (args: readonly string[], options?: GitOptions) => string;
  /** Whether git exits with 0. */
  readonly succeeds: (args: readonly string[]) => boolean;
  /** An index file of its own. */
  readonly index: string;
}

interface GitOptions {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const CLONE: readonly string[] = ["-C", "clone.git"];
const MAX_OUTPUT_BYTES: number = 2 ** 30;

export function openPlainGit(repository: string): PlainGit {
  const folder = mkdtempSync(join(tmpdir(), "compare-with-git-"));
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
  };
  const start = (args: readonly string[], { input = "", env: more = {} }: GitOptions): ReturnType<typeof spawnSync> =>
    spawnSync("git", args, {
      cwd: folder,
      env: { ...env, ...more },
      input: Buffer.from(input, "latin1"),
      maxBuffer: MAX_OUTPUT_BYTES,
    });
  const run = (args: readonly string[], options: GitOptions = {}): string => {
    const { status, stdout, stderr, error } = start(args, options);
    if (status !== 0) throw new Error(`git ${args.join(" ")} failed: ${stderr.toString()}`, { cause: error });
    return stdout.toString("latin1");
  };
  run(["clone", "--quiet", "--bare", "--shared", repository, "clone.git"]);
  return {
    run: (args, options) => run([...CLONE, ...args], options),
    succeeds: (args) => start([...CLONE, ...args], {}).status === 0,
    index: join(folder, "index"),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
