import { type CommitRule, commitRule } from "../src/core/rule.ts";

export const noAutosquash: CommitRule = commitRule({
  id: "no-autosquash",
  summary: "A finished series holds no fixup!, squash! or amend! commit.",
  why: "Such a commit is a note to git rebase --autosquash; merged as it is, it belongs to nothing.",
  bad: "fixup! feat(parser): read trailers",
  good: "feat(parser): read trailers",
  details: "Drafts may be such commits: only ranges are judged.",
  part: "message",
  exempt: [],
  rangeOnly: true,
  options: {},

  *check(commit) {
    const [, kind] = /^(fixup|squash|amend)! /.exec(commit.message.subject) ?? [];
    if (kind === undefined) return;

    yield {
      what: `a '${kind}!' commit is left in the range`,
      next: [{ say: "Fold it into its commit:", run: "git rebase --interactive --autosquash '@{upstream}'" }],
      data: { kind },
    };
  },
});
