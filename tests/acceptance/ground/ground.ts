import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createEnvironment } from "./environment.ts";
import { must } from "./run.ts";

/** What every acceptance script may be told: `[--tarball F] [--git /path/to/git] [--only TEXT] [--jobs 2] [--keep]`. */
export interface Request {
  readonly tarball: string | undefined;
  readonly git: string | undefined;
  /** Only the rows whose name holds this text. */
  readonly only: string;
  readonly jobs: number;
  /** Keeps the temporary folder and says where it is. */
  readonly keep: boolean;
  readonly mode: string | undefined;
  readonly peers: boolean;
  readonly source: string | undefined;
}

/** A temporary folder for one run of a script. */
export interface Ground extends Disposable {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** As `git version` prints it. */
  readonly git: string;
  readonly isAtLeast: (version: readonly [major: number, minor: number]) => boolean;
  /** Whether this git runs hooks that are named in its configuration. */
  readonly hasConfigHooks: boolean;
}

export function readRequest(): Request {
  const { values } = parseArgs({
    options: {
      tarball: { type: "string" },
      git: { type: "string" },
      mode: { type: "string" },
      source: { type: "string" },
      only: { type: "string", default: "" },
      jobs: { type: "string", default: "2" },
      keep: { type: "boolean", default: false },
      peers: { type: "boolean", default: false },
    },
  });
  return {
    ...values,
    tarball: values.tarball,
    git: values.git,
    mode: values.mode,
    source: values.source,
    jobs: Number(values.jobs),
  };
}

export async function openGround(name: string, { git, keep }: Request): Promise<Ground> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `commit-guard-${name}-`)));
  const env = createEnvironment(join(folder, "home"), git);
  const version = await must({ cwd: folder, env }, "git", "version");
  const [, ours, ourMinor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  const isAtLeast: Ground["isAtLeast"] = ([major, minor]) =>
    Number(ours) > major || (Number(ours) === major && Number(ourMinor) >= minor);
  return {
    folder,
    env,
    git: version,
    isAtLeast,
    hasConfigHooks: isAtLeast([2, 54]),
    [Symbol.dispose]() {
      if (keep) process.stderr.write(`kept: ${folder}\n`);
      else rmSync(folder, { recursive: true, force: true });
    },
  };
}
