/**
 * The form `type(scope)!: description` of Conventional Commits 1.0.0, as @commitlint/lint reads it with the header rules
 * of @commitlint/config-conventional. A differential test holds both to the same verdict, rule by rule.
 *
 * Stricter on purpose: commitlint skips an empty message, and leaves out lines that start with "gpg:" before it takes the
 * first one. Kinder on purpose: it takes a lone micro sign before a digit for capitalized.
 */
export interface ConventionalSubject {
  /** Empty when the subject starts with the colon. */
  readonly type: string;
  /** Separated by commas only: `src/core` is one scope. */
  readonly scopes: readonly string[];
  /** The exclamation mark before the colon. */
  readonly breaking: boolean;
  readonly description: string;
}

export interface SubjectProblem {
  /** The name of commitlint's rule. */
  readonly rule: string;
  readonly what: string;
}

/** The types of @commitlint/config-conventional. */
export const CONVENTIONAL_TYPES: readonly string[] = [
  "build",
  "chore",
  "ci",
  "docs",
  "feat",
  "fix",
  "perf",
  "refactor",
  "revert",
  "style",
  "test",
];

/** In UTF-16 code units, as commitlint counts. */
export const LONGEST_HEADER = 100;

/**
 * The first line of a stored message: what commitlint calls the header. Git's subject (`%s`) joins all lines of the first
 * paragraph, so that the two differ where no empty line follows the first.
 */
export function headerOf(text: string): string {
  const start = text.search(/[^\r\n]/);
  if (start === -1) return "";
  const line = text.indexOf("\n", start);
  const end = line === -1 ? text.length : line;
  const isWholeMessage = !/[^\r\n]/.test(text.slice(end));
  return isWholeMessage ? withoutReturns(text.slice(start, end)) : text.slice(start, end).replace(/\r$/, "");
}

/** The subject that a `fixup!`, `squash!` or `amend!` commit stands for: those are judged by their own rule. */
export function withoutAutosquash(subject: string): string {
  return subject.replace(/^(?:(?:fixup|squash|amend)! )+/, "");
}

/** Null when the text is not of the form. Linear: without line terminators, each pattern backtracks once at most. */
export function parseSubject(subject: string): ConventionalSubject | null {
  if (/[\n\r\u2028\u2029]/.test(subject)) return null;
  const breaking = /^(\w*)(?:\((.*)\))?!: (.*)$/.exec(subject);
  const match = breaking ?? /^(\w*)(?:\((.*)\))?: (.*)$/.exec(subject);
  if (match === null) return null;

  const [, type = "", scope = "", description = ""] = match;
  const scopes = scope.split(",").map((part) => part.trim());
  return { type, scopes: scopes.filter((part) => part !== ""), breaking: breaking !== null, description };
}

/** At most one problem per rule of commitlint, in the order a reader repairs them. */
export function findSubjectProblems(
  header: string,
  types: readonly string[] = CONVENTIONAL_TYPES,
): readonly SubjectProblem[] {
  const { type, description } = parseSubject(header) ?? { type: "", description: "" };
  return Object.entries(CHECKS).flatMap(([rule, check]) => {
    const what = check({ header, type, description, types });
    return what === null ? [] : [{ rule, what }];
  });
}

interface Parts {
  readonly header: string;
  readonly type: string;
  readonly description: string;
  readonly types: readonly string[];
}

const CHECKS: Readonly<Record<string, (parts: Parts) => string | null>> = {
  "type-empty": ({ type }) => (type === "" ? "the subject has no type" : null),

  "type-enum": ({ type, types }) =>
    type === "" || types.includes(type) ? null : `type '${type}' is not one of ${types.join(", ")}`,

  "type-case": ({ type }) =>
    type === type.toLowerCase() || /^\d/.test(type) ? null : `type '${type}' is not in lower case`,

  "subject-empty": ({ description }) => (description === "" ? "the subject has no description" : null),

  "subject-case": ({ description }) =>
    startsWithCapital(description) ? `the description starts with the capital '${firstOf(description)}'` : null,

  "subject-full-stop": ({ header }) => (endsWithFullStop(header) ? "the first line ends with a full stop" : null),

  "header-max-length": ({ header }) =>
    header.length > LONGEST_HEADER
      ? `the first line has ${header.length} characters, the limit is ${LONGEST_HEADER}`
      : null,

  "header-trim": ({ header }) => {
    const sides = [header.trimStart() === header ? [] : ["starts"], header.trimEnd() === header ? [] : ["ends"]].flat();
    return sides.length === 0 ? null : `the first line ${sides.join(", ")} with blanks`;
  },
};

/**
 * Commitlint refuses sentence, start, pascal and upper case of a description that starts with a cased letter. Each of
 * the four keeps the first UTF-16 code unit in upper case, and sentence case asks for nothing else.
 */
function startsWithCapital(description: string): boolean {
  const first = description.charAt(0);
  return /^[\p{Ll}\p{Lu}\p{Lt}]/iu.test(description) && first === first.toUpperCase();
}

/** An ellipsis is no full stop. */
function endsWithFullStop(header: string): boolean {
  return header.endsWith(".") && !header.endsWith("...");
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function withoutReturns(line: string): string {
  let end = line.length;
  while (line[end - 1] === "\r") end -= 1;
  return line.slice(0, end);
}
