import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { GitError, lastWords, runGit } from "./run-git.ts";

/** Where a repository keeps its things. All paths are absolute. */
export interface Repository {
  /** The root of the work tree; of a bare repository, its git dir. */
  readonly root: string;
  readonly gitDir: string;
  /** Shared by all linked work trees. */
  readonly commonDir: string;
  readonly objectsDir: string;
  readonly objectFormat: string;
  readonly isBare: boolean;
  readonly isShallow: boolean;
}

const QUESTIONS: readonly string[] = [
  "--is-bare-repository",
  "--is-inside-work-tree",
  "--is-shallow-repository",
  "--show-object-format",
  "--absolute-git-dir",
  "--git-common-dir",
  "--git-path",
  "objects",
  "--show-cdup",
];

/** `--git-path objects` is one question of two words. */
const ANSWERS: number = QUESTIONS.length - 1;

/** Finds the repository that git would use in a folder. Throws GitError, with the reason, where there is none. */
export function openRepository(cwd: string): Repository {
  const { code, stdout, stderr } = runGit(cwd, ["rev-parse", ...QUESTIONS]);
  if (code !== 0) throw new GitError(explain(cwd, stderr, code));
  return parseAnswers(cwd, stdout.toString().split("\n").slice(0, -1));
}

/** The last answer is left out where there is no work tree: in a bare repository, and inside a git dir. */
function parseAnswers(cwd: string, answers: readonly string[]): Repository {
  const answer = (index: number): string => answers[index] ?? "";
  const [bare, , shallow] = answers;
  const hasWorkTree = bare === "false" && answers.length === ANSWERS;
  if (!hasWorkTree && answers.length !== ANSWERS - 1) {
    throw new GitError(`a repository whose path holds a line feed is not supported`);
  }
  return {
    root: realExisting(hasWorkTree ? resolve(cwd, answer(7)) : answer(4)),
    gitDir: answer(4),
    commonDir: resolve(cwd, answer(5)),
    objectsDir: resolve(cwd, answer(6)),
    objectFormat: answer(3),
    isBare: !hasWorkTree,
    isShallow: shallow === "true",
  };
}

function realExisting(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new GitError(`the folder '${path}' of this repository cannot be read`, { cause: error });
  }
}

function explain(cwd: string, stderr: string, code: number): string {
  if (stderr.includes("not a git repository"))
    return `no git repository at '${cwd}'; run this inside one or pass -C <dir>`;
  if (stderr.includes("dubious ownership")) return stderr.trim();
  return `git rev-parse failed: ${lastWords(stderr, code)}`;
}

/** The object id that stands for "nothing": 40 or 64 zeros. */
export function isZeroId(id: string): boolean {
  return /^(?:0{40}|0{64})$/.test(id);
}

/** Git knows the empty tree of each object format by heart. */
export function emptyTree(objectFormat: string): string {
  return objectFormat === "sha256"
    ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
    : "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
}
