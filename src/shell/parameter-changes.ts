import { isKnown, UNKNOWN } from "../core/command.ts";
import { quoteWord } from "./argument-words.ts";
import { readEscapes } from "./escapes.ts";
import type { ParameterOperation } from "./grammar.ts";
import type { WordReader } from "./parameter-expansion.ts";
import { compile, matches, patternSource } from "./patterns.ts";
import { quoteBackslashes } from "./quoting.ts";
import { LONGEST_TEXT, OutOfBudget } from "./run.ts";

type Change = (value: string) => string;

/** What an expansion makes of each value; null for what is not known. */
export function changeOf(operation: ParameterOperation, name: string, { text, pattern }: WordReader): Change | null {
  if (operation.type === "Remove") return remove(operation.operator, pattern(operation.operand));
  if (operation.type === "Replace") {
    return replace(operation.operator, pattern(operation.pattern), pattern(operation.replacement));
  }
  if (operation.type === "CaseModification") {
    return changeCase(operation.operator, operation.operand === undefined ? "?" : pattern(operation.operand));
  }
  return operation.type === "Transform" ? transform(text(operation.operand), name) : null;
}

/** What is not known may be as long as it likes. */
function orUnknown(change: Change): Change {
  return (value) => (isKnown(value) ? change(value) : UNKNOWN);
}

function remove(operator: "#" | "##" | "%" | "%%", pattern: string): Change {
  const isEnd = operator.startsWith("%");
  const isLongest = operator.length === 2;
  return orUnknown((value) => {
    const source = patternSource(pattern, value, isLongest);
    if (source === null) return UNKNOWN;
    // From the end, the shortest match begins as late as it can.
    const search = compile(isEnd ? `^(${isLongest ? "[^]*?" : "[^]*"})${source}$` : `^${source}()`);
    return search === null ? UNKNOWN : value.replace(search, isEnd ? "$1" : "");
  });
}

function replace(operator: "/" | "//" | "/#" | "/%", pattern: string, by: string): Change {
  if (pattern === "") return orUnknown((value) => addAt(operator, value, put(by, "")));
  return orUnknown((value) => {
    const source = patternSource(pattern, value);
    const anchored = `${operator === "/#" ? "^" : ""}(?:${source})${operator === "/%" ? "$" : ""}`;
    const search = source === null ? null : compile(anchored, operator === "//" ? "gu" : "u");
    return search === null ? UNKNOWN : value.replace(search, limited(by, value.length));
  });
}

function addAt(operator: string, value: string, text: string): string {
  if (operator === "/#") return text + value;
  return operator === "/%" ? value + text : value;
}

/** Throws where the text grows beyond what a reading may make. */
function limited(by: string, length: number): (found: string) => string {
  let sum = length;
  return (found) => {
    const text = found === "" && length > 0 ? "" : put(by, found);
    sum += text.length;
    if (sum > LONGEST_TEXT) throw new OutOfBudget();
    return text;
  };
}

/** Since bash 5.2 an ampersand that is not quoted stands for what was found. */
function put(by: string, found: string): string {
  return by.replaceAll(/\\([^])|&/gu, (_, escaped: string | undefined) => escaped ?? found);
}

function changeCase(operator: "^" | "^^" | "," | ",,", pattern: string): Change {
  const change = (character: string): string => {
    if (pattern !== "?" && matches(character, pattern) !== true) return character;
    return operator.startsWith("^") ? character.toUpperCase() : character.toLowerCase();
  };
  if (operator.length === 2) return (value) => [...value].map(change).join("");
  return (value) => change(value.slice(0, 1)) + value.slice(1);
}

function transform(letter: string, name: string): Change | null {
  return Object.hasOwn(TRANSFORMS, letter) ? (TRANSFORMS[letter]?.(name) ?? null) : null;
}

function quote(value: string): string {
  return /\p{Cc}/u.test(value) ? quoteBackslashes(value) : quoteWord(value);
}

const TRANSFORMS: Readonly<Record<string, (name: string) => Change>> = {
  U: () => (value) => value.toUpperCase(),
  L: () => (value) => value.toLowerCase(),
  u: () => (value) => value.slice(0, 1).toUpperCase() + value.slice(1),
  Q: () => orUnknown(quote),
  A: (name) => orUnknown((value) => `${name}=${quote(value)}`),
  E: () => orUnknown((value) => readEscapes(value)),
  P: () => (value) => (/[\\$`]/.test(value) ? UNKNOWN : value),
};
