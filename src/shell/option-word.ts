import { type GivenOption, UNKNOWN, UNKNOWN_WORDS } from "../core/command.ts";
import type { Option, OptionTable } from "./option-table.ts";

type ReadOption = Omit<GivenOption, "word">;

export interface ParsedWord {
  /** None: the word is an operand. */
  readonly options: readonly ReadOption[];
  /** Whether the next word is the value of the last of them. */
  readonly takesNext: boolean;
}

/** Reads one word, by the options of the command that it is given to. */
export function parseWord(word: string, next: string | undefined, table: OptionTable): ParsedWord {
  if (word.startsWith("--")) return parseLong(word, next, table);
  if (word.startsWith("-") && word !== "-") return parseCluster(word, next, table);
  return { options: [], takesNext: false };
}

function parseLong(word: string, next: string | undefined, table: OptionTable): ParsedWord {
  const equals = word.indexOf("=");
  const attached = equals === -1 ? null : word.slice(equals + 1);
  const option = complete(word.slice(2, equals === -1 ? undefined : equals), table);
  if (option === null) return { options: [{ name: word, value: null, isKnown: false }], takesNext: false };
  const takesNext = attached === null && option.takes === "required";
  const value = takesNext ? (next ?? null) : attached;
  return { options: [{ name: option.name, value, isKnown: true }], takesNext };
}

/** Git takes any beginning of an option's name that is the beginning of no other. */
function complete(given: string, { byName, isExact }: OptionTable): Option | null {
  const exact = byName.get(given);
  if (exact !== undefined) return exact;
  if (isExact) return null;
  const candidates = [...byName.values()].filter(({ name }) => name.startsWith(given));
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** `-sv`, `-am`, `-amtext`: letters up to the first that takes a value, whose value is the rest or the next word. */
function parseCluster(word: string, next: string | undefined, table: OptionTable): ParsedWord {
  const flags: ReadOption[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const option = table.byLetter.get(letter);
    if (option !== undefined && option.takes !== "nothing") return withValueOf(option, flags, word.slice(at + 1), next);
    flags.push({ name: option?.name ?? `-${letter}`, value: null, isKnown: option !== undefined });
    // What follows may be letters, or the value of a letter.
    if (letter === UNKNOWN || letter === UNKNOWN_WORDS) break;
  }
  return { options: flags, takesNext: false };
}

function withValueOf(option: Option, flags: readonly ReadOption[], rest: string, next = ""): ParsedWord {
  const takesNext = option.takes === "required" && rest === "";
  const attached = rest === "" ? null : rest;
  const given = { name: option.name, value: takesNext ? next : attached, isKnown: true };
  return { options: [...flags, given], takesNext };
}
