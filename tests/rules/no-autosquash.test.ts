import { expect, it } from "vitest";
import { noAutosquash } from "../../rules/no-autosquash.ts";
import { AN_ID, aCommit, aMessage } from "../support/commit.ts";
import { testRule } from "../support/test-rule.ts";

const says = (subject: string) => ({ name: subject, commit: aCommit({ id: AN_ID, message: aMessage(subject) }) });
const left = (subject: string, kind: string) => ({
  ...says(subject),
  what: `a '${kind}!' commit is left in the range`,
  run: "git rebase --interactive --autosquash '@{upstream}'",
});

testRule(noAutosquash, {
  good: [
    says("feat(parser): read trailers"),
    says("fix: fixup! is a word"),
    says("fixup: a"),
    says("fixup!a"),
    says("Fixup! a"),
    says("feat!: a"),
    says(""),
  ],
  bad: [
    left("fixup! feat: a", "fixup"),
    left("squash! feat: a", "squash"),
    left("amend! feat: a", "amend"),
    left("fixup! squash! feat: a", "fixup"),
  ],
});

it("judges no draft", () => {
  expect(noAutosquash.rangeOnly).toBe(true);
});
