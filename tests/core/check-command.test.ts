import { describe, expect, it } from "vitest";
import { checkCommand } from "../../src/core/check-command.ts";
import type { RuleSettings } from "../../src/core/check.ts";
import { NO_COMMAND, UNKNOWN } from "../../src/core/command.ts";
import type { Finding, Severity } from "../../src/core/finding.ts";
import { type CommandRule, commandRule, type CommandViolation } from "../../src/core/rule.ts";

const LONG = "x ".repeat(100);

function judge(violation: Partial<CommandViolation>, severity: Severity | "off" = "error"): readonly Finding[] {
  const rule: CommandRule = commandRule({
    id: "no-x",
    summary: "No x.",
    why: "It is x.",
    bad: "x",
    good: "y",
    *check() {
      const whole = {
        what: '"-x" is x',
        next: [{ say: "Say y." }] as const,
        token: "-x",
        within: "run -x now",
        ...violation,
      };
      yield* [whole, whole];
    },
  });
  const settings: RuleSettings = { "no-x": { severity, options: {}, waivable: false } };
  return checkCommand(NO_COMMAND, { rules: [rule], settings });
}

const where = (token: string, within: string): string | undefined => judge({ token, within })[0]?.where;

describe("checkCommand", () => {
  it("makes a finding of each violation, once", () => {
    expect(judge({})).toEqual([
      {
        rule: "no-x",
        severity: "error",
        commit: null,
        subject: "",
        where: '"-x" in: run -x now',
        what: '"-x" is x',
        why: "It is x.",
        next: [{ say: "Say y." }],
        data: { token: "-x" },
        docs: "https://unpkg.com/commit-guard/docs/rules/no-x.md",
      },
    ]);
  });

  it("goes by the settings", () => {
    expect(judge({}, "off")).toEqual([]);
    expect(judge({}, "warning").map(({ severity }) => severity)).toEqual(["warning"]);
    expect(judge({ severity: "warning" }).map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("cuts a long command so that the word stays visible", () => {
    expect(where("-x", "-x")).toBe('"-x"');
    expect(where("-x", `-x ${LONG}`)).toMatch(/^"-x" in: -x (?:x )+x?…$/);
    expect(where("-q", `${LONG}-q`)).toMatch(/^"-q" in: …[x ]+-q$/);
    expect(where("-q", `${LONG}-q ${LONG}`)).toMatch(/^"-q" in: …[x ]+-q [x ]+…$/);
    expect(where("-q", LONG)).toMatch(/^"-q" in: [x ]+…$/);
    for (const within of [`-q ${LONG}`, `${LONG}-q`, `${LONG}-q ${LONG}`]) {
      expect(where("-q", within)?.length).toBeLessThanOrEqual(130);
    }
  });

  it("shows one line, without what nobody can know", () => {
    expect(where("-x", `a\n-x ${UNKNOWN}`)).toBe('"-x" in: a -x …');
  });
});
