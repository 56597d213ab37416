import { isZeroId, type Repository } from "./open-repository.ts";
import { otherBranches, unjudgedBranches } from "./branches.ts";
import { MissingRevision } from "./missing.ts";
import { GitError, lastWords, readGit, runGit } from "./run-git.ts";

/** Which commits to judge: those reachable from `include` and not from `exclude`, or exactly `only`. Full ids. */
export interface Range {
  /** What the caller named as the start; null for a start that is no commit. */
  readonly from: string | null;
  readonly to: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly only: string | null;
}

interface BranchSettings {
  /** Names of branches whose commits were judged on their way in. */
  readonly protectedBranches: readonly string[];
}

/**
 * `A..B`, `A...B` or a single revision, as git reads them; a zero id as the start means everything new.
 * Throws MissingRevision.
 */
export function resolveRange(repository: Repository, text: string, settings: BranchSettings): Range {
  const parts = /^(?<from>.*?)(?<dots>\.{2,3})(?<to>.*)$/s.exec(text)?.groups;
  if (!parts) return resolveOne(repository, text);
  const [from, to] = [parts["from"] || "HEAD", parts["to"] || "HEAD"];
  return parts["dots"] === "..."
    ? resolveSymmetric(repository, from, to)
    : resolveFromTo(repository, from, to, settings);
}

function resolveOne(repository: Repository, revision: string): Range {
  const only = resolveCommit(repository, revision);
  return { from: null, to: only, include: [only], exclude: [], only };
}

export function resolveFromTo(repository: Repository, from: string, to: string, settings: BranchSettings): Range {
  const tip = resolveCommit(repository, to);
  if (isZeroId(from)) {
    const exclude = unjudgedBranches(repository, to, settings.protectedBranches);
    return { from: null, to: tip, include: [tip], exclude, only: null };
  }
  const base = resolveCommit(repository, from);
  return { from: base, to: tip, include: [tip], exclude: [base], only: null };
}

/** Everything that is reachable from a revision. */
export function resolveHistory(repository: Repository, to: string): Range {
  const tip = resolveCommit(repository, to);
  return { from: null, to: tip, include: [tip], exclude: [], only: null };
}

/** What is not upstream yet; without an upstream what is on no other branch; HEAD alone when that is nothing. */
export function defaultRange(repository: Repository): Range {
  const tip = resolveCommit(repository, "HEAD");
  const upstream = tryResolve(repository, "@{upstream}");
  if (upstream !== null) return { from: upstream, to: tip, include: [tip], exclude: [upstream], only: null };
  const exclude = otherBranches(repository, "HEAD");
  const isNew = exclude.length === 0 || countCommits(repository, [tip], exclude) > 0;
  return { from: null, to: tip, include: [tip], exclude: isNew ? exclude : [], only: isNew ? null : tip };
}

/** The full id of the commit that a revision names. Throws MissingRevision. */
export function resolveCommit(repository: Repository, revision: string): string {
  const id = tryResolve(repository, revision);
  if (id === null) throw new MissingRevision(repository, revision);
  return id;
}

export function tryResolve({ root }: Repository, revision: string): string | null {
  const { code, stdout } = runGit(root, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  const id = stdout.toString().trim();
  return code === 0 && isFullId(id) ? id : null;
}

/** `^x` is no commit: git answers `^<id>` to it. */
function isFullId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Throws GitError: a count that fails must not be taken for none. */
export function countCommits({ root }: Repository, include: readonly string[], exclude: readonly string[]): number {
  const input = [...include, ...exclude.map((id) => `^${id}`), ""].join("\n");
  return Number(readGit(root, ["rev-list", "--count", "--stdin"], { input }).trim());
}

function resolveSymmetric(repository: Repository, left: string, right: string): Range {
  const [from, to] = [resolveCommit(repository, left), resolveCommit(repository, right)];
  const { code, stdout, stderr } = runGit(repository.root, ["merge-base", "--all", from, to]);
  if (code > 1) throw new GitError(`git merge-base failed: ${lastWords(stderr, code)}`); // 1: they have none in common
  const bases = stdout.toString().split("\n").filter(Boolean);
  return { from, to, include: [from, to], exclude: bases, only: null };
}
