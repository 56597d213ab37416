import type { Change } from "../src/core/commit.ts";
import { integer } from "../src/core/options.ts";
import { takeOut } from "../src/core/remedy.ts";
import { type CommitRule, commitRule } from "../src/core/rule.ts";
import { uncounted } from "../src/core/uncounted.ts";

const BYTES_PER_KIB = 1024;

export const atomicLines: CommitRule = commitRule({
  id: "atomic-lines",
  summary: "A commit adds and deletes at most 500 lines.",
  why: "Reviewers find fewer faults in a change the longer it is.",
  bad: "900 lines: a module together with everything that uses it",
  good: "200 lines: the module and its test",
  details: `Added and deleted lines count alike. Of a merge, each file counts the fewest lines it differs by from any
parent. Text counts even where attributes or core.bigFileThreshold hide it from git diff. A binary file (a NUL in its
first 8000 bytes) counts no lines and has a limit of its own; text that takes its place counts. What atomic-files does not count does not count here.`,
  part: "changes",
  exempt: ["exact-revert"],
  options: {
    max: integer({ default: 500, min: 1, about: "Most lines one commit may add and delete." }),
    maxBinaryKiB: integer({ default: 512, min: 0, about: "Largest binary file, in KiB." }),
  },

  *check(commit, { max, maxBinaryKiB }) {
    yield* uncounted(commit.changes);
    const counted = commit.changes.filter(({ generated }) => generated === null);
    const lines = counted.reduce((sum, change) => sum + linesOf(change), 0);
    if (lines > max) {
      const largest = counted.toSorted((a, b) => linesOf(b) - linesOf(a)).slice(0, 1);
      yield {
        what: `${lines} lines changed, the limit is ${max}`,
        next: [
          takeOut(commit, largest),
          { say: "Commit it in parts, each a change of its own; git add --patch takes parts of a file." },
        ],
        data: { actual: lines, limit: max },
      };
    }
    for (const change of counted.filter(({ binaryBytes }) => (binaryBytes ?? 0) > maxBinaryKiB * BYTES_PER_KIB)) {
      const { path, binaryBytes } = change;
      const size = Math.ceil((binaryBytes ?? 0) / BYTES_PER_KIB);
      yield {
        what: `binary file '${path}' has ${size} KiB, the limit is ${maxBinaryKiB}`,
        next: [takeOut(commit, [change]), { say: "Keep large binary files outside of git, or in Git LFS." }],
        data: { path, actual: size, limit: maxBinaryKiB },
      };
    }
  },
});

function linesOf({ added, deleted }: Change): number {
  return added + deleted;
}
