import type { Commit } from "../src/core/commit.ts";
import { parseSubject, withoutAutosquash } from "../src/core/conventional.ts";
import { strings } from "../src/core/options.ts";
import { type CommitRule, commitRule, type Step } from "../src/core/rule.ts";

export const singleConcern: CommitRule = commitRule({
  id: "single-concern",
  summary: "A subject names one change: no 'and', 'also' or 'various', and one scope.",
  why: "A subject that needs a second clause describes a commit that should have been two.",
  bad: "fix(parser,cli): read empty files and update the help",
  good: "fix(parser): read empty files",
  details: [
    "Words count in any case and only as a whole: 'android' and 'drag-and-drop' are fine.",
    "What stands in backticks or quotes is a name and does not count; neither do type and scope.",
    "Scopes are separated by commas: 'feat(a,b)' has two, the path in 'feat(src/core)' is one.",
  ].join("\n"),
  part: "message",
  exempt: ["default-merge", "exact-revert"],

  options: {
    words: strings({ default: ["and", "also", "various"], about: "Words that join several changes in one subject." }),
  },

  *check(commit, { words }) {
    const subject = withoutAutosquash(commit.message.subject);
    const { scopes, description } = parseSubject(subject) ?? { scopes: [], description: subject };

    const joining = findWords(description, words);
    if (joining.length > 0) {
      yield { what: `the subject says ${quoteAll(joining)}`, next: splitSteps(commit), data: { words: joining } };
    }
    if (scopes.length > 1) {
      yield {
        what: `the subject has ${scopes.length} scopes: ${quoteAll(scopes)}`,
        next: splitSteps(commit),
        data: { scopes },
      };
    }
  },
});

/** Each of the words that the text contains, once, in the text's order and in lower case. */
function findWords(text: string, words: readonly string[]): readonly string[] {
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  const found = withoutNames(text).toLowerCase().match(WORD) ?? [];
  return [...new Set(found.filter((word) => wanted.has(word)))];
}

/** A hyphen, dot, underscore or apostrophe between letters belongs to the word: 'drag-and-drop', 'and.ts'. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-._'’]+[\p{L}\p{N}\p{M}]+)*/gu;

/** Each pattern stops at the next mark of its own kind, so that marks without a partner cost no second look. */
function withoutNames(text: string): string {
  return text
    .replace(/`+/g, "`")
    .replace(/`[^`]*`/g, " ")
    .replace(/"[^"]*"|“[^“”]*”|‘[^‘’]*’/g, " ")
    .replace(/(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu, " ");
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}

type Steps = readonly [Step, ...Step[]];

/** A merge cannot be split, only named. */
function splitSteps(commit: Commit): Steps {
  if (commit.id === null) return commit.parents.length > 1 ? [nameMerge("Commit again")] : splitDraft(commit);
  if (commit.parents.length < 2) return splitStored(commit);
  return [{ ...nameMerge("Mark the merge with 'reword', then save it"), run: `git rebase -i -r ${commit.id}~1` }];
}

function nameMerge(how: string): Step {
  return { say: `${how} with a subject that names the merge as one thing.` };
}

/** The parents of a draft are those it will have, so that this also splits an amended commit. */
function splitDraft({ parents }: Commit): Steps {
  return [
    {
      say: "Take the other change out of this commit, hunk by hunk; it stays in the work tree:",
      run: ["git reset --patch", ...parents.map((id) => id.slice(0, 12))].join(" "),
    },
    { say: "Commit again with a subject that names the change that is left." },
    { say: "Commit the other change on its own." },
  ];
}

function splitStored({ id, parents }: Commit): Steps {
  const isRoot = parents.length === 0;
  const takeOut = { say: "Where the rebase stops, take the other change out of the commit, hunk by hunk:" };
  return [
    { say: "Mark the commit with 'edit' to split it:", run: `git rebase -i ${isRoot ? "--root" : `${id}~1`}` },
    isRoot ? takeOut : { ...takeOut, run: "git reset --patch HEAD~1" },
    { say: "Commit the change that is left, with a subject that names it:", run: "git commit --amend" },
    { say: "Commit the other change on its own, then go on:", run: "git rebase --continue" },
  ];
}
