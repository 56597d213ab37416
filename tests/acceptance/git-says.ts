import { isDefaultMerge } from "./default-merge.ts";
import { findSignOffs, readCommit } from "./git-says-message.ts";
import { isExactRevert } from "./git-says-revert.ts";
import { readSizes, type Size } from "./git-says-sizes.ts";
import type { PlainGit } from "./plain-git.ts";

/** What plain git commands say of one commit, in the same words as our report is compared with. */
export interface GitSays {
  readonly findings: readonly string[];
  readonly isMerge: boolean;
  readonly isRevert: boolean;
  /** A merge whose subject git or GitHub wrote. */
  readonly isDefaultMerge: boolean;
  readonly lockFiles: readonly string[];
}

export interface Limits {
  readonly files: number;
  readonly lines: number;
  readonly binaryKiB: number;
  readonly lockFiles: ReadonlySet<string>;
}

export function askGit(git: PlainGit, id: string, limits: Limits): GitSays {
  const commit = readCommit(git, id);
  const sizes = readSizes(git, commit);
  const isLock = ({ path }: Size): boolean => limits.lockFiles.has(path.split("/").at(-1) ?? "");
  const isRevert = isExactRevert(git, commit);
  const isMergeByDefault = new Set(commit.parents).size > 1 && isDefaultMerge(commit.subject);
  const byHand = sizes.filter((size) => !isLock(size));
  const generated = isTooLarge(byHand, limits) ? readGenerated(git, byHand, commit.parents[0]) : new Set();
  const counted = byHand.filter(({ path }) => !generated.has(path));
  return {
    findings: [...(isRevert ? [] : findSizes(counted, limits)), ...(isMergeByDefault ? [] : findSignOffs(commit))],
    isMerge: commit.parents.length > 1,
    isRevert,
    isDefaultMerge: isMergeByDefault,
    lockFiles: sizes.filter(isLock).map(({ path }) => path),
  };
}

function isTooLarge(sizes: readonly Size[], limits: Limits): boolean {
  return findSizes(sizes, limits).length > 0;
}

function findSizes(sizes: readonly Size[], { files, lines, binaryKiB }: Limits): string[] {
  const changed = sizes.reduce((sum, { lines: own }) => sum + own, 0);
  const large = sizes.filter(({ binaryBytes }) => binaryBytes > 1024 * binaryKiB);
  return [
    ...(sizes.length > files ? [`atomic-files ${sizes.length}`] : []),
    ...(changed > lines ? [`atomic-lines ${changed}`] : []),
    ...large.map(({ path, binaryBytes }) => `atomic-lines ${Math.ceil(binaryBytes / 1024)} ${path}`),
  ];
}

/** `check-attr` on an index of the first parent's tree. */
function readGenerated(git: PlainGit, sizes: readonly Size[], parent: string | undefined): Set<string> {
  if (parent === undefined) return new Set();
  const env = { GIT_INDEX_FILE: git.index };
  git.run(["read-tree", parent], { env });
  const input = sizes.map(({ path }) => `${path}\0`).join("");
  const answers = git
    .run(["check-attr", "--cached", "--stdin", "-z", "linguist-generated"], { env, input })
    .split("\0");
  const isGenerated = (_: string, at: number): boolean => ["set", "true"].includes(answers[3 * at + 2] ?? "");
  return new Set(sizes.map(({ path }) => path).filter(isGenerated));
}
