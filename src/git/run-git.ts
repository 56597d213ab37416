import { spawnSync } from "node:child_process";

/** Git is missing, failed, or said something that cannot be understood: nothing can be verified (exit code 3). */
export class GitError extends Error {
  override readonly name: string = "GitError";
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
}

/** Switches off what a repository's configuration could run or change while git only reads. */
const HARDENED: readonly string[] = [
  "--no-pager",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.quotePath=false",
  "-c",
  "log.showSignature=false",
];

/** 1 GiB: more output than this is no answer that a program should hold in memory. */
const MAX_OUTPUT_BYTES: number = 2 ** 30;

/** Runs git to its end in a folder. A non-zero exit is an answer; throws GitError when git cannot be started. */
export function runGit(cwd: string, args: readonly string[], { input, env = process.env }: RunOptions = {}): GitResult {
  const { status, stdout, stderr, error } = spawnSync("git", [...HARDENED, ...args], {
    cwd,
    env: hardenedEnvironment(env),
    maxBuffer: MAX_OUTPUT_BYTES,
    ...(input === undefined ? {} : { input }),
  });
  if (error && !isUnreadInput(error, status)) throw new GitError(explainStart(error), { cause: error });
  return { code: status ?? 128, stdout, stderr: stderr.toString() };
}

/** The output of a git that must succeed. Throws GitError with git's own last words. */
export function readGit(cwd: string, args: readonly string[], options?: RunOptions): string {
  const { code, stdout, stderr } = runGit(cwd, args, options);
  if (code !== 0) throw new GitError(`git ${args[0]} failed: ${lastWords(stderr, code)}`);
  return stdout.toString();
}

/** A git that ends before it has read its input is no failure: its exit code tells. */
function isUnreadInput(error: Error, status: number | null): boolean {
  return status !== null && "code" in error && error.code === "EPIPE";
}

/** Git refuses literal path specs together with any of these. */
const PATHSPEC_VARIABLES: ReadonlySet<string> = new Set([
  "GIT_GLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
]);

export function hardenedEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !PATHSPEC_VARIABLES.has(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_GRAFT_FILE: "/dev/null/none",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/** What `git rev-parse --local-env-vars` lists: the variables that bind git to one repository. */
export const LOCAL_VARIABLES: ReadonlySet<string> = new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_CEILING_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_CONFIG_COUNT",
  "GIT_CONFIG_PARAMETERS",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NAMESPACE",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_QUARANTINE_PATH",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
]);

/** The environment for another repository than the one that a hook runs in. */
export function foreignEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !LOCAL_VARIABLES.has(name));
  return Object.fromEntries(kept);
}

/** What git said last; a code of null stands for an end by a signal. */
export function lastWords(stderr: string, code: number | null): string {
  return stderr.trim().split("\n").at(-1) || (code === null ? "it was killed" : `exit code ${code}`);
}

export function explainStart(error: Error): string {
  return "code" in error && error.code === "ENOENT"
    ? "git was not found on PATH"
    : `git could not be started: ${error.message}`;
}
