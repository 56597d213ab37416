import { expect, it } from "vitest";
import { formatJson } from "../../src/report/json.ts";
import type { Report } from "../../src/report/report.ts";
import { AN_ID } from "../support/commit.ts";
import { aFinding, aReport } from "../support/report.ts";

const NOTE = { rule: "atomic-lines", commit: AN_ID, reason: "the exact inverse of commit 1234567" } as const;
const FULL: Report = aReport({ verdict: "fail", findings: [aFinding()], skipped: [NOTE], unverified: [NOTE] });

function whole(report: Report): string {
  return [...formatJson(report)].join("");
}

/** The names of every object in a value, in their order. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysOf);
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, keysOf(inner)]));
}

it("has the keys of the contract", () => {
  const note = { rule: null, commit: null, reason: null };
  expect(keysOf(JSON.parse(whole(FULL)))).toMatchObject({
    schema: null,
    tool: { name: null, version: null },
    repository: null,
    policy: { source: null, revision: null, digest: null },
    verdict: null,
    range: { from: null, to: null },
    commits: null,
    findings: [
      {
        rule: null,
        severity: null,
        commit: null,
        subject: null,
        where: null,
        what: null,
        why: null,
        next: [{ say: null, run: null }, { say: null }],
        data: { actual: null, limit: null },
        docs: null,
      },
    ],
    skipped: [note],
    unverified: [note],
  });
});

it("gives back what it was given, on lines that end in one line feed", () => {
  expect(JSON.parse(whole(FULL))).toEqual(FULL);
  expect(whole(FULL)).toMatch(/^\{\n[^]*\n\}\n$/);
});

it.each([0, 1, 99, 100, 101, 250])("joins the pieces of %i findings", (count) => {
  const report = aReport({ findings: Array.from({ length: count }, () => aFinding()), skipped: [NOTE] });
  expect(whole(report)).toBe(`${JSON.stringify(report, null, 2)}\n`);
  expect(Math.max(...[...formatJson(report)].map((piece) => piece.length))).toBeLessThan(100_000);
});

it("writes null where nothing is known", () => {
  const report = aReport({ repository: null, range: { from: null, to: null } });
  expect(JSON.parse(whole(report))).toMatchObject({ repository: null, range: { from: null, to: null } });
});

it.each([
  ["a byte that is not UTF-8", "a\udcffb", String.raw`a\udcffb`],
  ["half of a pair", "a\ud83d", String.raw`a\ud83d`],
  ["a whole pair", "a\u{1f600}", "a\u{1f600}"],
  ["ESC", "\u001b[31m", String.raw`\u001b[31m`],
  ["C1", "\u009b31m", String.raw`\u009b31m`],
  ["bidi", "\u202e", String.raw`\u202e`],
  ["a line separator", "\u2028", String.raw`\u2028`],
  ["a tag", "\u{e0041}", String.raw`\udb40\udc41`],
  ["the command of a runner", "##vso[x] ##[y] ## z", String.raw`\u0023#vso[x] \u0023#[y] ## z`],
])("writes %s so that it is only read", (_name, subject, written) => {
  const text = whole(aReport({ findings: [aFinding({ subject })] }));
  expect(text).toContain(`"subject": "${written}"`);
  expect(JSON.parse(text)).toMatchObject({ findings: [{ subject }] });
  expect(Buffer.from(text).toString()).toBe(text);
});
