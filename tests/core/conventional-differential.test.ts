import * as fc from "fast-check";
import { expect, it } from "vitest";
import { commitlintVerdict, isKnownDifference, nativeVerdict } from "../support/commitlint-verdict.ts";
import { REAL_SUBJECTS } from "../support/real-subjects.ts";

const LONG = process.env["LONG"] !== undefined;

it.each(REAL_SUBJECTS)("agrees with commitlint on %j", async (subject) => {
  expect(nativeVerdict(subject)).toEqual(await commitlintVerdict(subject));
});

it("agrees with commitlint on generated messages", async () => {
  await fc.assert(
    fc.asyncProperty(message, async (text) => {
      fc.pre(!isKnownDifference(text));
      expect(nativeVerdict(text)).toEqual(await commitlintVerdict(text));
    }),
    { seed: 20_260_102, numRuns: LONG ? 50_000 : 2000 },
  );
});

it("refuses what commitlint skips or cannot read", async () => {
  expect(await commitlintVerdict("")).toEqual([]);
  await expect(commitlintVerdict(" \n")).rejects.toThrow("Expected a raw commit");
  expect(await commitlintVerdict("gpg: x\nfix: a")).toEqual([]);

  expect(nativeVerdict("")).toEqual(["subject-empty", "type-empty"]);
  expect(nativeVerdict(" \n")).toEqual(["header-trim", "subject-empty", "type-empty"]);
  expect(nativeVerdict("gpg: x\nfix: a")).toEqual(["type-enum"]);
});

const TYPES = [
  "feat",
  "fix",
  "docs",
  "Fix",
  "FEAT",
  "feature",
  "",
  "3d",
  "3D",
  "ci_x",
  "a-b",
  "tést",
  "revert",
  "#fix",
];
const SCOPES = ["", "()", "(a)", "(a,b)", "(a b)", "(A/b)", "(a))", "((a", "(🙂)", "(a): b)", "(a)!", " (a)"];
const COLONS = [": ", ":", " : ", ":  ", "!: ", "!:", "!!: ", ":\t", "", "：", ":\u00a0"];
const STARTS = [
  "",
  "a",
  "A",
  "API",
  "ä",
  "Ä",
  "ß",
  "ǅ",
  "и",
  "И",
  "中",
  "é",
  "𐐀",
  "𐐨",
  "1",
  "`A`",
  "'A'",
  '"A" b',
  "(",
  "İ",
  "ŉ",
];
const ENDS = [
  "",
  ".",
  "..",
  "...",
  "....",
  ":",
  "!",
  "?",
  " ",
  "\t",
  "\u00a0",
  "\ufeff",
  "。",
  "…",
  "\u2028",
  "\u200b",
];
const BREAKS = [
  "",
  "\n",
  "\r\n",
  "\r",
  "\r\r\n",
  "\n\nbody\n",
  "\nsecond line\n\nBREAKING CHANGE: x",
  "\n# comment",
  "\ngpg: x",
];

const filling = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z .,:'"`()!-]{0,30}$/) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 84, max: 98 }).map((length) => "x".repeat(length)) },
  { weight: 1, arbitrary: fc.integer({ min: 42, max: 48 }).map((length) => "🙂".repeat(length)) },
);

const message = fc
  .tuple(
    fc.constantFrom("", "", "", " ", "\n", "\r\n", "\t", "\ufeff"),
    fc.constantFrom(...TYPES),
    fc.constantFrom(...SCOPES),
    fc.constantFrom(...COLONS),
    fc.constantFrom(...STARTS),
    filling,
    fc.constantFrom(...ENDS),
    fc.constantFrom(...BREAKS),
  )
  .map((parts) => parts.join(""));
