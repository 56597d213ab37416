import { describe, expect, it } from "vitest";
import { conventionalSubject } from "../../rules/conventional-subject.ts";
import type { Commit, CommitlintFact } from "../../src/core/commit.ts";
import type { Step } from "../../src/core/rule.ts";
import { AN_ID, aCommit, aMessage } from "../support/commit.ts";
import { testRule } from "../support/test-rule.ts";

const says = (subject: string) => ({ name: subject, commit: aCommit({ message: aMessage(subject) }) });
const wrong = (subject: string, ...what: string[]) => ({ ...says(subject), what });
const judged = (commitlint: CommitlintFact) => aCommit({ message: aMessage("Whatever."), commitlint });

const FORM = "the subject is not of the form 'type(scope)!: description'";
const TYPES = "build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test";

testRule(conventionalSubject, {
  good: [
    { name: "the draft of a fixup", commit: aCommit({ message: aMessage("fixup! feat(parser): read trailers") }) },
    says("feat(parser): read trailers"),
    says("feat(api)!: drop node 18"),
    says("chore: v1.0.0"),
    { ...says("deps: a"), name: "a type from the options", options: { types: ["deps"] } },
    { name: "what commitlint accepts", commit: judged({ kind: "judged", problems: [] }) },
  ],
  bad: [
    wrong("Update readme", FORM),
    wrong("", FORM),
    wrong("fixup! Add a", FORM),
    wrong("Merge branch 'topic'", FORM),
    wrong("feat:a", "no blank follows the colon after the type"),
    wrong("feat(a):", "nothing follows the colon after the type"),
    wrong("feat: ", "the subject has no description", "the first line ends with blanks"),
    wrong(": a", "the subject has no type"),
    wrong("feature: a", `type 'feature' is not one of ${TYPES}`),
    wrong("Fix: a", `type 'Fix' is not one of ${TYPES}`, "type 'Fix' is not in lower case"),
    wrong("fix: Add a.", "the description starts with the capital 'A'", "the first line ends with a full stop"),
    wrong(" fix: a", FORM, "the first line starts with blanks"),
    wrong(`fix: ${"a".repeat(96)}`, "the first line has 101 characters, the limit is 100"),
    { ...wrong("fix: a", "type 'fix' is not one of deps"), options: { types: ["deps"] } },
    {
      name: "what commitlint refuses",
      commit: judged({
        kind: "judged",
        problems: [
          { rule: "scope-empty", message: "scope may not be empty", level: "error" },
          { rule: "body-leading-blank", message: "body must have leading blank line", level: "warning" },
        ],
      }),
      what: [
        "scope may not be empty (commitlint: scope-empty)",
        "body must have leading blank line (commitlint: body-leading-blank)",
      ],
      severities: ["error", "warning"],
    },
  ],
});

it("lowers commitlint's warnings", () => {
  const problem = { rule: "a", message: "b" };
  const problems = [{ ...problem, level: "error" } as const, { ...problem, level: "warning" } as const];
  const outcomes = conventionalSubject.check(judged({ kind: "judged", problems }), {});
  expect(outcomes.map((outcome) => "severity" in outcome)).toEqual([false, true]);
});

it("lists what commitlint was not asked about", () => {
  expect(conventionalSubject.check(judged({ kind: "refused", reason: "it is code" }), {})).toEqual([
    { skipped: "it is code" },
  ]);
});

describe("the next step of conventional-subject", () => {
  it.each([
    ["Feature(api) : Add a parser.", "Commit again with the subject 'feat(api): add a parser'."],
    ["fix: API first", "Commit again with a description that starts with a small letter, or with a name in backticks."],
    ["fix:  a ", "Commit again with the subject 'fix: a'."],
    ["wip: a", "Commit again with one of the types that the finding lists."],
    ["a: b", "Commit again with one of the types that the finding lists."],
  ])("for the draft %j", (subject, say) => {
    expect(next(subject)).toEqual([{ say }]);
  });

  it.each([
    [["1"], `git rebase -i ${AN_ID}~1`],
    [["1", "2"], `git rebase -i --rebase-merges ${AN_ID}~1`],
    [[], "git rebase -i --root"],
  ])("for a stored commit with the parents %j", (parents, run) => {
    expect(next("Fix: a", { id: AN_ID, parents })).toEqual([
      { say: "Mark the commit with 'reword', then save it with the subject 'fix: a':", run },
    ]);
  });
});

function next(subject: string, overrides: Partial<Commit> = {}): readonly Step[] {
  const [first] = conventionalSubject.check(aCommit({ message: aMessage(subject), ...overrides }), {});
  return first !== undefined && "next" in first ? first.next : [];
}

function repairsOf(subject: string, text = `${subject}\n\nBody.\n`): readonly unknown[] {
  const outcomes = conventionalSubject.check(aCommit({ message: aMessage(subject, { text }) }), {});
  return outcomes.map((outcome) => ("repair" in outcome ? outcome.repair : null));
}

describe("the repair", () => {
  it("is the whole subject, where that is certain", () => {
    const repair = { subject: "feat(api): add a parser" };
    expect(repairsOf("feat(api): Add a parser.")).toEqual([repair, repair]);
  });

  it.each([
    ["what only the author can tell", "wip: a", undefined],
    ["a fixup, which must name its target", "fixup! fix: A", undefined],
    ["a subject of two lines", "fix: A b", "fix: A\nb\n"],
  ])("is not offered for %s", (_, subject, text) => {
    expect(repairsOf(subject, text)).toEqual([null]);
  });
});
