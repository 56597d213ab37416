import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { foreignEnvironment, GitError, runGit } from "../git/run-git.ts";

/** A repository that holds agent files. */
export interface Repository {
  /** The root of the work tree; of a bare repository, its git dir. Absolute, without symbolic links. */
  readonly root: string;
  readonly gitDir: string;
  readonly bare: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** The commits whose parents this clone lacks; null when the history is whole. */
  readonly shallow: ReadonlySet<string> | null;
}

/**
 * The repository that git would use in a folder; null where there is none. Throws GitError for one that is broken. Below
 * the root of its work tree GIT_DIR alone would make git take the folder for the root.
 */
export function openMainRepository(cwd: string, env: NodeJS.ProcessEnv): Repository | null {
  const gitDir = env["GIT_DIR"];
  if (!gitDir || env["GIT_WORK_TREE"]) return openRepository(cwd, env);
  const found = openRepository(cwd, foreignEnvironment(env));
  const isSame = found !== null && found.gitDir === resolve(cwd, gitDir) && !found.bare;
  return isSame ? { ...found, env: { ...env, GIT_WORK_TREE: found.root } } : openRepository(cwd, env);
}

export function openRepository(cwd: string, env: NodeJS.ProcessEnv): Repository | null {
  const { code, stdout, stderr } = runGit(cwd, ["rev-parse", ...QUESTIONS], { env });
  if (code === 0) return parseAnswers(cwd, env, stdout.toString().split("\n"));
  if (stderr.includes("not a git repository (or any")) return null;
  throw new GitError(stderr.trim() || `git rev-parse failed in ${cwd}`);
}

/**
 * The repository that holds a file, given without symbolic links: the main one unless another begins on the way up.
 * Variables such as GIT_DIR, which git sets for hooks, belong to the main one only.
 */
export function holderOf(file: string, main: Repository | null, env: NodeJS.ProcessEnv): Repository | null {
  if (main !== null && !main.bare && isDirectlyIn(dirname(file), main.root)) return main;
  const holder = openRepository(dirname(file), foreignEnvironment(env));
  return holder !== null && holder.root === main?.root ? main : holder;
}

const QUESTIONS: readonly string[] = [
  "--is-bare-repository",
  "--is-inside-work-tree",
  "--is-shallow-repository",
  "--git-path",
  "shallow",
  "--absolute-git-dir",
  "--show-cdup",
];

function parseAnswers(cwd: string, env: NodeJS.ProcessEnv, answers: readonly string[]): Repository {
  const [isBare, isInside, isShallow, boundary = "", gitDir = "", up = ""] = answers;
  const bare = isBare === "true" || isInside === "false";
  const root = realpathSync(bare ? gitDir : resolve(cwd, up));
  return { root, gitDir, bare, env, shallow: isShallow === "true" ? readBoundary(resolve(cwd, boundary)) : null };
}

function isDirectlyIn(folder: string, root: string): boolean {
  for (let at = folder; at !== root; at = dirname(at)) {
    if (at === dirname(at) || existsSync(resolve(at, ".git"))) return false;
  }
  return true;
}

function readBoundary(file: string): ReadonlySet<string> {
  return new Set(readFileSync(file, "utf8").split("\n").filter(Boolean));
}
