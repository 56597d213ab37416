import { operandsOf, valueOf } from "./argument-words.ts";

const MOST_NUMBERS = 5000;
const VALUED: ReadonlySet<string> = new Set(["-s", "--separator"]);

/** What `seq` prints, of whole numbers; null for what is not known. Source: seq(1). */
export function countNumbers(args: readonly string[]): string | null {
  const options = args.filter((arg) => /^-\D/.test(arg));
  const given = operandsOf(
    args.map((arg) => arg.replace(/^-(?=\d)/, "\u{2212}")),
    VALUED,
  ).map((arg) => arg.replace("\u{2212}", "-"));
  const isPlain = options.every((option) => /^-[sw]|^--(?:separator|equal-width)/.test(option));
  if (!isPlain || given.length === 0 || !given.every((arg) => /^-?\d{1,9}$/.test(arg))) return null;
  const numbers = countUp(given.map(Number));
  if (numbers === null) return null;
  const isPadded = options.some((option) => /^-w|^--equal/.test(option));
  const width = isPadded ? Math.max(...[...numbers, ...given].map(({ length }) => length)) : 0;
  const text = numbers.map((number) => number.padStart(width, "0")).join(valueOf(args, [...VALUED]) ?? "\n");
  return numbers.length === 0 ? "" : `${text}\n`;
}

/** `last`, `first last`, `first by last` */
function countUp(values: readonly number[]): readonly string[] | null {
  const [first = 1] = values.length > 1 ? values : [];
  const [, by = 1] = values.length > 2 ? values : [];
  const count = by === 0 ? Infinity : Math.floor(((values.at(-1) ?? 0) - first) / by) + 1;
  if (count > MOST_NUMBERS) return null;
  return Array.from({ length: Math.max(0, count) }, (_, at) => String(first + at * by));
}
