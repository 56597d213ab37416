import { UNKNOWN, UNKNOWN_WORDS } from "../core/command.ts";
import { countOptions, optionSet, valueOf } from "./argument-words.ts";
import { joinPath } from "./paths.ts";
import type { Run } from "./run.ts";
import { mergeShells, type Shell } from "./shell-state.ts";

const VALUED = optionSet("-n -P -s -L -E -d -a -I -J --max-args --delimiter --arg-file --max-procs");

/** `xargs cmd`: the words of its input go behind the command, or where `-I` says. Source: xargs(1). */
export function runXargs(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const count = countOptions(args, VALUED);
  const options = args.slice(0, count);
  const words = args.slice(count);
  const text = readInput(options, shell, run);
  const inner: Shell = { ...shell, input: null };
  if (words.length === 0) return [shell];
  const mark = valueOf(options, ["-I", "-J", "--replace"]);
  if (mark === null) return run.runWords({ words: [...words, ...wordsOf(text, options)], assignments: {} }, inner);
  const lines = (text ?? UNKNOWN).split("\n").filter((line) => line !== "");
  const ends = lines.slice(0, MOST_LINES).flatMap((line) => {
    const given = words.map((word) => word.replaceAll(mark, line.trim()));
    return run.runWords({ words: given, assignments: {} }, inner);
  });
  return mergeShells(ends);
}

const MOST_LINES = 64;

function readInput(options: readonly string[], shell: Shell, run: Run): string | null {
  const file = valueOf(options, ["-a", "--arg-file"]);
  const text = file === null ? shell.input : run.read(joinPath(shell.folder, file));
  return text?.replaceAll("\0", "\n") ?? null;
}

/** One word nobody knows where the input is not known. */
function wordsOf(text: string | null, options: readonly string[]): readonly string[] {
  if (text === null) return [UNKNOWN_WORDS];
  const delimiter = valueOf(options, ["-d", "--delimiter"]);
  const isZero = options.some((option) => /^-\w*0$|^--null$/.test(option));
  if (isZero) return text.split("\n").filter((word) => word !== "");
  if (delimiter !== null) return text.replace(/\n$/, "").split(delimiter === String.raw`\n` ? "\n" : delimiter);
  const words = text.matchAll(/"([^"\n]*)"|'([^'\n]*)'|((?:\\[^]|[^\s"'\\])+)/gu);
  return [...words].map(([, double, single, plain = ""]) => double ?? single ?? plain.replaceAll(/\\([^])/gu, "$1"));
}
