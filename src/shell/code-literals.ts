import { UNKNOWN } from "../core/command.ts";
import { LITERAL, literalsOf, readLiteral } from "./code-literal.ts";
import { extendLists, putConstants, putModules } from "./code-names.ts";
import { readEscapes } from "./escapes.ts";

export type Language = "python" | "javascript" | "perl" | "ruby" | "php" | "awk" | "other";

/**
 * Code of another language with every text literal in one form, that of JSON, and with constants folded: joined,
 * decoded, put where their names stand. What is no literal stays as it is.
 */
export function normalizeCode(code: string, language: Language): string {
  const literal = unifyLiterals(code, language);
  let text = putModules(language === "perl" || language === "ruby" ? unifyLists(literal) : literal);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const folded = fold(text, language);
    if (folded === text) break;
    text = folded;
  }
  return joinUnknown(text);
}

/** What is put together from a literal and something else has a part that nobody knows. */
function joinUnknown(code: string): string {
  const unknown = JSON.stringify(UNKNOWN);
  const filled = code.replace(NAMED, (_, one: string) => `${one} + ${unknown}`);
  return filled === code ? code : filled.replace(JOINED, (list) => JSON.stringify(literalsOf(list).join("")));
}

/** Lists of words, as a list of literals: Perl's `qw(a b)` and `("a", "b")`, Ruby's `%w[a b]`. */
function unifyLists(code: string): string {
  const words = code.replaceAll(/(?:\bqw|%w)\s*[([{/]([^)\]}/]*)[)\]}/]/g, (_, list: string) => {
    return wordList(list);
  });
  return words.replaceAll(LISTED, (_, list: string) => `= [${list}]`);
}

const MOST_ROUNDS = 12;

const NAMED = new RegExp(`(${LITERAL})\\s*\\+\\s*(?=[$\\w])[$\\w.]+(?:\\([^()]*\\))?`, "g");
const JOINED = new RegExp(`${LITERAL}(?:\\s*\\+\\s*${LITERAL})+`, "g");
const LISTED = new RegExp(`=\\s*\\(((?:\\s*${LITERAL}\\s*,?)*)\\)`, "g");

/** A prefix of Python, a text in one of four kinds of quotes, a command or template, a comment. */
const TOKENS =
  /(\b[fFrRbBuU]{1,2}(?=["']))?(?:"""([^]*?)"""|'''([^]*?)'''|"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|`((?:[^`\\]|\\[^])*)`|(\/\/[^\n]*|#[^\n]*|\/\*[^]*?\*\/))|(\s+)/g;

/** Languages in which this sign begins a comment. */
const COMMENTS: Readonly<Record<string, readonly Language[]>> = {
  "#": ["python", "perl", "ruby", "php", "awk", "other"],
  "/": ["javascript", "php"],
};

/** How many kinds of quotes hold a text. */
const TEXTS = 4;
/** Nothing is put into a text in single quotes. */
const SINGLE = 3;

function unifyLiterals(code: string, language: Language): string {
  return code.replaceAll(TOKENS, (whole, prefix: string | undefined, ...quoted: readonly (string | undefined)[]) => {
    const other = unifyOther(whole, quoted.slice(TEXTS), language);
    if (other !== null) return other;
    const at = quoted.slice(0, TEXTS).findIndex((group) => group !== undefined);
    const text = readEscapes(quoted[at] ?? "");
    return holdsValues(language, at, prefix) ? withHoles(text, language) : JSON.stringify(text);
  });
}

/** A template, a comment, blanks; null for a text in quotes. */
function unifyOther(whole: string, found: readonly (string | undefined)[], language: Language): string | null {
  const [tick, comment, blank] = found;
  if (blank !== undefined) return blank.includes("\n") ? "\n" : " ";
  if (tick !== undefined) return unifyTick(tick, language);
  if (comment === undefined) return null;
  return COMMENTS[comment.charAt(0)]?.includes(language) === true ? " " : whole;
}

/** Whether values are put into a text, by the quotes or the prefix that it has. */
function holdsValues(language: Language, quotes: number, prefix = ""): boolean {
  if (language === "python") return /f/i.test(prefix);
  return quotes !== SINGLE && language !== "javascript";
}

/** A template in JavaScript, a command in Perl, Ruby or PHP. */
function unifyTick(text: string, language: Language): string {
  const literal = withHoles(readEscapes(text), language);
  return language === "javascript" ? literal : `system(${literal})`;
}

/** What stands for a value inside a text. */
const HOLES: Readonly<Partial<Record<Language, RegExp>>> = {
  javascript: /\$\{([^}]*)\}/g,
  python: /\{([A-Za-z_]\w*)\}/g,
  ruby: /#\{([^}]*)\}/g,
  perl: /(\$\w+)/g,
  php: /\{?(\$\w+)\}?/g,
};

/** A text with values in it, as the texts and the names that it is put together from. */
function withHoles(text: string, language: Language): string {
  const hole = HOLES[language];
  if (hole === undefined || !text.match(hole)) return JSON.stringify(text);
  const parts = text.split(hole);
  return parts.map((part, at) => (at % 2 === 0 ? JSON.stringify(part) : part.trim())).join(" + ");
}

const RULES: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [rule`(L)\s*\+\s*(L)`, (_, one = "", other = "") => JSON.stringify(readLiteral(one) + readLiteral(other))],
  [rule`(L)\.split\(\s*(?:L)?\s*\)`, (_, one = "") => wordList(readLiteral(one))],
  [rule`(L)\.format\(\s*((?:L\s*,?\s*)+)\)`, (_, one = "", list = "") => fillIn(one, /\{\d*\}/g, literalsOf(list))],
  [rule`(L)\s*%\s*\(?((?:L\s*,?\s*)+)\)?`, (_, one = "", list = "") => fillIn(one, /%s/g, literalsOf(list))],
  [rule`(?:\*|\.\.\.)\[((?:\s*L\s*,?)*)\]`, (_, list = "") => list],
  [rule`\bchr\(\s*(\d+)\s*\)`, (_, code = "") => JSON.stringify(String.fromCodePoint(Math.min(Number(code), 0xffff)))],
  [rule`String\.fromCharCode\(\s*([\d,\s]+)\)`, (_, codes = "") => JSON.stringify(fromCodes(codes))],
  [rule`(L)\s*\[::-1\]`, (_, one = "") => JSON.stringify([...readLiteral(one)].toReversed().join(""))],
  [
    rule`(L)\.split\(""\)\.reverse\(\)\.join\(""\)`,
    (_, one = "") => JSON.stringify([...readLiteral(one)].toReversed().join("")),
  ],
  [rule`(L)\.reverse\b`, (_, one = "") => JSON.stringify([...readLiteral(one)].toReversed().join(""))],
  [rule`(?:base64\.)?(?:b64decode|atob|base64_decode|decode_base64)\(\s*b?(L)\s*\)`, (_, one = "") => decode64(one)],
  [rule`Buffer\.from\(\s*(L)\s*,\s*"base64"\s*\)`, (_, one = "") => decode64(one)],
  [rule`(?:bytes\.fromhex|bytearray\.fromhex)\(\s*(L)\s*\)`, (_, one = "") => decodeHex(one)],
  [rule`Buffer\.from\(\s*(L)\s*,\s*"hex"\s*\)`, (_, one = "") => decodeHex(one)],
  [rule`(L)\.(?:decode|toString|encode|strip|trim|rstrip)\([^()]*\)`, (_, one = "") => one],
  [rule`(L)\.replace(?:All)?\(\s*(L)\s*,\s*(L)\s*\)`, (_, one = "", from = "", to = "") => replaceIn(one, from, to)],
  [rule`(L)\.join\(\s*\[((?:\s*L\s*,?)*)\]\s*\)`, (_, by = "", list = "") => joinList(list, readLiteral(by))],
  [rule`("[^"\\]*")\s*\]\s*\+\s*\[`, (_, last = "") => `${last}, `],
  [rule`(?:os\.path|path|posixpath)\.join\(\s*((?:L\s*,\s*)*L)\s*\)`, (_, list = "") => joinList(list, "/")],
  [
    rule`(?:os\.path|path|posixpath)\.join\(\s*(L)\s*,\s*[A-Za-z_]\w*\s*\)`,
    (_, one = "") => JSON.stringify(`${readLiteral(one)}/*`),
  ],
  [rule`\[((?:\s*L\s*,?)*)\]\.join\(\s*(L)\s*\)`, (_, list = "", by = "") => joinList(list, readLiteral(by))],
];

function rule({ raw }: TemplateStringsArray): RegExp {
  return new RegExp((raw[0] ?? "").replaceAll("L", LITERAL).replaceAll(`fromCharCode`, "fromCharCode"), "g");
}

function fold(code: string, language: Language): string {
  let text = code;
  for (const [search, change] of RULES) text = text.replace(search, change);
  if (language === "python" || language === "awk")
    text = text.replace(ADJACENT, (_, one: string, other: string) => joinPair(one, other));
  if (language === "perl" || language === "php")
    text = text.replace(DOTTED, (_, one: string, other: string) => joinPair(one, other));
  return putConstants(extendLists(text));
}

const ADJACENT = new RegExp(`(${LITERAL})[ \\t]+(${LITERAL})`, "g");
const DOTTED = new RegExp(`(${LITERAL})\\s*\\.\\s*(${LITERAL})`, "g");

function wordList(text: string): string {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}

function fillIn(literal: string, hole: RegExp, values: readonly string[]): string {
  let at = 0;
  return JSON.stringify(readLiteral(literal).replaceAll(hole, () => values[at++] ?? UNKNOWN));
}

function joinPair(one: string, other: string): string {
  return JSON.stringify(readLiteral(one) + readLiteral(other));
}

function fromCodes(codes: string): string {
  const numbers = codes.split(",").map(Number);
  return String.fromCodePoint(...numbers.filter((code) => Number.isInteger(code) && code >= 0 && code < 0x11_00_00));
}

function decode64(literal: string): string {
  try {
    return JSON.stringify(atob(readLiteral(literal)));
  } catch {
    return literal;
  }
}

function decodeHex(literal: string): string {
  const pairs = readLiteral(literal).match(/[\da-f]{2}/gi) ?? [];
  return JSON.stringify(pairs.map((pair) => String.fromCodePoint(Number.parseInt(pair, 16))).join(""));
}

function replaceIn(one: string, from: string, to: string): string {
  return JSON.stringify(readLiteral(one).replaceAll(readLiteral(from), () => readLiteral(to)));
}

function joinList(list: string, by: string): string {
  return JSON.stringify(literalsOf(list).join(by));
}
