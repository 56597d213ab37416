import type { Judgement } from "../src/core/finding.ts";
import { joinJudgements, verdictOf } from "../src/core/finding.ts";
import type { Approval } from "../src/git/approval.ts";
import { withoutBaseline } from "../src/git/baseline.ts";
import { resolveRange } from "../src/git/range.ts";
import { recordSlipped } from "../src/git/slipped.ts";
import { openJudge } from "../src/judge/open-judge.ts";
import { excuse, spendApprovals } from "./approved.ts";
import type { Hook } from "./hook.ts";

/**
 * Runs where `shim.sh` found that git stored another tree than was judged, that nothing was judged at all, or that an
 * approval was used. Spends the approval, judges what was stored, and remembers what should not be there: git no longer
 * asks whether it may.
 */
export const postCommit: Hook = {
  name: "post-commit",
  consequence: "the commit was made past the hooks and is there; a push will be refused",
  advises: true,
  judges: "stored",
  async run(context) {
    const { repository, source, policy, rules, seal } = context;
    const head = resolveRange(repository, "HEAD", { protectedBranches: [] });
    const approvals = spendApprovals(context, head.to);
    if (seal.state === "sealed") return joinJudgements([]);
    using judge = await openJudge({ repository, source, policy, rules: rules.commit });
    const range = withoutBaseline(repository, head, policy.settings.baseline);
    const judgement = excuse((await judge.judgeRange(range)).judgement, approvals);
    const isSlip = verdictOf(judgement) !== "pass" && !approvals.some(isOfHooks);
    if (isSlip) recordSlipped(repository.gitDir, { id: head.to, reason: reasonOf(judgement) });
    return judgement;
  },
};

/** A person knew that no hook would judge this commit. */
function isOfHooks({ rule }: Approval): boolean {
  return rule === "no-bypass-flag" || rule === "no-hook-tampering";
}

function reasonOf({ findings, unverified }: Judgement): string {
  const rules = [...findings, ...unverified].map(({ rule }) => rule);
  return [...new Set(rules)].join(", ");
}
