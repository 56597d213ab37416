import { describe, expect, it } from "vitest";
import { isDefaultMergeSubject } from "../../src/core/merge-subjects.ts";
import { importMessages } from "../support/fast-import.ts";

const DEFAULT = [
  "Merge branch 'topic'",
  "Merge branch 'topic' into main",
  "Merge branch 'main' of github.com:owner/repo",
  "Merge branch 'main' of https://example.com/repo into topic",
  "Merge branches 'a', 'b' and 'c'",
  "Merge branches 'a' and 'b' into next",
  "Merge remote-tracking branch 'origin/main'",
  "Merge remote-tracking branches 'origin/a' and 'origin/b'",
  "Merge tag 'v1.2.3'",
  "Merge tags 'v1' and 'v2'",
  "Merge tag 'for-linus' of git://git.kernel.org/pub/scm/linux/kernel/git/x/y",
  "Merge commit 'abc1234'",
  "Merge commits 'abc1234' and 'def5678' into HEAD",
  "Merge https://example.com/repo",
  "Merge ssh://git@example.com/repo.git",
  "Merge branch 'a', tag 'v1'",
  "Merge branch 'topic' into 'main'",
  "Merge branch 'topic' (early part)",
  "Merge branch 'a', tags 'v1' and 'v2' of example.com:repo; branch 'b' of ../other into next",
  "Merge ../repo into topic",
  "Merge git@example.com:owner/repo",
  "Merge pull request #12 from owner/branch",
  "Merge pull request 'fix: the title' (#12) from branch into main",
  "Merged in feature/x (pull request #12)",
  "Pull request #12: feature/x",
  "Merge pull request #12 in PROJ/repo from feature/x to main",
  "Merged PR 12: the title",
  "Merged main into feature/x",
] as const;

const OWN = [
  "merge branch 'topic'",
  "Merge topic",
  "Merge branch topic",
  "Merge the branch 'topic'",
  "Merge pull request 12 from owner/branch",
  "Merge pull request #12",
  "Merge pull request #12 from owner/branch with more",
  "feat: Merge branch 'x'",
  "Merged branch 'x'",
  "Merged PR: title",
  "Merged in feature/x",
  "Pull request 12: title",
  "Merge https://example.com/repo with words",
  "Revert \"Merge branch 'x'\"",
  " Merge branch 'x'",
  "Merge branch 'topic' of everything that I did this week",
  "Merge branch 'topic', rewrite the parser",
  "Merge branch 'topic': rewrite the parser",
  "Pull request #12: ",
  "Merged PR 12: ",
  "Merged everything into the parser",
  "Merge fixes early for next maint series",
  "Merge with gitk.",
  "Sync with maint",
  "Merge ./a and rewrite the parser",
  "",
] as const;

describe("the subject of a merge", () => {
  it.each(DEFAULT)("is the default of git or of a forge: %s", (subject) => {
    expect(isDefaultMergeSubject(subject)).toBe(true);
  });

  it.each(OWN)("is written by hand: %s", (subject) => {
    expect(isDefaultMergeSubject(subject)).toBe(false);
  });
});

/** What git notes of a fetch that is merged. Source: the format of FETCH_HEAD, as `git fmt-merge-msg` reads it. */
const FETCHED: readonly (readonly string[])[] = [
  ["branch 'topic'"],
  ["branch 'a'", "branch 'b'"],
  ["branch 'a'", "tag 'v1.0'", "commit '1234567'"],
  ["tag 'v1.0'"],
  ["remote-tracking branch 'origin/topic'"],
  ["branch 'topic' of https://example.com/repo"],
  ["branch 'topic' of ../repo"],
  ["branch 'a' of https://example.com/a", "branch 'b' of https://example.com/b"],
  ["'refs/pull/1/head' of https://example.com/repo"],
  ["https://example.com/repo"],
  ["https://example.com/repo", "branch 'topic' of https://example.com/repo"],
  ["git://example.com/repo"],
  ["git@example.com:owner/repo"],
  ["kernel.org:/pub/scm/git"],
  ["/srv/git/repo"],
  ["../repo"],
  ["./repo"],
];

function write(id: string, sources: readonly string[]): string {
  return sources.map((source) => `${id}\t\t${source}\n`).join("");
}

it("knows every subject that git writes", () => {
  using repo = importMessages(["fix: a"]);
  const id = repo.git(["rev-parse", "main"]).toString().trim();
  repo.git(["branch", "topic", id]);
  const subjects = ["main", "topic"].flatMap((branch) => {
    repo.git(["symbolic-ref", "HEAD", `refs/heads/${branch}`]);
    return FETCHED.map((sources) => repo.git(["fmt-merge-msg"], write(id, sources)).toString().split("\n")[0] ?? "");
  });
  expect(subjects).toHaveLength(2 * FETCHED.length);
  expect(subjects.every((subject) => subject.startsWith("Merge "))).toBe(true);
  expect(subjects.filter((subject) => !isDefaultMergeSubject(subject))).toEqual([]);
});
