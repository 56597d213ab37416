import { describe, expect, it } from "vitest";
import type { Command } from "../../src/core/command.ts";
import type { CommandRule } from "../../src/core/rule.ts";

interface Good {
  readonly name: string;
  readonly command: Command;
}

interface Bad extends Good {
  /** Of every violation. */
  readonly tokens: readonly string[];
}

/** Runs one rule over a table of harmless and harmful commands. */
export function testCommandRule(
  rule: CommandRule,
  cases: { readonly good: readonly Good[]; readonly bad: readonly Bad[] },
): void {
  describe(rule.id, () => {
    it.each(cases.good)("lets pass: $name", ({ command }) => {
      expect(rule.check(command).map(({ what }) => what)).toEqual([]);
    });

    it.each(cases.bad)("refuses: $name", ({ command, tokens }) => {
      const violations = rule.check(command);
      expect(violations.map(({ token }) => token)).toEqual(tokens);
      expect(violations.every(({ what }) => !/^[A-Z]|\.$/.test(what) && what.includes('"'))).toBe(true);
      expect(violations.every(({ next }) => next.length <= 3)).toBe(true);
      const steps = violations.flatMap(({ next }) => next);
      expect(steps.every(({ say, run }) => /^[A-Z].*\.$/.test(say) && run === undefined)).toBe(true);
    });
  });
}
