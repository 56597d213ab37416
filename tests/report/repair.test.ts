import { expect, it } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import type { Repair } from "../../src/core/rule.ts";
import { composeRepair, withoutPartialRepairs } from "../../src/report/repair.ts";
import { aFinding, aJudgement } from "../support/report.ts";

const SIGN_OFF: Repair = { signOff: true };
const agent = (name: string): Repair => ({ agent: name });
const subject = (text: string): Repair => ({ subject: text });

function errors(...repairs: readonly (Repair | null)[]): Finding[] {
  return repairs.map((repair) => aFinding(repair === null ? {} : { repair }));
}

it.each<[string, readonly (Repair | null)[], string | null]>([
  ["nothing", [], null],
  ["a sign-off", [SIGN_OFF], "-s"],
  ["a subject", [subject("feat: add it")], "-m 'feat: add it'"],
  ["a subject with quotes", [subject("feat: it's `x`")], String.raw`-m 'feat: it'\''s ${"`x`"}'`],
  [
    "all three",
    [agent("rev:m"), subject("fix: x"), SIGN_OFF, agent("b:m")],
    "-s -m 'fix: x' --agent rev:m --agent b:m",
  ],
  ["the same twice", [subject("fix: x"), subject("fix: x"), SIGN_OFF, SIGN_OFF], "-s -m 'fix: x'"],
  ["two subjects", [subject("fix: x"), subject("fix: y")], null],
  ["what the message cannot repair", [SIGN_OFF, null], null],
])("composes of %s one command", (_, repairs, command) => {
  expect(composeRepair(aJudgement({ findings: errors(...repairs) }))).toBe(command);
});

it("asks only for errors to be repaired, and for everything to be verified", () => {
  const findings = [...errors(SIGN_OFF), aFinding({ severity: "warning" })];
  const unverified = [{ rule: "assisted-by", commit: null, reason: "x" }];
  expect(composeRepair(aJudgement({ findings }))).toBe("-s");
  expect(composeRepair(aJudgement({ findings: [aFinding({ severity: "warning", repair: SIGN_OFF })] }))).toBeNull();
  expect(composeRepair(aJudgement({ findings, unverified }))).toBeNull();
});

it("shortens a step to the one command only where there is one", () => {
  const next = [
    { say: "Commit again:", run: "commit-guard retry -s" },
    { say: "Look it up:", run: "get-agent-hash x" },
  ];
  const finding = aFinding({ repair: SIGN_OFF, next });
  const shortened = { ...finding, next: [{ say: "Commit again." }, next[1]] };
  expect(withoutPartialRepairs(aJudgement({ findings: [finding] })).findings).toEqual([shortened]);
  const mixed = aJudgement({ findings: [finding, aFinding()] });
  expect(withoutPartialRepairs(mixed)).toEqual(mixed);
});
