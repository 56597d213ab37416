import type { Judgement } from "../src/core/finding.ts";
import { verdictOf } from "../src/core/finding.ts";
import { withoutBaseline } from "../src/git/baseline.ts";
import { resolveRange } from "../src/git/range.ts";
import { recordSlipped } from "../src/git/slipped.ts";
import { openJudge } from "../src/judge/open-judge.ts";
import type { Hook } from "./hook.ts";

/**
 * Runs where `shim.sh` found that git stored another tree than was judged, or that nothing was judged at all. Judges what
 * was stored, and remembers what should not be there: git no longer asks whether it may.
 */
export const postCommit: Hook = {
  name: "post-commit",
  consequence: "the commit was made past the hooks and is there; a push will be refused",
  advises: true,
  judges: "stored",
  async run({ repository, source, policy, rules }) {
    using judge = await openJudge({ repository, source, policy, rules: rules.commit });
    const head = resolveRange(repository, "HEAD", { protectedBranches: [] });
    const { judgement } = await judge.judgeRange(withoutBaseline(repository, head, policy.settings.baseline));
    if (verdictOf(judgement) !== "pass") recordSlipped(repository.gitDir, { id: head.to, reason: reasonOf(judgement) });
    return judgement;
  },
};

function reasonOf({ findings, unverified }: Judgement): string {
  const rules = [...findings, ...unverified].map(({ rule }) => rule);
  return [...new Set(rules)].join(", ");
}
