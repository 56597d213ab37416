import { describe, expect, it } from "vitest";
import { checkCommit, type RuleSetting } from "../../src/core/check.ts";
import type { Commit } from "../../src/core/commit.ts";
import type { Judgement } from "../../src/core/finding.ts";
import { integer } from "../../src/core/options.ts";
import { type CommitRule, commitRule, type Outcome, type Part } from "../../src/core/rule.ts";
import { AN_ID, aCommit, aMessage } from "../support/commit.ts";

const VIOLATION: Outcome = {
  what: "it is wrong",
  next: [{ say: "Repair it.", run: "git commit" }],
  data: { actual: 1 },
};

const aRule = (overrides: Partial<CommitRule> = {}, outcomes: readonly Outcome[] = [VIOLATION]): CommitRule => ({
  ...commitRule({
    id: "a-rule",
    summary: "It is right.",
    why: "Otherwise it is wrong.",
    bad: "bad",
    good: "good",
    part: "message",
    exempt: [],
    options: {},
    check: () => outcomes,
  }),
  ...overrides,
});

const ERROR: RuleSetting = { severity: "error", options: {}, waivable: false };
const PARTS: readonly Part[] = ["message", "changes"];

function judge(rule: CommitRule, commit: Commit = aCommit(), setting: Partial<RuleSetting> = {}): Judgement {
  return checkCommit(commit, { rules: [rule], settings: { [rule.id]: { ...ERROR, ...setting } }, parts: PARTS });
}

const CLEAN: Judgement = { findings: [], skipped: [], unverified: [] };
const skipped = (reason: string, commit: string | null = null): Judgement => ({
  ...CLEAN,
  skipped: [{ rule: "a-rule", commit, reason }],
});
const waives = (value: string, overrides: Partial<Commit> = {}): Commit =>
  aCommit({ message: aMessage("fix: a", { trailers: [{ token: "Guard-Waive", value }] }), ...overrides });
const severities = ({ findings }: Judgement): readonly string[] => findings.map(({ severity }) => severity);

it("hands a repair on where the commit can be made again", () => {
  const rule = aRule({}, [{ ...VIOLATION, repair: { signOff: true } }]);
  const repairOf = (commit: Commit): unknown => judge(rule, commit).findings[0]?.repair;
  expect(repairOf(aCommit({ again: "commit-guard retry" }))).toEqual({ signOff: true });
  expect(repairOf(aCommit())).toBeUndefined();
  expect(repairOf(aCommit({ id: AN_ID }))).toBeUndefined();
});

it("stamps a violation with its rule and place", () => {
  const commit = aCommit({ id: AN_ID, message: aMessage("fix: a") });
  expect(judge(aRule(), commit).findings).toEqual([
    {
      rule: "a-rule",
      severity: "error",
      commit: AN_ID,
      subject: "fix: a",
      where: "commit abcdef1",
      what: "it is wrong",
      why: "Otherwise it is wrong.",
      next: [{ say: "Repair it.", run: "git commit" }],
      data: { actual: 1 },
      docs: "https://unpkg.com/commit-guard/docs/rules/a-rule.md",
    },
  ]);
});

it.each([
  ["message", "the commit message"],
  ["changes", "the staged changes"],
] as const)("places a violation of the %s of a draft at %s", (part, where) => {
  expect(judge(aRule({ part })).findings).toMatchObject([{ commit: null, where }]);
});

it("gives data even to a violation without figures", () => {
  expect(judge(aRule({}, [{ what: "wrong", next: [{ say: "Do it." }] }])).findings).toMatchObject([{ data: {} }]);
});

it("throws for a rule without a setting", () => {
  expect(() => checkCommit(aCommit(), { rules: [aRule()], settings: {}, parts: PARTS })).toThrow(
    "no setting for rule 'a-rule'",
  );
});

it("hands the rule its options, and the defaults of the others", () => {
  const rule = commitRule({
    ...aRule(),
    rangeOnly: true,
    options: {
      max: integer({ default: 5, min: 1, about: "Most." }),
      min: integer({ default: 2, min: 1, about: "Least." }),
    },
    check: (_commit, { max, min }) => [{ what: `${max} ${min}`, next: [{ say: "Do it." }] }],
  });
  expect(judge(rule, aCommit({ id: AN_ID }), { options: { max: 7 } }).findings).toMatchObject([{ what: "7 2" }]);
});

describe("the severity", () => {
  const warning: Outcome = { ...VIOLATION, severity: "warning" };

  it.each([
    ["error", VIOLATION, ["error"]],
    ["warning", VIOLATION, ["warning"]],
    ["error", warning, ["warning"]],
    ["warning", warning, ["warning"]],
    ["off", VIOLATION, []],
  ] as const)("of the setting %s with the outcome %j is %j", (severity, outcome, expected) => {
    expect(severities(judge(aRule({}, [outcome]), aCommit(), { severity }))).toEqual(expected);
  });

  it("off lists nothing, not even an exemption", () => {
    const rule = aRule({ exempt: ["exact-revert"] });
    expect(judge(rule, aCommit({ reverts: AN_ID }), { severity: "off" })).toEqual(CLEAN);
  });
});

describe("an exemption", () => {
  const merge = aCommit({ parents: ["1", "2"], message: aMessage("Merge branch 'topic'") });
  const revert = aCommit({ id: AN_ID, reverts: "1234567890123456789012345678901234567890" });

  it.each([
    ["a default merge", "default-merge", merge, skipped("a merge with a default subject")],
    ["an exact revert", "exact-revert", revert, skipped("the exact inverse of commit 1234567", AN_ID)],
  ] as const)("for %s is listed by the rule that grants it", (_name, kind, commit, expected) => {
    expect(judge(aRule({ exempt: [kind] }), commit)).toEqual(expected);
    expect(judge(aRule(), commit).findings).toHaveLength(1);
  });

  it.each([
    ["a default subject without a second parent", aCommit({ message: aMessage("Merge branch 'topic'") })],
    ["a merge with a subject of its own", aCommit({ parents: ["1", "2"], message: aMessage("feat: a") })],
    ["the subject of a revert that is none", aCommit({ message: aMessage('Revert "feat: a"') })],
  ])("is not granted for %s", (_name, commit) => {
    const rule = aRule({ exempt: ["default-merge", "exact-revert"] });
    expect(judge(rule, commit).findings).toHaveLength(1);
  });
});

describe("a waiver", () => {
  const reason = "a vendored file";

  it("turns a finding into a note where the setting allows it", () => {
    const expected = skipped("waived: a vendored file");
    expect(judge(aRule(), waives(`a-rule ${reason}`), { waivable: true })).toEqual(expected);
    expect(judge(aRule(), waives("a-rule   a vendored file  "), { waivable: true })).toEqual(expected);
  });

  it("counts in any letter case of the token", () => {
    const trailers = [{ token: "guard-waive", value: `a-rule ${reason}` }];
    const commit = aCommit({ message: aMessage("fix: a", { trailers }) });
    expect(judge(aRule(), commit, { waivable: true }).findings).toEqual([]);
  });

  it("needs a reason of ten characters", () => {
    expect(judge(aRule(), waives("a-rule 1234567890"), { waivable: true }).findings).toEqual([]);
  });

  it.each([
    ["the setting does not allow it", waives(`a-rule ${reason}`), false],
    ["it names another rule", waives(`another ${reason}`), true],
    ["it names the rule in part", waives(`a-rule-too ${reason}`), true],
    ["its reason is too short", waives("a-rule 123456789"), true],
    ["its reason is blanks", waives(`a-rule ${" ".repeat(20)}x`), true],
    ["it has no reason", waives("a-rule"), true],
    ["it is empty", waives(""), true],
    ["an agent makes the commit", waives(`a-rule ${reason}`, { madeByAgent: "claude-code" }), true],
  ])("is none when %s", (_name, commit, waivable) => {
    expect(judge(aRule(), commit, { waivable })).toMatchObject({ findings: [{ rule: "a-rule" }], skipped: [] });
  });

  it("leaves alone what is not a violation", () => {
    const outcomes = [{ unverified: "unknown" }, { skipped: "left out" }];
    expect(judge(aRule({}, outcomes), waives(`a-rule ${reason}`), { waivable: true })).toEqual({
      findings: [],
      skipped: [{ rule: "a-rule", commit: null, reason: "left out" }],
      unverified: [{ rule: "a-rule", commit: null, reason: "unknown" }],
    });
  });

  it("stays linear on blanks", () => {
    const commit = waives(`a-rule${" ".repeat(500_000)}\u2028x`);
    expect(judge(aRule(), commit, { waivable: true }).findings).toHaveLength(1);
  });
});

describe("the rules that are applied", () => {
  it.each([
    [["message"], 1],
    [["changes"], 0],
    [["message", "changes"], 1],
    [[], 0],
  ] as const)("to the parts %j of a draft", (parts, count) => {
    const { findings } = checkCommit(aCommit(), { rules: [aRule()], settings: { "a-rule": ERROR }, parts });
    expect(findings).toHaveLength(count);
  });

  it("are only those for drafts, before the commit exists", () => {
    expect(judge(aRule({ rangeOnly: true }))).toEqual(CLEAN);
    expect(judge(aRule({ rangeOnly: true }), aCommit({ id: AN_ID })).findings).toHaveLength(1);
  });

  it("keep their order", () => {
    const rules = [aRule({ id: "b" }), aRule({ id: "a" })];
    const { findings } = checkCommit(aCommit(), { rules, settings: { a: ERROR, b: ERROR }, parts: PARTS });
    expect(findings.map(({ rule }) => rule)).toEqual(["b", "a"]);
  });
});
