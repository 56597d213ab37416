import { LOCK_FILES } from "../src/core/generated.ts";
import { integer } from "../src/core/options.ts";
import { takeOut } from "../src/core/remedy.ts";
import { type CommitRule, commitRule } from "../src/core/rule.ts";
import { uncounted } from "../src/core/uncounted.ts";

export const atomicFiles: CommitRule = commitRule({
  id: "atomic-files",
  summary: "A commit touches at most 5 files.",
  why: "A small commit can be reviewed, reverted and bisected on its own.",
  bad: "7 files: a parser fix and a README rewrite",
  good: "2 files: the parser fix and its test",
  details: `A rename is one file. Of a merge, only files that differ from every parent count. These do not count, and every
report names them: files that the first parent's .gitattributes call linguist-generated, files that match the setting
"generated" as the first parent has it, and lock files of exactly these names: ${LOCK_FILES.join(", ")}.`,
  part: "changes",
  exempt: ["exact-revert"],
  options: { max: integer({ default: 5, min: 1, about: "Most files one commit may touch." }) },

  *check(commit, { max }) {
    yield* uncounted(commit.changes);
    const counted = commit.changes.filter(({ generated }) => generated === null);
    if (counted.length <= max) return;

    yield {
      what: `${counted.length} files changed, the limit is ${max}`,
      next: [takeOut(commit, counted.slice(max)), { say: "Commit the other change on its own." }],
      data: { actual: counted.length, limit: max },
    };
  },
});
