import { describe, expect, it } from "vitest";
import { atomicFiles } from "../../rules/atomic-files.ts";
import { AN_ID, aChange, aCommit, someFiles } from "../support/commit.ts";
import { testRule } from "../support/test-rule.ts";

const FIVE = someFiles(5);
const lock = aChange({ path: "web/package-lock.json", generated: "lock file" });
const generated = aChange({ path: "api.pb.go", generated: "linguist-generated" });
const plus = (overrides: Parameters<typeof aChange>[0]) => [...FIVE, aChange(overrides)];

testRule(atomicFiles, {
  good: [
    { name: "no change", commit: aCommit() },
    { name: "as many files as the limit", commit: aCommit({ changes: FIVE }) },
    {
      name: "files that tools write, named",
      commit: aCommit({ changes: [...FIVE, lock, generated] }),
      skipped: ["not counted: web/package-lock.json (lock file)", "not counted: api.pb.go (linguist-generated)"],
    },
    { name: "six files where six are allowed", commit: aCommit({ changes: someFiles(6) }), options: { max: 6 } },
    {
      name: "a rename as one file",
      commit: aCommit({ changes: [...someFiles(4), aChange({ path: "new", previousPath: "old" })] }),
    },
  ],
  bad: [
    {
      name: "one file too many",
      commit: aCommit({ changes: someFiles(6) }),
      what: "6 files changed, the limit is 5",
      run: "git restore --staged -- file-5.ts",
    },
    {
      name: "two files where one is allowed",
      commit: aCommit({ changes: someFiles(2) }),
      options: { max: 1 },
      what: "2 files changed, the limit is 1",
      run: "git restore --staged -- file-1.ts",
    },
    {
      name: "a mode change, a binary file, a merge",
      commit: aCommit({ parents: ["1", "2"], changes: plus({ path: "run.sh", added: 0 }) }),
      what: "6 files changed, the limit is 5",
    },
    {
      name: "a rename too many, with both of its paths",
      commit: aCommit({ changes: plus({ path: "new name", previousPath: "old" }) }),
      what: "6 files changed, the limit is 5",
      run: "git restore --staged -- old 'new name'",
    },
    {
      name: "too many files beside a lock file",
      commit: aCommit({ changes: [lock, ...someFiles(6)] }),
      what: "6 files changed, the limit is 5",
      run: "git restore --staged -- file-5.ts",
    },
    {
      name: "a first commit",
      commit: aCommit({ parents: [], changes: someFiles(6) }),
      what: "6 files changed, the limit is 5",
      run: "git rm -r --cached --quiet -- file-5.ts",
    },
    {
      name: "more files than a command line should hold",
      commit: aCommit({ changes: someFiles(26) }),
      what: "26 files changed, the limit is 5",
      run: "git restore --staged -- :/",
    },
    {
      name: "a stored commit",
      commit: aCommit({ id: AN_ID, changes: someFiles(6) }),
      what: "6 files changed, the limit is 5",
      run: "git rebase --interactive abcdef1234ab~1",
    },
  ],
});

describe("the command of atomic-files quotes the path", () => {
  it.each([
    ["with blank", "git restore --staged -- 'with blank'"],
    ["$(rm -rf ~)", "git restore --staged -- '$(rm -rf ~)'"],
    ["it's", String.raw`git restore --staged -- 'it'\''s'`],
    ["a;b\nc", String.raw`git restore --staged -- $'a;b\012c'`],
    ["byte\udcff", String.raw`git restore --staged -- $'byte\377'`],
    ["[id].tsx", "git --literal-pathspecs restore --staged -- '[id].tsx'"],
    [":top", "git --literal-pathspecs restore --staged -- :top"],
  ])("%j", (path, run) => {
    const [outcome] = atomicFiles.check(aCommit({ changes: plus({ path }) }), {});
    expect(outcome).toMatchObject({ next: [{ run }, { say: "Commit the other change on its own." }] });
  });
});

it("gives the figures", () => {
  expect(atomicFiles.check(aCommit({ changes: someFiles(7) }), {})).toMatchObject([{ data: { actual: 7, limit: 5 } }]);
});
