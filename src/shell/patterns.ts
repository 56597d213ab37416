import { isKnown } from "../core/command.ts";

/**
 * A pattern of the shell as a regular expression; `*` and `?` do not stop at "/". Null for one that cannot be read, or
 * would take too long on a text of that length. Source: POSIX.1-2024, "Pattern Matching Notation".
 */
export function patternSource(
  pattern: string,
  { length }: { readonly length: number },
  isGreedy = true,
): string | null {
  if (pattern.length > LONGEST || !isKnown(pattern) || EXTENDED.test(pattern) || isSlow(pattern, length)) return null;
  const star = isGreedy ? "[^]*" : "[^]*?";
  return pattern.replaceAll(TOKENS, (whole, ...groups: readonly (string | undefined)[]) => {
    const [escaped, negation, set, other] = groups;
    if (whole.startsWith("*")) return star;
    if (whole === "?") return "[^]";
    if (set !== undefined) return `[${negation === "" ? "" : "^"}${setSource(set)}]`;
    return literal(escaped ?? other ?? "");
  });
}

const LONGEST = 1000;
const TOKENS = /\\([^])|\*+|\?|\[([!^]?)(\]?(?:\[:\w+:\]|\\[^]|[^\]\\])*)\]|([^])/gu;

/** Alternatives such as `@(a|b)`. */
const EXTENDED = /[?*+@!]\(/;

/** Every star may stand for every part of the text. */
function isSlow(pattern: string, length: number): boolean {
  const stars = pattern.match(/\*+/g)?.length ?? 0;
  return length ** (stars + 1) > MOST_STEPS;
}

const MOST_STEPS = 4_000_000;

function setSource(set: string): string {
  return set.replaceAll(SET_TOKENS, (_, ...groups: readonly (string | undefined)[]) => {
    const [name, escaped, sign, other = ""] = groups;
    if (name !== undefined) return CLASSES[name] ?? "";
    return sign === undefined && escaped === undefined ? other : inSet(escaped ?? sign ?? "");
  });
}

const SET_TOKENS = /\[:(\w+):\]|\\([^])|([[\]\\^])|([^])/gu;

function inSet(character: string): string {
  return /[[\]\\^-]/.test(character) ? `\\${character}` : character;
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "A-Za-z0-9",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  upper: "A-Z",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
};

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Whether the whole text matches; null where nobody can know. */
export function matches(text: string, pattern: string): boolean | null {
  if (!isKnown(text)) return null;
  const source = patternSource(pattern, text);
  return source === null ? null : (compile(`^${source}$`)?.test(text) ?? null);
}

/** Characters that mean something in a pattern, as themselves. */
export function quotePattern(text: string): string {
  return text.replaceAll(/[\\*?[\]()|!@+^&-]/g, "\\$&");
}

export function compile(source: string, flags = "u"): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
