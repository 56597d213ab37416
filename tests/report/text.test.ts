import { describe, expect, it } from "vitest";
import { formatFindings, formatNotes, formatProblem, type Paint } from "../../src/report/text.ts";
import { AN_ID } from "../support/commit.ts";
import { aFinding, aJudgement } from "../support/report.ts";

/** ESC, C1, bidi, a line feed, a byte that is not UTF-8, the commands of runners. */
const HOSTILE = "::error::x\u001b[31m\u009b\u202e\n::error::y\udcff##[group]##vso[x]";
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const ACTED_ON = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ud800-\udfff]|##\w*\[|^\s*::/mu;
const MARKS: Paint = {
  error: (text) => `<e>${text}</e>`,
  warning: (text) => `<w>${text}</w>`,
  command: (text) => `<c>${text}</c>`,
};

const note = (commit: string | null, rule = "atomic-files", reason = "a merge with a default subject") => ({
  rule,
  commit,
  reason,
});

describe("formatFindings", () => {
  it("prints a finding as the contract has it", () => {
    expect(formatFindings(aJudgement({ findings: [aFinding()] }))).toMatchInlineSnapshot(`
      "error: 6 files changed, the limit is 5 [atomic-files]
        where: the staged changes
        why:   A small commit can be reviewed, reverted and bisected on its own.
        next:  Take the files of the other change out of this commit:
                 git restore --staged -- f.txt
        next:  Commit the other change on its own.
      "
    `);
  });

  it("prints errors before warnings, each group in its order", () => {
    const findings = [
      aFinding({ severity: "warning", what: "1", next: [] }),
      aFinding({ what: "2", next: [], commit: AN_ID, where: "commit abcdef1" }),
      aFinding({ severity: "warning", what: "3", next: [] }),
      aFinding({ what: "4", next: [], where: "the commit message" }),
    ];
    expect(formatFindings(aJudgement({ findings }))).toMatchInlineSnapshot(`
      "error: 2 [atomic-files]
        where: commit abcdef1 (feat: a)
        why:   A small commit can be reviewed, reverted and bisected on its own.

      error: 4 [atomic-files]
        where: the commit message
        why:   A small commit can be reviewed, reverted and bisected on its own.

      warning: 1 [atomic-files]
        where: the staged changes
        why:   A small commit can be reviewed, reverted and bisected on its own.

      warning: 3 [atomic-files]
        where: the staged changes
        why:   A small commit can be reviewed, reverted and bisected on its own.
      "
    `);
  });

  it("paints labels and commands only", () => {
    const findings = [aFinding(), aFinding({ severity: "warning", next: [{ say: "Do it." }] })];
    expect(formatFindings(aJudgement({ findings }), MARKS)).toMatchInlineSnapshot(`
      "<e>error:</e> 6 files changed, the limit is 5 [atomic-files]
        where: the staged changes
        why:   A small commit can be reviewed, reverted and bisected on its own.
        next:  Take the files of the other change out of this commit:
                 <c>git restore --staged -- f.txt</c>
        next:  Commit the other change on its own.

      <w>warning:</w> 6 files changed, the limit is 5 [atomic-files]
        where: the staged changes
        why:   A small commit can be reviewed, reverted and bisected on its own.
        next:  Do it.
      "
    `);
  });

  it("prints nothing for nothing", () => {
    expect(formatFindings(aJudgement())).toBe("");
  });

  it("makes visible what came from outside, wherever it stands", () => {
    const finding = aFinding({
      commit: AN_ID,
      where: `commit ${HOSTILE}`,
      subject: HOSTILE,
      what: HOSTILE,
      why: HOSTILE,
      next: [{ say: HOSTILE, run: HOSTILE }],
    });
    const text = formatFindings(aJudgement({ findings: [finding] }));
    expect(text).not.toMatch(ACTED_ON);
    expect(text).toMatchInlineSnapshot(`
      "error: \\x3a:error::x\\x1b[31m\\x9b\\u{202e}\\x0a::error::y\\xff#\\x23[group]#\\x23vso[x] [atomic-files]
        where: commit ::error::x\\x1b[31m\\x9b\\u{202e}\\x0a::error::y\\xff#\\x23[group]#\\x23vso[x] (::error::x\\x1b[31m\\x9b\\u{202e}\\x0a::error::y\\xff#\\x23[group]#\\x23vso[x])
        why:   \\x3a:error::x\\x1b[31m\\x9b\\u{202e}\\x0a::error::y\\xff#\\x23[group]#\\x23vso[x]
        next:  \\x3a:error::x\\x1b[31m\\x9b\\u{202e}\\x0a::error::y\\xff#\\x23[group]#\\x23vso[x]
                 \\x3a:error::x\\x1b[31m\\x9b\\u{202e}\\x0a::error::y\\xff#\\x23[group]#\\x23vso[x]
      "
    `);
  });
});

describe("formatNotes", () => {
  const ids = ["1", "2", "3", "4", "5"].map((digit) => digit.repeat(40));

  it("groups what was skipped by its reason", () => {
    const skipped = [
      note(ids[0] ?? null),
      note(ids[0] ?? null, "signed-off"),
      note(null, "atomic-lines", "not counted: go.sum (lock file)"),
      note(ids[1] ?? null, "signed-off"),
    ];
    expect(formatNotes(aJudgement({ skipped }))).toMatchInlineSnapshot(`
      "skipped: a merge with a default subject [atomic-files, signed-off] in 1111111, 2222222
      skipped: not counted: go.sum (lock file) [atomic-lines]
      "
    `);
  });

  it("names three commits and counts the rest", () => {
    expect(formatNotes(aJudgement({ skipped: ids.map((id) => note(id)) }))).toMatchInlineSnapshot(`
      "skipped: a merge with a default subject [atomic-files] in 1111111, 2222222, 3333333 … 2 more commits
      "
    `);
    expect(formatNotes(aJudgement({ skipped: ids.slice(1).map((id) => note(id)) }))).toMatch(
      "4444444 … 1 more commit\n",
    );
    expect(formatNotes(aJudgement({ skipped: ids.slice(0, 3).map((id) => note(id)) }))).toMatchInlineSnapshot(`
      "skipped: a merge with a default subject [atomic-files] in 1111111, 2222222, 3333333
      "
    `);
  });

  it("keeps what was skipped apart from what could not be told", () => {
    const judgement = aJudgement({ skipped: [note(null)], unverified: [note(null)] });
    expect(formatNotes(judgement)).toMatchInlineSnapshot(`
      "skipped: a merge with a default subject [atomic-files]
      unverified: a merge with a default subject [atomic-files]
      "
    `);
  });

  it("makes visible what came from outside", () => {
    const text = formatNotes(aJudgement({ skipped: [note(AN_ID, "atomic-files", `not counted: ${HOSTILE}`)] }));
    expect(text).not.toMatch(ACTED_ON);
    expect(text.split("\n")).toHaveLength(2);
  });
});

describe("formatProblem", () => {
  it("has the shape of a finding", () => {
    const next = [{ say: "Fetch the history:", run: "git fetch --unshallow" }];
    expect(formatProblem("the history ends here\nin the middle", next)).toMatchInlineSnapshot(`
      "error: the history ends here
      error: in the middle
        next:  Fetch the history:
                 git fetch --unshallow
      "
    `);
  });

  it("makes visible what came from outside", () => {
    const text = formatProblem(HOSTILE, [{ say: HOSTILE, run: HOSTILE }]);
    expect(text).not.toMatch(ACTED_ON);
    expect(text.split("\n")[1]).toMatch(/^error: \\x3a:error::y/);
  });
});
