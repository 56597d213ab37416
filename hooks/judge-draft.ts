import type { Finding, Judgement, Note } from "../src/core/finding.ts";
import { joinJudgements } from "../src/core/finding.ts";
import type { Part } from "../src/core/rule.ts";
import { readStagedDraft } from "../src/git/draft.ts";
import { blobId } from "../src/git/blob-id.ts";
import { addToSeal } from "../src/git/seal.ts";
import { openJudge } from "../src/judge/open-judge.ts";
import { readRetry } from "./commit-again.ts";
import { withApprovals } from "./approved.ts";
import type { HookContext } from "./hook.ts";
import { type Invocation, onlyReading, readParents } from "./readings.ts";

interface Known {
  readonly invocation: Invocation;
  readonly messages: readonly string[];
  readonly parts: readonly Part[];
}

/** Judges every reading of the draft and joins what they find, so that no reading can hide what another one shows. */
export async function judgeDraft(context: HookContext, { invocation, messages, parts }: Known): Promise<Judgement> {
  const { repository, source, policy, rules } = context;
  using judge = await openJudge({ repository, source, policy, rules: rules.commit });
  const again = "obstacle" in readRetry(invocation, repository, context.env) ? null : "commit-guard retry";
  const known = onlyReading(invocation)?.amends;
  const readings = readParents(repository, invocation).flatMap((parents, index) => {
    const draft = readStagedDraft(repository, parents, judge.sandbox);
    const amends = known ?? index > 0; // of several readings the plain one comes first
    return messages.map((message) => ({ draft, message, parts, again, amends }));
  });
  const judgements = await Promise.all(readings.map((reading) => judge.judgeDraft(reading)));
  const isLast = parts.includes("message");
  if (isLast) {
    for (const { draft, message } of readings)
      addToSeal(context.seal.file, "judged", `${draft.tree} ${blobId(repository, message)}`);
  }
  const tree = (): string => readings[0]?.draft.tree ?? ""; // they differ in parents and message only
  return withApprovals(withoutRepeats(joinJudgements(judgements)), context, { tree, isLast });
}

function withoutRepeats({ findings, skipped, unverified }: Judgement): Judgement {
  return {
    findings: unique(findings, keyOfFinding),
    skipped: unique(skipped, keyOfNote),
    unverified: unique(unverified, keyOfNote),
  };
}

function keyOfFinding({ rule, severity, what }: Finding): string {
  return [rule, severity, what].join("\0");
}

function keyOfNote({ rule, reason }: Note): string {
  return `${rule}\0${reason}`;
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
