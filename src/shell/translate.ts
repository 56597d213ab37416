import { readEscapes } from "./escapes.ts";

/** What `tr` makes of a text; null where a set is not plain. Source: POSIX.1-2024, tr. */
export function translate(args: readonly string[], text: string): string | null {
  const flags = args.filter((arg) => OPTION.test(arg)).join("");
  const given = args.filter((arg) => !OPTION.test(arg));
  if (given.length > 2 || given.some((set) => /^--|\[(?:.\*|=|\.)/.test(set))) return null;
  const [from = [], to = from] = given.map((set) => [...expandSet(set)]);
  const set = new Set(from);
  const isIn = (sign: string): boolean => set.has(sign) !== /c/i.test(flags);
  const changed = flags.includes("d")
    ? [...text].filter((sign) => !isIn(sign))
    : [...text].map((sign) => (isIn(sign) ? target(sign, from, to) : sign));
  if (!flags.includes("s")) return changed.join("");
  return squeeze(changed, given.length < 2 ? isIn : (sign) => to.includes(sign));
}

const OPTION = /^-[cCdst]+$/;

/** The last sign of a set stands for all that are missing behind it. */
function target(sign: string, from: readonly string[], to: readonly string[]): string {
  const at = from.lastIndexOf(sign);
  return (from === to ? sign : at === -1 ? to.at(-1) : (to[at] ?? to.at(-1))) ?? sign;
}

/** One of several equal signs in a row. */
function squeeze(signs: readonly string[], isSqueezed: (sign: string) => boolean): string {
  return signs.filter((sign, at) => sign !== signs[at - 1] || !isSqueezed(sign)).join("");
}

const CLASSES: Readonly<Record<string, string>> = {
  "[:lower:]": "a-z",
  "[:upper:]": "A-Z",
  "[:digit:]": "0-9",
  "[:alpha:]": "A-Za-z",
  "[:alnum:]": "0-9A-Za-z",
  "[:space:]": "\t\n\v\f\r ",
  "[:blank:]": "\t ",
  "[:punct:]": "!-\\/:-@\\[-`{-~",
};

/** `a-e` is `abcde`. */
function expandSet(set: string): string {
  const named = set.replaceAll(/\[:\w+:\]/g, (name) => CLASSES[name] ?? name);
  return readEscapes(named, "format").replaceAll(/([^])-([^])/gu, (whole, first: string, last: string) => {
    const start = first.codePointAt(0) ?? 0;
    const count = (last.codePointAt(0) ?? 0) - start + 1;
    if (count < 1 || count > MOST_CHARACTERS) return whole;
    return String.fromCodePoint(...Array.from({ length: count }, (_, at) => start + at));
  });
}

const MOST_CHARACTERS = 512;
