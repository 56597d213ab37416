import { asText, type State } from "./file-state.ts";

/** The line of a hook file that runs commitlint on the message. */
export interface CommitlintLine {
  /** From 1. */
  readonly number: number;
  /** With its line feed, where it has one. */
  readonly text: string;
}

/** Null where no line, or more than one, runs it: then nothing is offered. */
export function findCommitlintLine(state: State): CommitlintLine | null {
  const lines = asText(state).split(/(?<=\n)/);
  const found = lines.flatMap((text, index) => (isCommitlint(text) ? [{ number: index + 1, text }] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

export function withoutLine(text: string, { number }: CommitlintLine): string {
  return text
    .split(/(?<=\n)/)
    .toSpliced(number - 1, 1)
    .join("");
}

/** A line that does nothing else: `npx --no -- commitlint --edit "$1"`, `yarn commitlint -e $1`. */
function isCommitlint(line: string): boolean {
  return /^\s*(?:[\w./@-]+\s+)*(?:[\w./@-]*\/)?commitlint\s+(?:[\w./@=-]+\s+)*(?:--edit|-e)\b[^;&|<>]*$/.test(
    line.trimEnd(),
  );
}
