import { joinJudgements } from "../src/core/finding.ts";
import { withoutBaseline } from "../src/git/baseline.ts";
import { onlyCommits } from "../src/git/new-commits.ts";
import { openJudge } from "../src/judge/open-judge.ts";
import type { Hook } from "./hook.ts";

/**
 * Tells after a rebase, whose picks run neither `pre-commit` nor `commit-msg`, what a push would refuse. An amended commit
 * went through both.
 */
export const postRewrite: Hook = {
  name: "post-rewrite",
  consequence: "the rebase is done; a push will be refused until this is mended",
  advises: true,
  judges: "stored",
  async run({ repository, source, policy, rules, args: [command], readInput }) {
    const range = command === "rebase" ? onlyCommits(repository, parseRewritten(readInput())) : null;
    if (range === null) return joinJudgements([]);
    using judge = await openJudge({ repository, source, policy, rules: rules.commit });
    const { judgement } = await judge.judgeRange(withoutBaseline(repository, range, policy.settings.baseline));
    return judgement;
  },
};

/** `<old id> <new id> [<more>]`. Several commits may have become one. Source: githooks(5). */
function parseRewritten(input: string): string[] {
  const lines = input.split("\n").filter(Boolean);
  return [...new Set(lines.flatMap((line) => line.split(" ")[1] ?? []))];
}
