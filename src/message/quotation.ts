import { isBlank } from "./lines.ts";

/**
 * The indexes of lines that quote something else: fenced code, a mailed patch, the original message of a revert. A fence
 * that nothing closes is no fence.
 */
export function findQuotation(lines: readonly string[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  const add = (start: number, end: number): void => {
    for (let at = start; at < end; at += 1) quoted.add(at);
  };
  findFences(lines).forEach(([start, end]) => add(start, end));
  const copy = lines.findIndex((line) => MAILED_PATCH.test(line) || ORIGINAL.test(line));
  if (copy >= 0) add(copy, lines.length);
  return quoted;
}

/** The first line that git-format-patch(1) writes. */
const MAILED_PATCH = /^From [0-9a-f]{40,64} [A-Z][a-z]{2} [A-Z][a-z]{2} /u;
const ORIGINAL = /^(?:The )?original (?:commit|change|issue|patch|message)\b[^:]{0,40}:[ \t\r]*$/iu;
const FENCE = /^ {0,3}(`{3,}|~{3,})/u;

function findFences(lines: readonly string[]): readonly (readonly [number, number])[] {
  const fences: (readonly [number, number])[] = [];
  let opened: { readonly at: number; readonly mark: string } | null = null;
  for (const [at, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (mark === undefined) continue;
    if (opened === null) opened = { at, mark };
    else if (closes(line, mark, opened.mark)) {
      fences.push([opened.at, at + 1]);
      opened = null;
    }
  }
  return fences;
}

/** At least as long, of the same character, with nothing behind it (CommonMark 4.5). */
function closes(line: string, mark: string, opening: string): boolean {
  return mark.startsWith(opening) && isBlank(line.slice(line.indexOf(mark) + mark.length));
}
