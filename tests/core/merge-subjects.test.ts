import { expect, it } from "vitest";
import { isDefaultMergeSubject } from "../../src/core/merge-subjects.ts";
import { importMessages } from "../support/fast-import.ts";

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

it.each([
  ["GitHub", "Merge pull request #12 from owner/topic"],
  ["GitLab", "Merge branch 'topic' into 'main'"],
  ["Gitea", "Merge pull request 'Read trailers' (#12) from topic into main"],
  ["Bitbucket Cloud", "Merged in feature/topic (pull request #12)"],
  ["Bitbucket Data Center", "Pull request #12: read trailers"],
  ["Bitbucket Data Center", "Merge pull request #12 in PROJECT/repo from topic to main"],
  ["Azure Repos", "Merged PR 12: read trailers"],
])("knows the merge button of %s: %s", (_forge, subject) => {
  expect(isDefaultMergeSubject(subject)).toBe(true);
});

it.each([
  "Merge fixes early for next maint series",
  "Merge the parser",
  "Merge with gitk.",
  "Merge branch topic",
  "merge branch 'topic'",
  "Sync with maint",
  "feat: Merge branch 'topic'",
  "Merge ./a and rewrite the parser",
  "Merged PR: read trailers",
  "",
])("does not know %j", (subject) => {
  expect(isDefaultMergeSubject(subject)).toBe(false);
});
