import { createHash } from "node:crypto";
import { joinJudgements, verdictOf } from "../src/core/finding.ts";
import { withoutBaseline } from "../src/git/baseline.ts";
import { listRemoteTips } from "../src/git/branches.ts";
import { isZeroId, type Repository } from "../src/git/open-repository.ts";
import { tryResolve } from "../src/git/range.ts";
import { addToSeal, isInSeal } from "../src/git/seal.ts";
import { openJudge } from "../src/judge/open-judge.ts";
import { type Hook, HookRefusal } from "./hook.ts";

/** Judges every outgoing commit again, so that one which was made without the hooks does not leave. */
export const prePush: Hook = {
  name: "pre-push",
  consequence: "nothing was pushed",
  async run({ repository, source, policy, rules, args: [remote = ""], readInput, seal }) {
    const input = readInput();
    const key = createHash("sha256").update(`${remote}\0${input}`).digest("hex");
    if (isInSeal(seal.file, "passed-pre-push", key)) return joinJudgements([]);
    const refs = parseRefs(input).filter(({ localId }) => !isZeroId(localId));
    const include = refs.flatMap(({ localId }) => tryResolve(repository, localId) ?? []);
    if (include.length === 0) return joinJudgements([]);
    using judge = await openJudge({ repository, source, policy, rules: rules.commit });
    const exclude = knownToRemote(repository, remote, refs);
    const range = { from: null, to: include[0] ?? "", include, exclude, only: null };
    const { judgement } = await judge.judgeRange(withoutBaseline(repository, range, policy.settings.baseline));
    if (verdictOf(judgement) === "pass") addToSeal(seal.file, "passed-pre-push", key);
    return judgement;
  },
};

interface PushedRef {
  readonly localId: string;
  readonly remoteId: string;
}

/** `<local ref> <local id> <remote ref> <remote id>`; a local id of zeros deletes. Source: githooks(5). */
function parseRefs(input: string): PushedRef[] {
  return input
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, localId, , remoteId, ...more] = line.split(" ");
      if (localId !== undefined && remoteId !== undefined && more.length === 0) return { localId, remoteId };
      throw new HookRefusal(`git sent a line that is no pushed ref: ${line}`, [
        { say: "Pass standard input on to commit-guard." },
      ]);
    });
}

/** What was judged when it was pushed: the remote's branches as this clone knows them, and the old tips. */
function knownToRemote(repository: Repository, remote: string, refs: readonly PushedRef[]): string[] {
  const old = refs.flatMap(({ remoteId }) => (isZeroId(remoteId) ? [] : (tryResolve(repository, remoteId) ?? [])));
  return [...new Set([...old, ...listRemoteTips(repository, remote)])];
}
