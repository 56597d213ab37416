import type { Trailer } from "../core/commit.ts";
import { isBlank, isIndented, trim, trimEnd, trimStart } from "./lines.ts";
import { findScissors } from "./scissors.ts";

/** The last paragraph before everything that git leaves out: the lines `first` to `end`, the latter not included. */
export interface LastParagraph {
  readonly first: number;
  readonly end: number;
  /** Whether git takes it for the trailers. */
  readonly accepted: boolean;
}

/** The trailers as `%(trailers:only,unfold)` prints them: tokens as typed, each value on one line. */
export function readTrailers(lines: readonly string[], paragraph: LastParagraph | null): readonly Trailer[] {
  return paragraph?.accepted === true ? unfoldTrailers(lines.slice(paragraph.first, paragraph.end)) : [];
}

/** The paragraph of the subject, which never holds trailers: from its first line to the blank line below it. */
export interface Title {
  readonly first: number;
  readonly titleEnd: number;
}

/** Null when there is nothing but the subject. */
export function findLastParagraph(lines: readonly string[], title: Title): LastParagraph | null {
  const { titleEnd } = title;
  let last = findEnd(lines, title) - 1;
  while (last > titleEnd && isIgnorable(lineAt(lines, last))) last -= 1;
  if (last <= titleEnd) return null;
  let first = last;
  while (!isBlank(lineAt(lines, first - 1))) first -= 1;
  const end = last + 1;
  return { first, end, accepted: isTrailerBlock(lines.slice(first, end)) };
}

/** What a line may be in the trailer block. A continuation belongs to the trailer above it. */
export type LineKind = "trailer" | "generated" | "continuation" | "comment" | "other";

/** The kind of each line of one paragraph. Indented text below anything but a trailer is `other`. */
export function classifyLines(paragraph: readonly string[]): readonly LineKind[] {
  let belowTrailer = false;
  return paragraph.map((line) => {
    const kind = isIndented(line) ? (belowTrailer ? "continuation" : "other") : classify(line);
    belowTrailer = kind !== "comment" && kind !== "other";
    return kind;
  });
}

/** Where the key of a trailer ends: the index of the colon, else -1. */
export function findSeparator(line: string): number {
  const key = SEPARATED.exec(line);
  return key === null ? -1 : key[0].length - 1;
}

const SEPARATED = /^[A-Za-z0-9-]+[ \t]*:/;
const COMMENT = "#";
/** What git itself writes, and what makes it accept other lines in the block. The case counts, and the blank at the end. */
const GENERATED = ["Signed-off-by: ", "(cherry picked from commit "];

function classify(line: string): LineKind {
  if (line.startsWith(COMMENT)) return "comment";
  if (GENERATED.some((prefix) => line.startsWith(prefix))) return "generated";
  return findSeparator(line) > 0 ? "trailer" : "other";
}

/** All lines are trailers; or at least a quarter of them, one of which git itself wrote (git-interpret-trailers(1)). */
function isTrailerBlock(paragraph: readonly string[]): boolean {
  const count = { trailer: 0, generated: 0, continuation: 0, comment: 0, other: 0 };
  for (const kind of classifyLines(paragraph)) count[kind] += 1;
  const { generated, other } = count;
  const trailers = generated + count.trailer;
  return generated > 0 ? trailers * 3 >= other : trailers > 0 && other === 0;
}

/**
 * Git leaves out what stands below the scissors line, then the comments and empty lines at the end, with the indented
 * list of files below a line `Conflicts:`.
 */
function findEnd(lines: readonly string[], { first, titleEnd }: Title): number {
  const cut = findScissors(lines, COMMENT);
  let run = cut;
  while (run > titleEnd && isTail(lines, run - 1)) run -= 1;
  const tail = lines.slice(run, cut);
  return run + (opensList(lines.slice(first, run)) ? countListed(tail) : countUnlisted(tail));
}

const CONFLICTS = "Conflicts:";

/** A subject `Conflicts:` opens the list as well, until a comment or an empty line: git's own quirk. */
function opensList(above: readonly string[]): boolean {
  const [title, ...text] = above[0] === CONFLICTS ? above : [];
  return title !== undefined && !text.some((line) => line === "" || line === CONFLICTS || line.startsWith(COMMENT));
}

function countListed(tail: readonly string[]): number {
  const end = tail.findIndex((line) => !line.startsWith("\t"));
  return end < 0 ? tail.length : end;
}

/** Indented lines without a heading above them are text. */
function countUnlisted(tail: readonly string[]): number {
  const heading = tail.indexOf(CONFLICTS);
  return 1 + (heading < 0 ? tail : tail.slice(0, heading)).findLastIndex((line) => line.startsWith("\t"));
}

function isTail(lines: readonly string[], index: number): boolean {
  const line = lineAt(lines, index);
  const ended = index < lines.length - 1;
  return line === "" || line.startsWith(COMMENT) || line.startsWith("\t") || (line === CONFLICTS && ended);
}

function isIgnorable(line: string): boolean {
  return line.startsWith(COMMENT) || isBlank(line);
}

function unfoldTrailers(block: readonly string[]): readonly Trailer[] {
  const trailers: { token: string; value: string[] }[] = [];
  let open: string[] | null = null;
  for (const line of block) {
    if (open !== null && isIndented(line)) {
      open.push(trimStart(line));
      continue;
    }
    const colon = findSeparator(line);
    open = colon < 0 ? null : [line.slice(colon + 1)];
    if (open !== null) trailers.push({ token: trimEnd(line.slice(0, colon)), value: open });
  }
  return trailers.map(({ token, value }) => ({ token, value: trim(value.join(" ")) }));
}

function lineAt(lines: readonly string[], index: number): string {
  return lines[index] ?? "";
}
