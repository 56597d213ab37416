import { joinJudgements } from "../src/core/finding.ts";
import { withoutBaseline } from "../src/git/baseline.ts";
import { unknownCommits } from "../src/git/new-commits.ts";
import { openJudge } from "../src/judge/open-judge.ts";
import type { Hook } from "./hook.ts";

/**
 * Runs where `shim.sh` found commits that a branch would move to and that nothing leads to yet: made by plumbing, or by a
 * commit whose hooks were switched off. It hands their ids on behind the state of the transaction.
 */
export const referenceTransaction: Hook = {
  name: "reference-transaction",
  consequence: "no branch was moved",
  judges: "stored",
  async run({ repository, source, policy, rules, args: [, ...tips] }) {
    const range = tips.length === 0 ? null : unknownCommits(repository, tips);
    if (range === null) return joinJudgements([]);
    using judge = await openJudge({ repository, source, policy, rules: rules.commit });
    const { judgement } = await judge.judgeRange(withoutBaseline(repository, range, policy.settings.baseline));
    return judgement;
  },
};
