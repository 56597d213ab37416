import { createHash } from "node:crypto";
import { joinJudgements, verdictOf } from "../src/core/finding.ts";
import { withoutBaseline } from "../src/git/baseline.ts";
import { listRemoteTips } from "../src/git/branches.ts";
import { isZeroId, type Repository } from "../src/git/open-repository.ts";
import { tryResolve } from "../src/git/range.ts";
import { addToSeal, isInSeal } from "../src/git/seal.ts";
import { openJudge } from "../src/judge/open-judge.ts";
import type { Hook } from "./hook.ts";
import { type Push, readPush } from "./pushed-refs.ts";

/** Judges every outgoing commit again, so that one which was made without the hooks does not leave. */
export const prePush: Hook = {
  name: "pre-push",
  consequence: "nothing was pushed",
  judges: "stored",
  async run(context) {
    const { repository, source, policy, rules, seal } = context;
    const push = readPush(context, context.readInput());
    const key = createHash("sha256").update(JSON.stringify(push)).digest("hex");
    if (isInSeal(seal.file, "passed-pre-push", key)) return joinJudgements([]);
    const include = push.refs.flatMap(({ local }) => tryResolve(repository, local) ?? []);
    if (include.length === 0) return joinJudgements([]);
    using judge = await openJudge({ repository, source, policy, rules: rules.commit });
    const exclude = knownToRemote(repository, push);
    const range = { from: null, to: include[0] ?? "", include, exclude, only: null };
    const { judgement } = await judge.judgeRange(withoutBaseline(repository, range, policy.settings.baseline));
    if (verdictOf(judgement) === "pass") addToSeal(seal.file, "passed-pre-push", key);
    return judgement;
  },
};

/** What was judged when it was pushed: the remote's branches as this clone knows them, and the old tips. */
function knownToRemote(repository: Repository, { remote, refs }: Push): string[] {
  const old = refs.flatMap(({ remoteId }) => (isZeroId(remoteId) ? [] : (tryResolve(repository, remoteId) ?? [])));
  return [...new Set([...old, ...listRemoteTips(repository, remote)])];
}
