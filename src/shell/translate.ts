import { readEscapes } from "./escapes.ts";

/** What `tr` makes of a text. Source: POSIX.1-2024, tr. */
export function translate(args: readonly string[], text: string): string {
  const flags = args.filter((arg) => /^-[cCdst]+$/.test(arg)).join("");
  const [from = "", to = ""] = args.filter((arg) => !/^-[cCdst]+$/.test(arg)).map(expandSet);
  const set = [...from];
  if (flags.includes("d")) return [...text].filter((character) => !set.includes(character)).join("");
  const targets = [...to];
  const map = new Map(set.map((character, at) => [character, targets[at] ?? targets.at(-1) ?? character]));
  return [...text].map((character) => map.get(character) ?? character).join("");
}

const CLASSES: Readonly<Record<string, string>> = {
  "[:lower:]": "a-z",
  "[:upper:]": "A-Z",
  "[:digit:]": "0-9",
  "[:alpha:]": "A-Za-z",
  "[:alnum:]": "A-Za-z0-9",
  "[:space:]": " \t\n\r\f\v",
  "[:blank:]": " \t",
};

/** `a-e` is `abcde`. */
function expandSet(set: string): string {
  const named = set.replaceAll(/\[:\w+:\]/g, (name) => CLASSES[name] ?? name);
  return readEscapes(named).replaceAll(/([^])-([^])/gu, (whole, first: string, last: string) => {
    const start = first.codePointAt(0) ?? 0;
    const count = (last.codePointAt(0) ?? 0) - start + 1;
    if (count < 1 || count > MOST_CHARACTERS) return whole;
    return String.fromCodePoint(...Array.from({ length: count }, (_, at) => start + at));
  });
}

const MOST_CHARACTERS = 512;
