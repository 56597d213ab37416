import { type Approval, endOfApproval } from "../../src/git/approval.ts";
import { readPlace } from "../../src/git/approved-place.ts";
import { type FoundApproval, grantApproval, listApprovals } from "../../src/git/approvals.ts";
import { openRepository } from "../../src/git/open-repository.ts";

/** What a person at a terminal would have granted that many minutes ago, for what is staged now. */
export function approveStaged(root: string, rule: string, minutesAgo = 0): Approval {
  const repository = openRepository(root);
  const granted = new Date(Date.now() - minutesAgo * 60_000);
  return grantApproval(repository, {
    rule,
    ...readPlace(repository),
    by: "Ada Author <ada@example.com>",
    terminal: "/dev/pts/1",
    granted: granted.toISOString(),
    until: endOfApproval(granted, 10).toISOString(),
  });
}

export function approvalsOf(root: string): readonly FoundApproval[] {
  return listApprovals(openRepository(root));
}
