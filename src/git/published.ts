import type { Repository } from "./open-repository.ts";
import { countCommits, tryResolve } from "./range.ts";
import { readGit, runGit } from "./run-git.ts";

/**
 * How many commits of a protected branch a rebase onto this upstream would rewrite although a remote has them under the
 * same name. Null where it would rewrite none, or where the branch is not protected.
 */
export function countPublished(
  repository: Repository,
  upstream: string,
  given: string | null,
  protectedNames: readonly string[],
): { readonly branch: string; readonly count: number } | null {
  const branch = given ?? currentBranch(repository);
  if (branch === null || !protectedNames.includes(branch)) return null;
  const tip = tryResolve(repository, `refs/heads/${branch}`);
  const base = tryResolve(repository, upstream); // git says --root where there is none
  const remotes = remoteTips(repository, branch);
  if (tip === null || remotes.length === 0) return null;
  const kept = base === null ? [] : [base];
  const count = countCommits(repository, [tip], kept) - countCommits(repository, [tip], [...kept, ...remotes]);
  return count === 0 ? null : { branch, count };
}

function currentBranch({ root }: Repository): string | null {
  const { code, stdout } = runGit(root, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return code === 0 ? stdout.toString().trim() : null;
}

function remoteTips({ root }: Repository, branch: string): string[] {
  const ids = readGit(root, ["for-each-ref", "--format=%(objectname)", `refs/remotes/*/${branch}`]);
  return ids.split("\n").filter(Boolean);
}
