import { isKnown, UNKNOWN } from "../core/command.ts";
import { valueOf } from "./argument-words.ts";

/** Every line of a text, without its end. */
export function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** What `sort` prints; null for what is not known. Source: POSIX.1-2024, sort. */
export function sortLines(args: readonly string[], text: string): string | null {
  const flags = flagsOf(args);
  if (flags === null || !/^[bfnrsu]*$/.test(flags)) return null;
  const sorted = linesOf(text).toSorted(flags.includes("n") ? byNumber : byText);
  const lines = flags.includes("u") ? sorted.filter((line, at) => line !== sorted[at - 1]) : sorted;
  return joinLines(flags.includes("r") ? lines.toReversed() : lines);
}

/** The letters of all options; null where one is long. */
function flagsOf(args: readonly string[]): string | null {
  const options = args.filter((arg) => /^-./.test(arg));
  return options.some((option) => option.startsWith("--")) ? null : options.map((option) => option.slice(1)).join("");
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function byNumber(one: string, other: string): number {
  return Number.parseFloat(one) - Number.parseFloat(other) || byText(one, other);
}

/** What `uniq` prints. */
export function uniqueLines(args: readonly string[], text: string): string | null {
  const lines = linesOf(text);
  return flagsOf(args) === "" ? joinLines(lines.filter((line, at) => line !== lines[at - 1])) : null;
}

/** What `cut` prints. */
export function cutLines(args: readonly string[], text: string): string | null {
  const characters = valueOf(args, ["-c", "-b", "--characters", "--bytes"]);
  const separator = characters === null ? (valueOf(args, ["-d", "--delimiter"]) ?? "\t") : "";
  const list = characters ?? valueOf(args, ["-f", "--fields"]);
  const isPlain = !args.some((arg) => /^--(?:complement|output)|^-z/.test(arg));
  if (list === null || !isPlain || !/^[\d,-]+$/.test(list)) return null;
  const isOnly = args.some((arg) => /^-[a-z]*s/.test(arg) || arg === "--only-delimited");
  const cut = linesOf(text).flatMap((line) => {
    if (!isKnown(line)) return [UNKNOWN];
    if (separator !== "" && !line.includes(separator)) return isOnly ? [] : [line];
    const parts = separator === "" ? [...line] : line.split(separator);
    return [parts.filter((_, at) => isChosen(list, at + 1)).join(separator)];
  });
  return joinLines(cut);
}

function isChosen(list: string, number: number): boolean {
  return list.split(",").some((range) => {
    const [from = "", to] = range.split("-");
    const isFrom = from === "" || number >= Number(from);
    return isFrom && (to === undefined ? number === Number(from) : to === "" || number <= Number(to));
  });
}

/** What `head` prints: the first lines, or all but the last. */
export function takeFirst(args: readonly string[], text: string): string {
  const bytes = valueOf(args, ["-c", "--bytes"]);
  if (bytes !== null) return Number.isInteger(Number(bytes)) ? text.slice(0, Number(bytes)) : UNKNOWN;
  const count = lineCount(args);
  return count === null ? UNKNOWN : joinLines(linesOf(text).slice(0, Number(count)));
}

/** What `tail` prints: the last lines, or all from one on: `+2`. */
export function takeLast(args: readonly string[], text: string): string {
  const bytes = valueOf(args, ["-c", "--bytes"]);
  const count = bytes ?? lineCount(args);
  if (count === null || !/^[-+]?\d+$/.test(count)) return UNKNOWN;
  const from = count.startsWith("+") ? Math.max(0, Number(count) - 1) : -Math.abs(Number(count));
  if (from === 0 && !count.startsWith("+")) return "";
  return bytes === null ? joinLines(linesOf(text).slice(from)) : text.slice(from);
}

/** `-n 3`, `-3`; ten where nothing is said. Null where it is no number. */
function lineCount(args: readonly string[]): string | null {
  const short = args.map((arg) => /^[-+](\d+)$/.exec(arg)?.[1]).find((found) => found !== undefined);
  const count = valueOf(args, ["-n", "--lines"]) ?? short ?? "10";
  return /^[-+]?\d+$/.test(count) ? count : null;
}
