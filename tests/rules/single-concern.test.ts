import { describe, expect, it } from "vitest";
import { singleConcern } from "../../rules/single-concern.ts";
import { AN_ID, aCommit, aMessage } from "../support/commit.ts";
import { testRule } from "../support/test-rule.ts";

const says = (subject: string) => ({ name: subject, commit: aCommit({ message: aMessage(subject) }) });
const split = (subject: string, ...what: string[]) => ({ ...says(subject), what });

testRule(singleConcern, {
  good: [
    says("feat(parser): read trailers"),
    says("feat: support android, variously"),
    says("fix: drag-and-drop on touch screens"),
    says("fix: escape `and` in queries"),
    says("fix: escape ``and also`` in queries"),
    says('fix: translate "Terms and Conditions"'),
    says("fix: translate 'Terms and Conditions' once"),
    says("fix: translate “Terms and Conditions”"),
    says("fix: translate ‘Terms and Conditions’"),
    says("feat(and): add the operator"),
    says("feat(search and replace): read a pattern"),
    says("feat(src/core): move the engine"),
    says("feat(a,): move the engine"),
    says("refactor: rename and.ts to both.ts"),
    says("fix: quote op_and_assign"),
    says(""),
    { ...says("fix: a and b"), name: "a word that is not listed", options: { words: ["plus"] } },
    { name: "a second paragraph", commit: aCommit({ message: aMessage("fix: a", { text: "fix: a\n\nand b\n" }) }) },
  ],
  bad: [
    split("fix: a and b", "the subject says 'and'"),
    split("Update a And b", "the subject says 'and'"),
    split("fix: a AND b and c", "the subject says 'and'"),
    split("and fix b", "the subject says 'and'"),
    split("fix: also a, and various b", "the subject says 'also', 'and', 'various'"),
    split("fix: various.", "the subject says 'various'"),
    split("fix: a and/or b", "the subject says 'and'"),
    split("fix: (and) b", "the subject says 'and'"),
    split("fix: don't drop x and the users' data", "the subject says 'and'"),
    split('fix: 3" pipes and valves', "the subject says 'and'"),
    split("fix: ` and b", "the subject says 'and'"),
    split("fix: “ and b", "the subject says 'and'"),
    split("fix: drop `a` and `b`", "the subject says 'and'"),
    split("feat(a,b): move the engine", "the subject has 2 scopes: 'a', 'b'"),
    split("feat(a, b)!: c and d", "the subject says 'and'", "the subject has 2 scopes: 'a', 'b'"),
    { ...split("fix: a Plus b", "the subject says 'plus'"), options: { words: ["PLUS"] } },
    {
      name: "a second line of the first paragraph",
      commit: aCommit({ message: aMessage("fix: a and b", { text: "fix: a\nand b\n" }) }),
      what: ["the subject says 'and'"],
    },
  ],
});

describe("the next steps of single-concern", () => {
  const message = aMessage("fix: a and b");
  const commands = (overrides: Parameters<typeof aCommit>[0]) =>
    singleConcern
      .check(aCommit({ message, ...overrides }), {})
      .flatMap((outcome) => ("next" in outcome ? outcome.next : []))
      .flatMap(({ run = [] }) => run);

  it.each([
    ["a draft", {}, [`git reset --patch ${aCommit().parents.join().slice(0, 12)}`]],
    ["a first draft", { parents: [] }, ["git reset --patch"]],
    ["the draft of a merge", { parents: ["1", "2"] }, []],
    [
      "a stored commit",
      { id: AN_ID },
      [`git rebase -i ${AN_ID}~1`, "git reset --patch HEAD~1", "git commit --amend", "git rebase --continue"],
    ],
    [
      "a first commit",
      { id: AN_ID, parents: [] },
      ["git rebase -i --root", "git commit --amend", "git rebase --continue"],
    ],
    ["a stored merge", { id: AN_ID, parents: ["1", "2"] }, [`git rebase -i -r ${AN_ID}~1`]],
  ])("fit %s", (_name, overrides, expected) => {
    expect(commands(overrides)).toEqual(expected);
  });
});

it("stays linear on marks without a partner", () => {
  for (const mark of ["`", '"', "'", "“", "‘", " '", "-", "a-"]) {
    const commit = aCommit({ message: aMessage(`fix: ${`${mark}x`.repeat(100_000)}`) });
    expect(singleConcern.check(commit, {})).toEqual([]);
  }
});
