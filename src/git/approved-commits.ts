import { type FoundApproval, listApprovals } from "./approvals.ts";
import type { Repository } from "./open-repository.ts";
import { readGit } from "./run-git.ts";

/** A commit that was let through by an approval, as far as this clone knows. */
export interface ApprovedCommit {
  readonly id: string;
  readonly rule: string;
}

/**
 * Of these commits, those that an approval was used for: the commit that it names, or, where no hook saw one being made,
 * one with the approved tree on what was HEAD. Throws GitError.
 */
export function findApproved(repository: Repository, ids: ReadonlySet<string>): readonly ApprovedCommit[] {
  const taken = listApprovals(repository).filter(({ state }) => state.kind !== "open");
  const named = taken.flatMap(({ approval: { rule }, use }) =>
    use !== null && use.commit !== null && ids.has(use.commit) ? [{ id: use.commit, rule }] : [],
  );
  const unnamed = taken.filter(({ use }) => use === null || use.commit === null);
  return unnamed.length === 0 ? named : [...named, ...matchTrees(repository, ids, unnamed)];
}

function matchTrees(
  { root }: Repository,
  ids: ReadonlySet<string>,
  approvals: readonly FoundApproval[],
): readonly ApprovedCommit[] {
  if (ids.size === 0) return [];
  const input = `${[...ids].join("\n")}\n`;
  const format = ["log", "--no-walk=unsorted", "--stdin", "--format=%H %T %P"];
  const commits = readGit(root, format, { input }).split("\n").filter(Boolean);
  return commits.flatMap((line) => {
    const [id = "", tree = "", parent = ""] = line.split(" ");
    const found = approvals.filter(({ approval }) => approval.tree === tree && (approval.head ?? "") === parent);
    return found.map(({ approval: { rule } }) => ({ id, rule }));
  });
}
