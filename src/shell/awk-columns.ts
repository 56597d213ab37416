import { isKnown, UNKNOWN } from "../core/command.ts";
import { operandsOf, valueOf } from "./argument-words.ts";
import { joinLines, linesOf } from "./line-programs.ts";

const FIELD = String.raw`\$(?:\d+|NF)|"(?:[^"\\$]|\\[nt"\\])*"`;
const PRINT = new RegExp(String.raw`^\s*\{\s*print\s*(?:(?:${FIELD})[\s,]*)*;?\s*\}\s*$`);
const PRINTED = new RegExp(String.raw`${FIELD}|,`, "g");

/** What `awk '{print $2, "text"}'` prints; null for every other program. Source: POSIX.1-2024, awk. */
export function printColumns(args: readonly string[], text: string | null): string | null {
  const separator = valueOf(args, ["-F"]) ?? " ";
  const [program = "", ...others] = operandsOf(args, new Set(["-F"]));
  if (text === null || !PRINT.test(program) || others.length > 0 || !PLAIN.test(separator)) return null;
  const printed = program.match(PRINTED) ?? ["$0"];
  return joinLines(linesOf(text).map((line) => (isKnown(line) ? printLine(line, separator, printed) : UNKNOWN)));
}

function printLine(line: string, separator: string, printed: readonly string[]): string {
  const words = separator === " " ? line.trim().split(/[ \t]+/) : line.split(separator);
  return printed.map((one) => printOne(one, line, words)).join("");
}

/** Other separators are regular expressions. */
const PLAIN = /^[^\w\\.*+?^$()[\]{}|]$/;

function printOne(token: string, line: string, words: readonly string[]): string {
  if (token === ",") return " ";
  if (token === "$0") return line;
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll(/\\(.)/g, (_, sign: string) => SIGNS[sign] ?? sign);
  return words.at(token === "$NF" ? -1 : Number(token.slice(1)) - 1) ?? "";
}

const SIGNS: Readonly<Record<string, string>> = { n: "\n", t: "\t" };
