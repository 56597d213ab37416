import { describe, expect, it } from "vitest";
import type { Commit } from "../../src/core/commit.ts";
import type { Options } from "../../src/core/options.ts";
import type { CommitRule, Outcome } from "../../src/core/rule.ts";

interface Good {
  readonly name: string;
  readonly commit: Commit;
  readonly options?: Options;
  /** What the rule leaves out of account. */
  readonly skipped?: readonly string[];
}

interface Bad extends Good {
  readonly what: string | readonly string[];
  /** Of each violation, where not all are errors. */
  readonly severities?: readonly ("error" | "warning")[];
  /** The first command that is offered. */
  readonly run?: string;
}

/** Runs one rule over a table of good and bad commits. */
export function testRule(
  rule: CommitRule,
  cases: { readonly good: readonly Good[]; readonly bad: readonly Bad[] },
): void {
  describe(rule.id, () => {
    it.each(cases.good)("accepts $name", ({ commit, options = {}, skipped = [] }) => {
      const outcomes = rule.check(commit, options);
      expect(outcomes.flatMap(whatOf)).toEqual([]);
      expect(outcomes.flatMap((outcome) => ("skipped" in outcome ? [outcome.skipped] : []))).toEqual(skipped);
    });

    it.each(cases.bad)("refuses $name", ({ commit, options = {}, what, severities, run }) => {
      const outcomes = rule.check(commit, options);
      const violations = outcomes.filter((outcome) => "what" in outcome);
      expect(outcomes.flatMap(whatOf)).toEqual([what].flat());
      const actual = violations.map(({ severity = "error" }) => severity);
      expect(actual).toEqual(severities ?? violations.map(() => "error"));
      expect(violations.flatMap(({ next }) => next).every(({ say }) => /^[A-Z].*[.:]$/s.test(say))).toBe(true);
      const offered = violations.flatMap(({ next }) => next).find((step) => step.run !== undefined)?.run;
      expect(offered).toBe(run ?? offered);
    });
  });
}

function whatOf(outcome: Outcome): string[] {
  return "what" in outcome ? [outcome.what] : [];
}
