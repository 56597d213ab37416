/**
 * The words that a word with braces stands for: `-{n,m}` is `-n -m`, `{1..3}` is `1 2 3`. The text is the source of the
 * word, quotes and all, and so are the words. Null where they are too many. Source: Bash Reference Manual, "Brace
 * Expansion".
 */
export function expandBraces(text: string): readonly string[] | null {
  return expand(parseBraces(text));
}

const MOST_WORDS = 2048;
/** In all words together. */
const MOST_CHARACTERS = 262_144;

/** Text, or alternatives. */
type Part = string | readonly Sequence[];
type Sequence = readonly Part[];

function expand(sequence: Sequence): readonly string[] | null {
  let words: readonly string[] = [""];
  for (const part of sequence) {
    const ends = typeof part === "string" ? [part] : expandEach(part);
    if (ends === null || isTooMuch(words, ends)) return null;
    words = words.flatMap((word) => ends.map((end) => word + end));
  }
  return words;
}

function expandEach(alternatives: readonly Sequence[]): readonly string[] | null {
  const words: string[] = [];
  for (const one of alternatives) {
    const next = expand(one);
    if (next === null || words.length + next.length > MOST_WORDS) return null;
    words.push(...next);
  }
  return words;
}

function isTooMuch(words: readonly string[], ends: readonly string[]): boolean {
  const count = words.length * ends.length;
  return count > MOST_WORDS || lengthOf(words) * ends.length + lengthOf(ends) * words.length > MOST_CHARACTERS;
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, { length }) => sum + length, 0);
}

/** A brace that is not closed yet: what a comma has ended, and what stands behind the last one. */
interface Open {
  readonly done: Sequence[];
  readonly parts: Part[];
}

function parseBraces(text: string): Sequence {
  const opened: Open[] = [];
  let parts: Part[] = [];
  let from = 0;
  for (const { 0: sign, 1: mark, index } of text.matchAll(MARKS)) {
    if (mark === undefined) continue;
    parts.push(text.slice(from, index));
    from = index + sign.length;
    parts = readMark(sign, opened, parts);
  }
  parts.push(text.slice(from));
  while (opened.length > 0) parts = asText(opened, parts);
  return parts;
}

/** Braces and commas outside of quotes and of `${…}`, `$(…)`. */
const MARKS = /\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"|\$\{[^}]*\}|\$\([^)]*\)|`[^`]*`|([{},])/g;

/** Gives the parts that what comes next belongs to. */
function readMark(sign: string, opened: Open[], parts: Part[]): Part[] {
  const innermost = opened.at(-1);
  if (sign === "{") {
    opened.push({ done: [], parts });
    return [];
  }
  if (innermost === undefined) {
    parts.push(sign);
    return parts;
  }
  if (sign === "}") return close(opened, parts);
  innermost.done.push(parts);
  return [];
}

function close(opened: Open[], parts: Part[]): Part[] {
  const { done = [], parts: outer = [] } = opened.at(-1) ?? {};
  const range = done.length === 0 ? SEQUENCE.exec(parts.join("")) : null;
  if (done.length === 0 && range === null) {
    const text = asText(opened, parts);
    text.push("}");
    return text;
  }
  opened.pop();
  outer.push(range === null ? [...done, parts] : countUp(range));
  return outer;
}

/** Braces that hold neither a comma nor a range, or stay open, are text. */
function asText(opened: Open[], parts: readonly Part[]): Part[] {
  const { done = [], parts: outer = [] } = opened.pop() ?? {};
  outer.push("{");
  for (const one of done) outer.push(...one, ",");
  outer.push(...parts);
  return outer;
}

const SEQUENCE = /^(?:(-?\d+)\.\.(-?\d+)|([A-Za-z])\.\.([A-Za-z]))(?:\.\.(-?\d+))?$/;

function countUp([, from = "", to = "", first, last, by]: readonly (string | undefined)[]): readonly Sequence[] {
  const start = first === undefined ? Number(from) : first.charCodeAt(0);
  const end = last === undefined ? Number(to) : last.charCodeAt(0);
  const step = Math.max(1, Math.abs(Number(by ?? 1))) * (end < start ? -1 : 1);
  const count = Math.floor(Math.abs(end - start) / Math.abs(step)) + 1;
  const width = Math.max(paddedWidth(from), paddedWidth(to));
  const numbers = Array.from({ length: Math.min(count, MOST_WORDS + 1) }, (_, at) => start + at * step);
  return numbers.map((number) => [first === undefined ? pad(number, width) : String.fromCharCode(number)]);
}

/** Where one end has a zero in front, every number is as long as the longer one. */
function paddedWidth(number: string): number {
  return /^-?0\d/.test(number) ? number.length : 0;
}

function pad(number: number, width: number): string {
  const digits = String(Math.abs(number));
  return number < 0 ? `-${digits.padStart(width - 1, "0")}` : digits.padStart(width, "0");
}
