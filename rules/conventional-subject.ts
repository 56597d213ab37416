import type { Commit, CommitlintProblem } from "../src/core/commit.ts";
import {
  CONVENTIONAL_TYPES,
  findSubjectProblems,
  headerOf,
  LONGEST_HEADER,
  parseSubject,
  withoutAutosquash,
} from "../src/core/conventional.ts";
import { strings } from "../src/core/options.ts";
import { type CommitRule, commitRule, type Step, type Violation } from "../src/core/rule.ts";
import { repairSubject } from "../src/core/subject-repair.ts";

export const conventionalSubject: CommitRule = commitRule({
  id: "conventional-subject",
  summary: "A subject reads 'type(scope)!: description', as Conventional Commits has it.",
  why: "People and release tools read from the subject what kind of change a commit is.",
  bad: "Feature: Added the parser.",
  good: "feat(parser): read trailers",
  details: [
    "The header rules of @commitlint/config-conventional, on the first line of the message: a known type in lower case,",
    "a description that does not start with a capital or end with a full stop, no blanks around, at most 100 characters.",
    "No subject is let off for its wording, as commitlint's default ignores would do.",
    "A repository with a commitlint configuration of its own is judged by that configuration instead.",
  ].join("\n"),
  part: "message",
  exempt: ["default-merge", "exact-revert"],

  options: {
    types: strings({ default: CONVENTIONAL_TYPES, about: "Types that a subject may start with." }),
  },

  *check(commit, { types }) {
    const { commitlint } = commit;
    if (commitlint === null) yield* findViolations(commit, types);
    else if (commitlint.kind === "refused") yield { skipped: commitlint.reason };
    else yield* commitlint.problems.map((problem) => relay(commit, problem));
  },
});

function findViolations(commit: Commit, types: readonly string[]): readonly Violation[] {
  const header = withoutAutosquash(headerOf(commit.message.text));
  const repaired = repairSubject(header, types);
  const repair = repaired !== null && isWholeSubject(header, commit) ? { repair: { subject: repaired } } : {};
  return findProblems(header, types).map(({ rule, what }) => {
    const how = repaired === null ? (HOW[rule] ?? FORM) : `with the subject '${repaired}'`;
    return { what, next: [reword(commit, how)], data: { commitlint: rule }, ...repair };
  });
}

/** Not of `fixup! x`, which must name its target, nor of a subject that goes on in the next line. */
function isWholeSubject(header: string, { message }: Commit): boolean {
  return header === headerOf(message.text) && header.trimEnd() === message.subject;
}

/** What is not of the form at all has neither type nor description: one problem for its reader, two for commitlint. */
function findProblems(header: string, types: readonly string[]): ReturnType<typeof findSubjectProblems> {
  const problems = findSubjectProblems(header, types);
  if (parseSubject(header) !== null) return problems;
  const rest = problems.filter(({ rule }) => rule !== "type-empty" && rule !== "subject-empty");
  return [{ rule: "type-empty", what: describeForm(header) }, ...rest];
}

function describeForm(header: string): string {
  if (/^\w+(?:\(.*\))?!?:\S/.test(header)) return "no blank follows the colon after the type";
  if (/^\w+(?:\(.*\))?!?:\s*$/.test(header)) return "nothing follows the colon after the type";
  return "the subject is not of the form 'type(scope)!: description'";
}

const FORM = "with a subject of the form 'type(scope): description', such as 'fix(parser): read empty files'";

/** How to commit again, where no repair of the whole subject is known: by commitlint's name of the problem. */
const HOW: Readonly<Record<string, string>> = {
  "type-empty": FORM,
  "type-enum": "with one of the types that the finding lists",
  "type-case": "with the type in lower case",
  "subject-empty": "with a description after the colon",
  "subject-case": "with a description that starts with a small letter, or with a name in backticks",
  "subject-full-stop": "without the full stop",
  "header-max-length": `with a first line of at most ${LONGEST_HEADER} characters, the details in the body`,
  "header-trim": "without blanks around the first line",
};

function relay(commit: Commit, { rule, message, level }: CommitlintProblem): Violation {
  const next = reword(commit, "so that the repository's commitlint configuration accepts the message");
  const violation = { what: `${message} (commitlint: ${rule})`, next: [next] as const, data: { commitlint: rule } };
  return level === "warning" ? { ...violation, severity: "warning" } : violation;
}

function reword({ id, parents }: Commit, how: string): Step {
  if (id === null) return { say: `Commit again ${how}.` };
  const merges = parents.length > 1 ? "--rebase-merges " : "";
  const base = parents.length === 0 ? "--root" : `${id}~1`;
  return { say: `Mark the commit with 'reword', then save it ${how}:`, run: `git rebase -i ${merges}${base}` };
}
