import { expect, it } from "vitest";
import { visibleTrailers } from "../../rules/visible-trailers.ts";
import type { LostTrailer } from "../../src/core/commit.ts";
import { AN_ID, aCommit, aMessage } from "../support/commit.ts";
import { testRule } from "../support/test-rule.ts";

const LOST: LostTrailer = {
  token: "Signed-off-by",
  value: "Ada Author <ada@example.com>",
  line: 3,
  column: 1,
  reason: "a blank line is missing above it",
  repair: "Put a blank line above the trailers.",
};
const loses = (...lost: readonly LostTrailer[]) => ({ message: aMessage("fix: a", { lost }) });
const WHAT = "line 3 looks like a trailer, git does not see it: a blank line is missing above it";

testRule(visibleTrailers, {
  good: [
    { name: "no trailer", commit: aCommit({ message: aMessage("fix: a", { trailers: [] }) }) },
    { name: "trailers that git sees", commit: aCommit() },
  ],
  bad: [
    { name: "a trailer that git does not see", commit: aCommit(loses(LOST)), what: WHAT },
    {
      name: "each of several",
      commit: aCommit(loses(LOST, { ...LOST, line: 4, reason: "it is indented" })),
      what: [WHAT, "line 4 looks like a trailer, git does not see it: it is indented"],
    },
    {
      name: "a stored commit",
      commit: aCommit({ id: AN_ID, ...loses(LOST) }),
      what: WHAT,
      run: "git rebase --interactive abcdef1234ab~1",
    },
  ],
});

it("says how to repair it, and where it stands", () => {
  expect(visibleTrailers.check(aCommit(loses(LOST)), {})).toEqual([
    {
      what: WHAT,
      next: [{ say: "Put a blank line above the trailers. Then run the same git command again." }],
      data: { token: LOST.token, value: LOST.value, line: 3, column: 1 },
    },
  ]);
});
