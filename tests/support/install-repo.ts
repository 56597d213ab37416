import { spawnSync } from "node:child_process";
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { vi } from "vitest";
import { explainFault } from "../../src/cli/fault.ts";
import { init } from "../../src/cli/init.ts";
import type { Asker } from "../../src/cli/init-questions.ts";
import type { InitFlags } from "../../src/cli/init-request.ts";
import type { Io } from "../../src/cli/io.ts";
import { runUninstall } from "../../src/cli/uninstall.ts";
import type { Outcome } from "./guarded-repo.ts";
import { olderGit } from "./pretended-git.ts";
import { createRepo, openRepo, type Repo } from "./repo.ts";

/** A repository that has the package as a dependency, with a shim that writes down what it is asked. */
export interface InstallRepo extends Repo {
  readonly init: (flags?: InitFlags, options?: RunOptions) => Promise<Outcome>;
  readonly uninstall: (options?: RunOptions) => Promise<Outcome>;
  /** Runs git without expecting it to succeed. */
  readonly try: (...args: readonly string[]) => Outcome;
  readonly read: (path: string) => string;
  /** What the shim was asked since the last time, a line for each. */
  readonly asked: () => readonly string[];
  /** Every file and folder with its mode and content, but for what commits change. */
  readonly snapshot: () => Readonly<Record<string, string>>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly asker?: Asker | null;
}

/** Refuses a message that says "bad"; writes down every event, its arguments, what it reads. Sourced, or run by sh. */
const SHIM = `
event=\${0##*/}
case $event in *.sh) event=$1; shift ;; *) event=\${event%%.*} ;; esac
echo "$event $*" >> "$GUARD_LOG"
case $event in
  commit-msg) if grep -q bad "$1"; then echo "error: refused" >&2; exit 1; fi ;;
  pre-push) sed 's/^/  /' >> "$GUARD_LOG" ;;
esac
exit 0
`;

/** Without an environment that says otherwise, git is one that runs no hooks by configuration. */
export async function createInstallRepo(env: NodeJS.ProcessEnv | null = null): Promise<InstallRepo> {
  const repo = await createRepo();
  installPackage(repo.root);
  repo.commit("chore: start", { ".gitignore": "node_modules\n", "package.json": "{}\n" });
  return asInstallRepo(repo, env ?? olderGit(repo.home));
}

/** A copy of the package's files; the program is run from source. */
export function installPackage(root: string, shim: string = SHIM): void {
  const dist = join(root, "node_modules/commit-guard/dist");
  mkdirSync(join(dist, "hooks"), { recursive: true });
  cpSync(resolve("hooks/stub.sh"), join(dist, "hooks/stub.sh"));
  cpSync(resolve("hosts"), join(dist, "hosts"), { recursive: true });
  writeFileSync(join(dist, "hooks/shim.sh"), shim);
  writeFileSync(join(dist, "commit-guard.cjs"), `import(${JSON.stringify(resolve("src/cli/bin/commit-guard.ts"))});\n`);
}

export function asInstallRepo(repo: Repo, more: NodeJS.ProcessEnv = {}): InstallRepo {
  const log = join(repo.home, "guard.log");
  const env = { ...repo.env, GUARD_LOG: log, ...more };
  const run = (command: (io: Io) => Promise<number> | number, options: RunOptions): Promise<Outcome> =>
    inProcess(command, options.cwd ?? repo.root, { ...env, ...options.env });
  return {
    ...repo,
    env,
    init: (flags = { yes: true }, options = {}) => run((io) => init(flags, io, options.asker ?? null), options),
    uninstall: (options = {}) => run((io) => runUninstall(io), options),
    try(...args) {
      const { status, stdout, stderr } = spawnSync("git", args, { cwd: repo.root, env, encoding: "utf8" });
      return { code: status, out: stdout, err: stderr };
    },
    git(...args) {
      const { status, stdout, stderr } = spawnSync("git", args, { cwd: repo.root, env, encoding: "utf8" });
      if (status !== 0) throw new Error(`git ${args.join(" ")} failed: ${stderr}`);
      return stdout.replace(/\n$/, "");
    },
    read: (path) => readFileSync(join(repo.root, path), "utf8"),
    asked: () => takeLines(log),
    snapshot: () => Object.fromEntries(entriesIn(repo.root, repo.root)),
  };
}

/** The same commands in another work tree. */
export function inside(repo: InstallRepo, root: string): InstallRepo {
  return asInstallRepo({ ...openRepo(root, repo.home), [Symbol.asyncDispose]: async () => undefined }, repo.env);
}

/** Init, something in between, uninstall. Gives the files before and after. */
export async function roundTrip(repo: InstallRepo, between: () => void): Promise<RoundTrip> {
  const before = repo.snapshot();
  const first = await repo.init();
  between();
  const last = await repo.uninstall();
  return { codes: [first.code, last.code], errors: first.err + last.err, before, after: repo.snapshot() };
}

interface RoundTrip {
  readonly codes: readonly (number | null)[];
  readonly errors: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

/** As the program does it: what is thrown becomes words and a code. */
async function inProcess(
  command: (io: Io) => Promise<number> | number,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const said = { out: "", err: "" };
  const io: Io = { cwd, env, out: (text) => (said.out += text), err: (text) => (said.err += text) };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    return { code: await command(io), ...said };
  } catch (error) {
    const { text, code } = explainFault(error, (name) => name);
    return { code, out: said.out, err: `${said.err}${text}` };
  } finally {
    vi.unstubAllEnvs();
  }
}

function takeLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n").slice(0, -1);
  } catch {
    return [];
  } finally {
    rmSync(file, { force: true });
  }
}

const CHANGED_BY_COMMITS =
  /^node_modules$|(?:^|\/)\.git\/(?:(?:worktrees|modules)\/[^/]+\/)?(?:objects|refs|logs|index|packed-refs|\w+_EDITMSG|\w*HEAD|gk)$|(?:^|\/)change-\d+\.txt$/;

function entriesIn(folder: string, root: string): [string, string][] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name): [string, string][] => {
      const path = join(folder, name);
      const shown = relative(root, path);
      if (CHANGED_BY_COMMITS.test(shown)) return [];
      const stats = lstatSync(path);
      const mode = (stats.mode & 0o7777).toString(8);
      if (stats.isSymbolicLink()) return [[shown, `link ${readlinkSync(path)}`]];
      if (stats.isDirectory()) return [[shown, `folder ${mode}`], ...entriesIn(path, root)];
      return [[shown, `${mode} ${readFileSync(path, "latin1")}`]];
    });
}

let count = 0;

/** Commits a new file. Gives git's exit code. */
export function tryCommit(repo: InstallRepo, message: string): number | null {
  count += 1;
  repo.write(`change-${count}.txt`, `${count}\n`);
  repo.git("add", `change-${count}.txt`);
  return repo.try("commit", "--quiet", "--message", message).code;
}
