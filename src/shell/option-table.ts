import { COMMIT_OPTIONS } from "./options-of-commits.ts";
import { EXCHANGE_OPTIONS } from "./options-of-exchange.ts";
import { FILE_OPTIONS } from "./options-of-files.ts";
import { READING_OPTIONS } from "./options-of-reading.ts";

/** How an option takes its value: `required` may be the next word, `optional` only stands in the same word. */
export type Taking = "nothing" | "required" | "optional";

export interface Option {
  /** The long name, or the letter where it has none. */
  readonly name: string;
  /** The letter of the short form. */
  readonly letter: string | null;
  readonly takes: Taking;
  readonly isNegatable: boolean;
}

/**
 * Every option of one command of git. In the data it is one string: `m,message=` takes a value, `S,gpg-sign?` may take
 * one in its own word, `abort!` has no opposite, `@diff` stands for the words at that name, and a word with a colon for
 * a way of reading. Source: `git <command> -h` of git 2.39 to 2.56.
 */
export interface OptionTable {
  readonly options: readonly Option[];
  /** Whatever can stand behind two dashes: a beginning that only one of them has stands for it. */
  readonly byName: ReadonlyMap<string, Option>;
  readonly byLetter: ReadonlyMap<string, Option>;
  /** `:exact`: names may not be begun only. */
  readonly isExact: boolean;
  /** `:stop`: behind the first operand there are operands only. */
  readonly stops: boolean;
  /** `:verbatim`: there are operands only. */
  readonly isVerbatim: boolean;
  /** `:sub`: the first operand may name a command with a table of its own, `stash push`. */
  readonly hasNested: boolean;
}

/** Of a command, or of one in another: `stash push`. Null where nothing is known of it. */
export function findOptionTable(command: string): OptionTable | null {
  const known = tables.get(command);
  if (known !== undefined) return known;
  const words = wordsOf(command);
  if (words === null || command.startsWith("@")) return null;
  const table = readTable(words);
  tables.set(command, table);
  return table;
}

/** Made when they are first asked for: a program that guards one command needs one of them. */
const tables = new Map<string, OptionTable>();

/** Reads a table from its words. */
export function readTable(words: readonly string[]): OptionTable {
  const options = words.filter((word) => !word.startsWith(":")).map(readOption);
  const names = options.filter(({ name }) => name.length > 1);
  const opposites = names.filter(({ isNegatable }) => isNegatable).map(oppositeOf);
  return {
    options,
    byName: new Map([...opposites, ...names].map((option) => [option.name, option])),
    byLetter: new Map(options.flatMap((option) => (option.letter === null ? [] : [[option.letter, option]]))),
    isExact: words.includes(":exact"),
    stops: words.includes(":stop"),
    isVerbatim: words.includes(":verbatim"),
    hasNested: words.includes(":sub"),
  };
}

/** No letter takes a value, and a long option takes one in its own word only: of a command that nothing is known of. */
export const NEUTRAL: OptionTable = readTable([]);

function wordsOf(key: string): readonly string[] | null {
  const text = [COMMIT_OPTIONS, EXCHANGE_OPTIONS, FILE_OPTIONS, READING_OPTIONS].find((data) =>
    Object.hasOwn(data, key),
  );
  const words = text?.[key]?.split(/\s+/).filter(Boolean) ?? null;
  return (
    words?.flatMap((word) => (word.startsWith("@") ? (wordsOf(word) ?? wordsOf(word.slice(1)) ?? []) : [word])) ?? null
  );
}

const SPELLING = /^(?:(?<letter>.),)?(?<name>[^=?!]+)(?<sign>[=?]?)(?<only>!?)$/;

function readOption(word: string): Option {
  const { letter, name = word, sign = "", only } = SPELLING.exec(word)?.groups ?? {};
  const own = name.length === 1 ? name : null;
  return { name, letter: letter ?? own, takes: TAKING[sign] ?? "nothing", isNegatable: only !== "!" };
}

const TAKING: Readonly<Record<string, Taking>> = { "=": "required", "?": "optional" };

/** Also of an option that begins with "no-". */
function oppositeOf({ name }: Option): Option {
  const opposite = name.startsWith("no-") ? name.slice("no-".length) : `no-${name}`;
  return { name: opposite, letter: null, takes: "nothing", isNegatable: false };
}
