import type { LostTrailer } from "../src/core/commit.ts";
import { reword } from "../src/core/remedy.ts";
import { type CommitRule, commitRule } from "../src/core/rule.ts";

export const visibleTrailers: CommitRule = commitRule({
  id: "visible-trailers",
  summary: "Every line that looks like a trailer is one that git sees.",
  why: "What git does not see as a trailer is lost to every tool that asks git for it.",
  bad: "Fixed the parser.\nSigned-off-by: Ada Author <ada@example.com>",
  good: "Fixed the parser.\n\nSigned-off-by: Ada Author <ada@example.com>",
  details: `Git reads trailers from the last paragraph only, and from that only when it holds nothing else (or at least
one trailer that git itself writes and at least a quarter of trailers).`,
  part: "message",
  exempt: ["default-merge"],
  options: {},

  *check(commit) {
    for (const lost of commit.message.lost) {
      yield {
        what: `line ${lost.line} looks like a trailer, git does not see it: ${lost.reason}`,
        next: [reword(commit, lost.repair)],
        data: dataOf(lost),
      };
    }
  },
});

function dataOf({ token, value, line, column }: LostTrailer): Readonly<Record<string, string | number>> {
  return { token, value, line, column };
}
