import type { Judgement } from "../core/finding.ts";
import { findApproved } from "../git/approved-commits.ts";
import type { Repository } from "../git/open-repository.ts";

/** Names the commits that a person let pass here: a judgement that does not go by it says so. */
export function noteApprovals(judgement: Judgement, repository: Repository, judged: ReadonlySet<string>): Judgement {
  const notes = findApproved(repository, judged).map(({ id, rule }) => ({
    rule,
    commit: id,
    reason: `an approval for ${rule} was used for this commit; it does not count here`,
  }));
  return notes.length === 0 ? judgement : { ...judgement, skipped: [...judgement.skipped, ...notes] };
}
