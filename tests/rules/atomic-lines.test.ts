import { expect, it } from "vitest";
import { atomicLines } from "../../rules/atomic-lines.ts";
import type { Change } from "../../src/core/commit.ts";
import { AN_ID, aChange, aCommit } from "../support/commit.ts";
import { testRule } from "../support/test-rule.ts";

const KIB = 1024;
const changing = (...changes: readonly Partial<Change>[]) => aCommit({ changes: changes.map(aChange) });
const lock = { path: "Cargo.lock", added: 9000, generated: "lock file" } as const;

testRule(atomicLines, {
  good: [
    { name: "no change", commit: aCommit() },
    { name: "as many lines as the limit", commit: changing({ added: 300, deleted: 100 }, { path: "b", added: 100 }) },
    {
      name: "a long lock file, named",
      commit: changing(lock, { added: 500 }),
      skipped: ["not counted: Cargo.lock (lock file)"],
    },
    { name: "600 lines where 600 are allowed", commit: changing({ added: 600 }), options: { max: 600 } },
    { name: "a binary file of the largest size", commit: changing({ added: 0, binaryBytes: 512 * KIB }) },
    {
      name: "a binary file that is deleted",
      commit: changing({ added: 0, binaryBytes: 0 }),
      options: { maxBinaryKiB: 0 },
    },
    {
      name: "a large binary file that a tool writes",
      commit: changing({ path: "bun.lockb", added: 0, binaryBytes: 900 * KIB, generated: "lock file" }),
      skipped: ["not counted: bun.lockb (lock file)"],
    },
  ],
  bad: [
    {
      name: "one line too many, added with deleted",
      commit: changing({ path: "a", added: 100 }, { path: "b", added: 200, deleted: 201 }),
      what: "501 lines changed, the limit is 500",
      run: "git restore --staged -- b",
    },
    {
      name: "deleted lines alone",
      commit: changing({ added: 0, deleted: 501 }),
      what: "501 lines changed, the limit is 500",
    },
    {
      name: "two lines where one is allowed",
      commit: changing({ added: 1, deleted: 1 }),
      options: { max: 1 },
      what: "2 lines changed, the limit is 1",
    },
    {
      name: "too many lines beside a lock file that is longer",
      commit: changing(lock, { path: "hand.ts", added: 501 }),
      what: "501 lines changed, the limit is 500",
      run: "git restore --staged -- hand.ts",
    },
    {
      name: "a renamed file, with both of its paths",
      commit: changing({ path: "it's new", previousPath: "old", added: 501 }),
      what: "501 lines changed, the limit is 500",
      run: String.raw`git restore --staged -- old 'it'\''s new'`,
    },
    {
      name: "a binary file of one byte too many",
      commit: changing({ path: "a b.png", added: 0, binaryBytes: 512 * KIB + 1 }),
      what: "binary file 'a b.png' has 513 KiB, the limit is 512",
      run: "git restore --staged -- 'a b.png'",
    },
    {
      name: "every binary file, where none is allowed",
      commit: changing({ path: "a.png", added: 0, binaryBytes: 1 }, { path: "b.png", added: 0, binaryBytes: 2 * KIB }),
      options: { maxBinaryKiB: 0 },
      what: ["binary file 'a.png' has 1 KiB, the limit is 0", "binary file 'b.png' has 2 KiB, the limit is 0"],
    },
    {
      name: "too many lines beside a large binary file",
      commit: changing({ added: 501 }, { path: "b", added: 0, binaryBytes: 600 * KIB }),
      what: ["501 lines changed, the limit is 500", "binary file 'b' has 600 KiB, the limit is 512"],
    },
    {
      name: "a stored commit",
      commit: aCommit({ id: AN_ID, changes: [aChange({ added: 501 })] }),
      what: "501 lines changed, the limit is 500",
      run: "git rebase --interactive abcdef1234ab~1",
    },
    {
      name: "a first commit",
      commit: aCommit({ parents: [], changes: [aChange({ added: 501 })] }),
      what: "501 lines changed, the limit is 500",
      run: "git rm -r --cached --quiet -- file.ts",
    },
  ],
});

it("gives the figures", () => {
  const commit = changing({ added: 501 }, { path: "b", added: 0, binaryBytes: 600 * KIB });
  expect(atomicLines.check(commit, {})).toMatchObject([
    { data: { actual: 501, limit: 500 } },
    { data: { path: "b", actual: 600, limit: 512 } },
  ]);
});
