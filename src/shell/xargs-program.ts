import { UNKNOWN, UNKNOWN_WORDS } from "../core/command.ts";
import { countOptions, optionSet, valueOf } from "./argument-words.ts";
import { readEscapes } from "./escapes.ts";
import { joinPath } from "./paths.ts";
import type { Run } from "./run.ts";
import { mergeShells, type Shell } from "./shell-state.ts";

const VALUED = optionSet("-n -P -s -L -E -d -a -I -J --max-args --delimiter --arg-file --max-procs --max-lines");

/** `xargs cmd`: the words of its input go behind the command, or where `-I` says. Source: xargs(1). */
export function runXargs(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const count = countOptions(args, VALUED);
  const options = args.slice(0, count);
  const words = count === args.length ? ["echo"] : args.slice(count);
  const file = valueOf(options, ["-a", "--arg-file"]);
  const text = file === null ? shell.input : run.read(joinPath(shell.folder, file));
  let shells: readonly Shell[] = [{ ...shell, input: null, functions: new Map() }];
  for (const given of commandsOf(words, text, { options, run })) {
    run.spend(given.reduce((sum, { length }) => sum + 1 + length / 16, 0));
    shells = mergeShells(shells.flatMap((one) => run.runWords({ words: given, assignments: {} }, one)));
  }
  return shells;
}

const MOST_COMMANDS = 128;

type Words = readonly string[];

interface Context {
  readonly options: Words;
  readonly run: Run;
}

function commandsOf(words: Words, text: string | null, { options, run }: Context): readonly Words[] {
  const mark = markOf(options);
  if (mark !== null) {
    const items = itemsOf(text ?? UNKNOWN, options).slice(0, MOST_COMMANDS + 1);
    run.spend((items.length * words.length) / 4);
    return limited(items.map((item) => putIn(words, mark, item)));
  }
  const items = text === null ? [UNKNOWN_WORDS] : wordsOf(text, options);
  if (items.length === 0 && options.some((option) => /^-\w*r$|^--no-run-if-empty$/.test(option))) return [];
  const batches = batchesOf(items, text ?? "", options).slice(0, MOST_COMMANDS + 1);
  run.spend((batches.length * words.length) / 16);
  return limited(batches.map((batch) => [...words, ...batch]));
}

/** What is left of many commands is one that nobody knows. */
function limited(commands: readonly Words[]): readonly Words[] {
  const [first = []] = commands;
  if (commands.length <= MOST_COMMANDS) return commands;
  return [...commands.slice(0, MOST_COMMANDS), [...first.slice(0, 1), UNKNOWN_WORDS]];
}

function markOf(options: Words): string | null {
  const attached = options.find((option) => /^-i|^--replace$/.test(option));
  return valueOf(options, ["-I", "-J", "--replace"]) ?? (attached === undefined ? null : attached.slice(2) || "{}");
}

function putIn(words: Words, mark: string, item: string): Words {
  return words.map((word) => (mark === "" ? word : word.split(mark).join(item)));
}

function batchesOf(items: Words, text: string, options: Words): readonly Words[] {
  const most = Number(valueOf(options, ["-n", "--max-args"]) ?? Infinity);
  const lines = valueOf(options, ["-L", "-l", "--max-lines"]);
  if (lines !== null && /[\\"']/.test(text)) return [[UNKNOWN_WORDS]];
  if (lines !== null && items.length > 0)
    return chunks(text.split("\n").filter(Boolean), Number(lines)).map((part) => wordsOf(part.join("\n"), options));
  return items.length === 0 ? [[]] : chunks(items, most);
}

function chunks(items: Words, size: number): readonly Words[] {
  const length = size >= 1 ? Math.min(size, items.length) : items.length;
  return Array.from({ length: Math.ceil(items.length / length) }, (_, at) =>
    items.slice(at * length, at * length + length),
  );
}

/** The sign that ends a word; null where blanks do. */
function delimiterOf(options: Words): string | null {
  if (options.some((option) => /^-[a-z]*0$|^--null$/.test(option))) return "\0";
  const given = valueOf(options, ["-d", "--delimiter"]);
  return given === null ? null : readEscapes(given).slice(0, 1);
}

/** What takes the place of the mark: a line. */
function itemsOf(text: string, options: Words): Words {
  if (delimiterOf(options) !== null) return wordsOf(text, options);
  const lines = text.split("\n").map((line) => line.trimStart());
  if (/["'\\]/.test(lines.join(" ").replaceAll(QUOTED, "")) || /\\$/m.test(text)) return [UNKNOWN];
  return lines.filter(Boolean).map((line) => line.replace(/\0.*/, "").replaceAll(QUOTED, (whole) => unquote(whole)));
}

function wordsOf(text: string, options: Words): Words {
  const delimiter = delimiterOf(options);
  if (delimiter !== null) return splitAt(text, delimiter).map(orSeveral);
  if (/["'\\]/.test(text.replaceAll(QUOTED, ""))) return [UNKNOWN_WORDS];
  const words = text.matchAll(/(?:"[^"\n]*"|'[^'\n]*'|\\[^]|[^\s"'\\])+/gu);
  return [...words].map(([word]) => orSeveral(word).replaceAll(QUOTED, unquote));
}

/** What is not known may be several words; none can hold a NUL. */
function orSeveral(word: string): string {
  return word.replace(/\0[^]*/, "").replaceAll(UNKNOWN, UNKNOWN_WORDS);
}

function splitAt(text: string, delimiter: string): Words {
  if (text === "") return [];
  return (text.endsWith(delimiter) ? text.slice(0, -1) : text).split(delimiter);
}

const QUOTED = /"[^"\n]*"|'[^'\n]*'|\\[^]/gu;

function unquote(quoted: string): string {
  return quoted.startsWith("\\") ? quoted.slice(1) : quoted.slice(1, -1);
}
