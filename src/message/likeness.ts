import { isBlank, isIndented, trim } from "./lines.ts";
import { type KnownKey, findKnownKey } from "./known-keys.ts";

/** A line that is meant as a trailer, whether git sees it or not. */
export interface Likeness {
  readonly index: number;
  readonly indent: number;
  /** The key as typed. */
  readonly typed: string;
  readonly known: KnownKey;
  /** Unfolded. */
  readonly value: string;
  /** The line as it should be. Its continuations stay as they are. */
  readonly corrected: string;
  /** What keeps git from reading this very line as the trailer that it is meant to be; null when its form is right. */
  readonly flaw: string | null;
}

/** Reads a line as a trailer with a known key and a value that fits it. Four blanks or a tab make code of it. */
export function readLikeness(lines: readonly string[], index: number): Likeness | null {
  const form = readForm(lines[index] ?? "");
  const known = form === null ? null : findKnownKey(form.key);
  if (form === null || known === null) return null;
  const { indent, key: typed } = form;
  const first = trim(form.value);
  const value = trim(`${first}${continuationOf(lines, index)}`);
  if (!known.isValue(first) && !known.isValue(value)) return null;
  const corrected = `${isSpelt(typed, known) ? typed : known.key}: ${first}`;
  return { index, indent, typed, known, value, corrected, flaw: findFlaw(form, known) };
}

interface Form {
  readonly indent: number;
  readonly key: string;
  readonly colon: boolean;
  readonly value: string;
}

const SHORTEST = "acked-by:x".length;
const WITH_COLON = /^(?<blanks> {0,3})(?<key>[a-z][a-z -]{5,16}?)[ \t]*(?<colon>:)(?<value>.*)$/isu;
const WITHOUT_COLON = /^(?<blanks> {0,3})(?<key>[a-z]{2,12}(?:-[a-z]{2,12}){1,2})[ \t]+(?<value>[^\s:<][^<]*<.*)$/isu;

function readForm(line: string): Form | null {
  if (line.length < SHORTEST) return null;
  const groups = (WITH_COLON.exec(line) ?? WITHOUT_COLON.exec(line))?.groups;
  if (groups === undefined) return null;
  const { blanks = "", key = "", colon, value = "" } = groups;
  return { indent: blanks.length, key, colon: colon !== undefined, value };
}

function findFlaw({ key, colon, indent }: Form, known: KnownKey): string | null {
  if (key.includes(" ")) return "its key holds a blank";
  if (!isSpelt(key, known)) return "its key is misspelt";
  if (!colon) return "no colon follows its key";
  return indent > 0 ? "it is indented" : null;
}

function isSpelt(typed: string, { key }: KnownKey): boolean {
  return typed.toLowerCase() === key.toLowerCase();
}

/** An indented line is a continuation itself. */
function continuationOf(lines: readonly string[], index: number): string {
  if (isIndented(lines[index] ?? "")) return "";
  const folded: string[] = [];
  for (let at = index + 1; isFolded(lines[at] ?? ""); at += 1) folded.push(` ${trim(lines[at] ?? "")}`);
  return folded.join("");
}

function isFolded(line: string): boolean {
  return isIndented(line) && !isBlank(line);
}
