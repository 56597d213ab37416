import { GitError, runGit } from "../git/run-git.ts";
import { abbreviate, LEAST_DIGITS } from "./abbreviate.ts";
import type { Repository } from "./repository.ts";

/** The version of an agent: the last commit that touched its file. */
export interface AgentVersion {
  readonly commit: string;
  readonly blob: string;
  /** The start of `commit` that is unique in its repository. */
  readonly hash: string;
  /** The file differs from that commit, in the work tree or in the index. */
  readonly changed: boolean;
}

export type VersionLookup =
  | { readonly kind: "found"; readonly version: AgentVersion }
  | { readonly kind: "refused" | "unverifiable"; readonly reason: string };

export interface VersionOptions {
  /** The agents as of a revision; null for those of the work tree. */
  readonly revision: string | null;
  /** The least number of hex digits. */
  readonly digits: number;
}

/** Looks up one file, by its path in the repository. Throws GitError when git fails. */
export function readAgentVersion(repository: Repository, path: string, options: VersionOptions): VersionLookup {
  const { revision, digits } = options;
  const blob = readBlobId(repository, revision ?? "HEAD", path);
  if (blob === null) return { kind: "refused", reason: "it is not committed" };
  const commit = readLastCommit(repository, revision ?? "HEAD", path);
  if (commit === null || isHidden(repository, { revision: revision ?? "HEAD", commit, path }))
    return { kind: "unverifiable", reason: SHALLOW };
  const changed = revision === null && isChanged(repository, path);
  return { kind: "found", version: { commit, blob, hash: readShortHash(repository, commit, digits), changed } };
}

/** The commit's id, as short as it can be in its repository. */
export function readShortHash(repository: Repository, commit: string, digits: number = LEAST_DIGITS): string {
  const others = read(repository, ["rev-parse", `--disambiguate=${commit.slice(0, digits)}`]);
  return abbreviate(commit, others.split("\n").filter(Boolean), digits);
}

/**
 * `git rev-list -1` with git's default simplification: renames are not followed, and of a merge only the side counts that
 * the file came from. Null when no commit touched the path.
 */
export function readLastCommit(repository: Repository, revision: string, path: string): string | null {
  return read(repository, ["rev-list", "-1", revision, "--", path]).trim() || null;
}

export const SHALLOW = 'the history of this clone is cut off: run "git fetch --unshallow"';

/** Null when the path is no file there. A path that does not exist costs no walk through the history. */
function readBlobId(repository: Repository, revision: string, path: string): string | null {
  const { code, stdout } = runGit(repository.root, ["ls-tree", "-z", "--full-tree", revision, "--", path], repository);
  const [mode, type, blob] = code === 0 ? stdout.toString().split(/[ \t]/) : [];
  return type === "blob" && mode !== "120000" ? (blob ?? null) : null;
}

/**
 * In a shallow clone the commits at the boundary seem to add every file. Such a commit is no answer, and one beside the
 * answer may hide a newer one.
 */
function isHidden({ shallow, ...repository }: Repository, answer: Answer): boolean {
  if (shallow === null) return false;
  const args = ["rev-list", answer.revision, `^${answer.commit}`, "--", answer.path];
  const beside = read({ ...repository, shallow }, args).split("\n");
  return [answer.commit, ...beside].some((commit) => shallow.has(commit));
}

interface Answer {
  readonly revision: string;
  readonly commit: string;
  readonly path: string;
}

function isChanged(repository: Repository, path: string): boolean {
  const args = ["status", "--porcelain", "-z", "--untracked-files=no", "--ignore-submodules=all", "--", path];
  return read(repository, args) !== "";
}

function read({ root, env }: Repository, args: readonly string[]): string {
  const { code, stdout, stderr } = runGit(root, args, { env });
  if (code !== 0) throw new GitError(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout.toString();
}
