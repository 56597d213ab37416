/**
 * The words that a word with braces stands for: `-{n,m}` is `-n -m`, `{1..3}` is `1 2 3`. The text is the source of the
 * word, quotes and all, and so are the words. Source: Bash Reference Manual, "Brace Expansion".
 */
export function expandBraces(text: string): readonly string[] {
  const found = findBraces(text);
  if (found === null) return [text];
  const { before, inner, after } = found;
  const middle = alternatives(inner).flatMap(expandBraces);
  const ends = expandBraces(after);
  return middle.flatMap((one) => ends.map((end) => `${before}${one}${end}`)).slice(0, MOST_WORDS);
}

const MOST_WORDS = 256;

interface Braces {
  readonly before: string;
  readonly inner: string;
  readonly after: string;
}

/** The first pair that holds a comma or a range and is not quoted. */
function findBraces(text: string): Braces | null {
  const marks = marksOf(text);
  for (const [at, mark] of marks.entries()) {
    if (mark.sign !== "{") continue;
    const close = closing(marks, at);
    if (close === null) continue;
    const inner = text.slice(mark.at + 1, close);
    if (alternatives(inner).length > 1 || SEQUENCE.test(inner)) {
      return { before: text.slice(0, mark.at), inner, after: text.slice(close + 1) };
    }
  }
  return null;
}

interface Mark {
  readonly sign: string;
  readonly at: number;
}

/** Braces and commas outside of quotes and of `${…}`, `$(…)`. */
function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const found of text.matchAll(MARKS)) if (found[1] !== undefined) marks.push({ sign: found[1], at: found.index });
  return marks;
}

const MARKS = /\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"|\$\{[^}]*\}|\$\([^)]*\)|([{},])/g;

function closing(marks: readonly Mark[], from: number): number | null {
  let depth = 0;
  for (const { sign, at } of marks.slice(from)) {
    depth += sign === "{" ? 1 : 0;
    depth -= sign === "}" ? 1 : 0;
    if (depth === 0) return at;
  }
  return null;
}

const SEQUENCE = /^(?:(-?\d+)\.\.(-?\d+)|([A-Za-z])\.\.([A-Za-z]))(?:\.\.(-?\d+))?$/;

function alternatives(inner: string): readonly string[] {
  const sequence = SEQUENCE.exec(inner);
  return sequence === null ? splitAtCommas(inner) : countUp(sequence);
}

function splitAtCommas(inner: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { sign, at } of marksOf(inner)) {
    depth += sign === "{" ? 1 : 0;
    depth -= sign === "}" ? 1 : 0;
    if (sign !== "," || depth !== 0) continue;
    parts.push(inner.slice(from, at));
    from = at + 1;
  }
  return [...parts, inner.slice(from)];
}

function countUp([, from, to, first, last, by]: readonly (string | undefined)[]): readonly string[] {
  const isLetters = first !== undefined;
  const start = isLetters ? first.codePointAt(0) : Number(from);
  const end = isLetters ? last?.codePointAt(0) : Number(to);
  if (start === undefined || end === undefined) return [];
  const step = Math.max(1, Math.abs(Number(by ?? 1))) * (end < start ? -1 : 1);
  const count = Math.min(MOST_WORDS, Math.floor(Math.abs(end - start) / Math.abs(step)) + 1);
  const numbers = Array.from({ length: count }, (_, at) => start + at * step);
  return numbers.map((number) => (isLetters ? String.fromCodePoint(number) : String(number)));
}
