import type { GivenOption } from "../core/command.ts";
import { COMMIT, MERGE, type Option, type OptionTable } from "./option-table.ts";

/** The arguments of git, read as git reads them. */
export interface CommandLine {
  /** Null where there is none. */
  readonly command: string | null;
  /** What stands before the command. */
  readonly globals: readonly string[];
  readonly options: readonly GivenOption[];
  /** What is no option: of a commit, its path specs. */
  readonly operands: readonly string[];
}

/** Reads the arguments of a `git commit` or `git merge`, without the name of the program. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const start = startOfCommand(args);
  const command = args[start] ?? null;
  const table = command === "merge" ? MERGE : COMMIT;
  return { command, globals: args.slice(0, start), ...parseWords(mendFixup(args.slice(start + 1)), table) };
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

const GLOBAL_WITH_VALUE: ReadonlySet<string> = new Set([
  "-c",
  "-C",
  "--attr-source",
  "--config-env",
  "--git-dir",
  "--namespace",
  "--shallow-file",
  "--super-prefix",
  "--work-tree",
]);

function startOfCommand(args: readonly string[]): number {
  let at = 0;
  while (at < args.length && args[at]?.startsWith("-")) at += GLOBAL_WITH_VALUE.has(args[at] ?? "") ? 2 : 1;
  return at;
}

type Words = Pick<CommandLine, "options" | "operands">;

/** Options and operands may stand in any order; after `--` there are operands only. */
function parseWords(words: readonly string[], table: OptionTable): Words {
  const options: GivenOption[] = [];
  const operands: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--" || word === "--end-of-options")
      return { options, operands: [...operands, ...words.slice(at + 1)] };
    const parsed = parseWord(word, words[at + 1], table);
    options.push(...parsed.options.map((option) => ({ ...option, word })));
    if (parsed.options.length === 0) operands.push(word);
    if (parsed.takesNext) at += 1;
  }
  return { options, operands };
}

type ReadOption = Omit<GivenOption, "word">;

interface ParsedWord {
  /** None: the word is an operand. */
  readonly options: readonly ReadOption[];
  readonly takesNext: boolean;
}

function parseWord(word: string, next: string | undefined, table: OptionTable): ParsedWord {
  if (word.startsWith("--")) return parseLong(word, next, table);
  if (word.startsWith("-") && word !== "-") return parseCluster(word, next, table);
  return { options: [], takesNext: false };
}

function parseLong(word: string, next: string | undefined, table: OptionTable): ParsedWord {
  const equals = word.indexOf("=");
  const given = word.slice(2, equals === -1 ? undefined : equals);
  const attached = equals === -1 ? null : word.slice(equals + 1);
  const name = complete(given, table);
  if (name === null) return { options: [{ name: word, value: null, isKnown: false }], takesNext: false };
  const takesNext = attached === null && isRequired(table.options.find((option) => option.name === name));
  return { options: [{ name, value: takesNext ? (next ?? null) : attached, isKnown: true }], takesNext };
}

function isRequired(option: Option | undefined): boolean {
  return option?.takes === "required";
}

/** Git takes any beginning of an option's name that is the beginning of no other. */
function complete(given: string, { names }: OptionTable): string | null {
  if (names.includes(given)) return given;
  const candidates = names.filter((name) => name.startsWith(given));
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** `-sv`, `-am`, `-amtext`: letters up to the first that takes a value, whose value is the rest or the next word. */
function parseCluster(word: string, next: string | undefined, table: OptionTable): ParsedWord {
  const flags: ReadOption[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const option = table.options.find((one) => one.letter === letter);
    if (option !== undefined && option.takes !== "nothing") return withValueOf(option, flags, word.slice(at + 1), next);
    flags.push({ name: option?.name ?? `-${letter}`, value: null, isKnown: option !== undefined });
  }
  return { options: flags, takesNext: false };
}

function withValueOf(option: Option, flags: readonly ReadOption[], rest: string, next = ""): ParsedWord {
  const takesNext = isRequired(option) && rest === "";
  const attached = rest === "" ? null : rest;
  const given = { name: option.name, value: takesNext ? next : attached, isKnown: true };
  return { options: [...flags, given], takesNext };
}
