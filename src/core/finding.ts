import type { Repair, Step, Violation } from "./rule.ts";

export type Severity = "error" | "warning";

/** A violation stamped with its rule, severity and place. This is the public, serialisable result. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Full object id, or null for a draft. */
  readonly commit: string | null;
  readonly subject: string;
  readonly where: string;
  readonly what: string;
  readonly why: string;
  readonly next: readonly Step[];
  readonly data: NonNullable<Violation["data"]>;
  /** The stable address of the rule's page. */
  readonly docs: string;
  /** Of a draft that can be committed again: how its message can be repaired. */
  readonly repair?: Repair;
}

/** A rule, or a part of what it would count, that a fact exempted. Every report lists these. */
export interface Note {
  readonly rule: string;
  readonly commit: string | null;
  readonly reason: string;
}

/** What the rules say of one commit. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly skipped: readonly Note[];
  readonly unverified: readonly Note[];
}

export type Verdict = "pass" | "fail" | "unverified";

/** `fail` exactly when an error exists, else `unverified` when a question stayed open. */
export function verdictOf({ findings, unverified }: Judgement): Verdict {
  if (findings.some(({ severity }) => severity === "error")) return "fail";
  return unverified.length > 0 ? "unverified" : "pass";
}

export function joinJudgements(judgements: readonly Judgement[]): Judgement {
  return {
    findings: judgements.flatMap(({ findings }) => findings),
    skipped: judgements.flatMap(({ skipped }) => skipped),
    unverified: judgements.flatMap(({ unverified }) => unverified),
  };
}
