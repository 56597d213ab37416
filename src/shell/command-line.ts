import { type GivenOption, UNKNOWN_WORDS } from "../core/command.ts";
import { parseGlobals } from "./git-globals.ts";
import { findOptionTable, NEUTRAL, type OptionTable } from "./option-table.ts";
import { parseWord } from "./option-word.ts";

/** The arguments of git, read as git reads them. */
export interface CommandLine {
  /** Null where there is none. */
  readonly command: string | null;
  /** Git's own options, before the command. */
  readonly globals: readonly GivenOption[];
  /** What stands behind the command. */
  readonly words: readonly string[];
  readonly options: readonly GivenOption[];
  /** What is no option: of a commit, its path specs; of `git stash push`, first of all `push`. */
  readonly operands: readonly string[];
}

/** Reads the arguments of git, without the name of the program. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { globals, rest } = parseGlobals(args);
  const [command, ...words] = rest;
  if (command === undefined || command.startsWith("-"))
    return { command: null, globals, words: [], options: [], operands: rest };
  return { command, globals, words, ...parseCommandWords(command, words) };
}

type Words = Pick<CommandLine, "options" | "operands">;

/** Reads what stands behind the name of a command. */
export function parseCommandWords(command: string, words: readonly string[]): Words {
  const table = findOptionTable(command) ?? NEUTRAL;
  return parseWords(command === "commit" ? mendFixup(words) : words, table, command);
}

/** Git cuts `--fixup=reword:<commit>` in two in its own memory, and so in what the system tells of it. */
function mendFixup(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, index) => {
    const previous = words[index - 1] ?? "";
    return /^--fix\w*=(?:amend|reword)$/.test(word) || (/^--fix\w*$/.test(previous) && /^(?:amend|reword)$/.test(word));
  });
  const commit = words[at + 1];
  return at === -1 || commit === undefined ? words : words.toSpliced(at, 2, `${words[at]}:${commit}`);
}

/** Options and operands may stand in any order; after `--` there are operands only. */
function parseWords(words: readonly string[], table: OptionTable, command: string): Words {
  if (table.isVerbatim) return operandsOnly(words, -1);
  const options: GivenOption[] = [];
  const operands: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (ENDING.has(word)) return append({ options, operands }, operandsOnly(words, at));
    const parsed = parseWord(word, words[at + 1], table);
    options.push(...parsed.options.map((option) => ({ ...option, word })));
    if (parsed.takesNext) at += 1;
    if (parsed.options.length > 0) continue;
    operands.push(word);
    if (isDecisive(word, table)) return append({ options, operands }, parseRest(words, at, table, command));
  }
  return { options, operands };
}

const ENDING: ReadonlySet<string> = new Set(["--", "--end-of-options"]);

function append(first: Words, second: Words): Words {
  return { options: [...first.options, ...second.options], operands: [...first.operands, ...second.operands] };
}

function operandsOnly(words: readonly string[], end: number): Words {
  return { options: [], operands: words.slice(end + 1) };
}

/** Whether an operand changes how the words behind it are read. What may be no word at all does not. */
function isDecisive(word: string, table: OptionTable): boolean {
  return (table.stops || table.hasNested) && word !== UNKNOWN_WORDS;
}

function parseRest(words: readonly string[], at: number, table: OptionTable, command: string): Words {
  const inner = `${command} ${words[at]}`;
  const nested = table.hasNested && !(table.stops && at > 0) ? findOptionTable(inner) : null;
  if (nested !== null) return parseWords(words.slice(at + 1), nested, inner);
  return table.stops
    ? operandsOnly(words, at)
    : parseWords(words.slice(at + 1), { ...table, hasNested: false }, command);
}
