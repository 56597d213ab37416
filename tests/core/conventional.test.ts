import { describe, expect, it } from "vitest";
import { findSubjectProblems, headerOf, parseSubject } from "../../src/core/conventional.ts";

describe("headerOf", () => {
  it.each([
    ["", ""],
    ["\r\n\n", ""],
    ["feat: a", "feat: a"],
    ["feat: a\n\nbody\n", "feat: a"],
    ["\n\nfeat: a\nmore of the paragraph\n", "feat: a"],
    ["feat: a\r\n\r\nbody", "feat: a"],
    ["feat: a\r\r\nbody", "feat: a\r"],
    ["feat: a\r\r\n\r\n", "feat: a"],
    ["   \nfeat: a\n", "   "],
    ["# feat: a\nfeat: b", "# feat: a"],
  ])("of %j is %j", (text, header) => {
    expect(headerOf(text)).toBe(header);
  });
});

describe("parseSubject", () => {
  it.each([
    ["feat: a", { type: "feat", scopes: [], breaking: false, description: "a" }],
    ["feat(b)!: a", { type: "feat", scopes: ["b"], breaking: true, description: "a" }],
    ["feat(b, c ,d): a", { type: "feat", scopes: ["b", "c", "d"], breaking: false, description: "a" }],
    ["feat(src/core): a", { type: "feat", scopes: ["src/core"], breaking: false, description: "a" }],
    ["feat(): a", { type: "feat", scopes: [], breaking: false, description: "a" }],
    ["fix(a)!: b): c", { type: "fix", scopes: ["a"], breaking: true, description: "b): c" }],
    ["fix(a): b): c", { type: "fix", scopes: ["a): b"], breaking: false, description: "c" }],
    ["fix: a: b", { type: "fix", scopes: [], breaking: false, description: "a: b" }],
    [": a", { type: "", scopes: [], breaking: false, description: "a" }],
    ["fix: ", { type: "fix", scopes: [], breaking: false, description: "" }],
  ])("reads %j", (subject, expected) => {
    expect(parseSubject(subject)).toEqual(expected);
  });

  it.each([
    "",
    "fix",
    "fix:",
    "fix:a",
    "fix :a",
    "fix : a",
    "fix-up: a",
    "fïx: a",
    "fix(a: b",
    "fix: a\u2028b",
    "fix: a\r",
  ])("does not read %j", (subject) => {
    expect(parseSubject(subject)).toBeNull();
  });

  it("stays linear where a backtracking pattern would not", () => {
    expect(parseSubject(`fix(${"): ".repeat(200_000)}\r`)).toBeNull();
    expect(parseSubject(`fix(${")!: ".repeat(200_000)}`)?.breaking).toBe(true);
    expect(parseSubject("(".repeat(500_000))).toBeNull();
  });
});

describe("findSubjectProblems", () => {
  it.each([
    ["feat(parser)!: read trailers", []],
    ["Update readme", ["the subject has no type", "the subject has no description"]],
    [
      "feature: a",
      ["type 'feature' is not one of build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test"],
    ],
    ["fix: Add a", ["the description starts with the capital 'A'"]],
    ["fix: 𐐀a", ["the description starts with the capital '𐐀'"]],
    ["fix: a.", ["the first line ends with a full stop"]],
    ["fix: a...", []],
    [" fix: a", ["the subject has no type", "the subject has no description", "the first line starts with blanks"]],
    ["fix: a\t", ["the first line ends with blanks"]],
    [`fix: ${"a".repeat(95)}`, []],
    [`fix: ${"a".repeat(96)}`, ["the first line has 101 characters, the limit is 100"]],
    ["", ["the subject has no type", "the subject has no description"]],
  ])("says of %j", (header, whats) => {
    expect(findSubjectProblems(header).map(({ what }) => what)).toEqual(whats);
  });

  it("says the case of a type on its own", () => {
    expect(findSubjectProblems("Fix: a", ["Fix"])).toEqual([
      { rule: "type-case", what: "type 'Fix' is not in lower case" },
    ]);
  });
});
