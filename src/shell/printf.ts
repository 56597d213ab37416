import { isKnown, UNKNOWN } from "../core/command.ts";
import { readEscapes } from "./escapes.ts";
import { formatBased, formatSigned, formatUnsigned, toInteger } from "./format-number.ts";
import { quoteBackslashes } from "./quoting.ts";
import { LONGEST_TEXT, OutOfBudget } from "./run.ts";

/**
 * What `printf` prints: the format is used again until no argument is left. Throws OutOfBudget where that grows too
 * long. Source: POSIX.1-2024, printf; Bash Reference Manual.
 */
export function formatPrintf(words: readonly string[]): string {
  const [format = "", ...args] = words[0] === "--" ? words.slice(1) : words;
  const pieces = [...format.matchAll(DIRECTIVES)].map(toPiece);
  const printing: Printing = { args, at: 0, text: "", isOver: false };
  do {
    const before = printing.at;
    for (const piece of pieces) print(piece, printing);
    if (printing.at === before) break;
  } while (printing.at < args.length && !printing.isOver);
  return printing.text;
}

const DIRECTIVES =
  /%([-+ #0]*)(\*|\d*)(\.(?:\*|\d*))?(?:hh|ll|[hlqjztL](?=[a-zA-Z]))?([a-zA-Z]|\([^)]*\)T)|((?:\\[^]|[^%\\])+)|%%|[%\\]/g;

interface Piece {
  readonly text: string;
  readonly flags: string;
  readonly width: string;
  /** With its dot; empty where none is given. */
  readonly precision: string;
  /** Empty for plain text. */
  readonly letter: string;
}

interface Printing {
  readonly args: readonly string[];
  at: number;
  text: string;
  /** After `\c`. */
  isOver: boolean;
}

function toPiece(found: RegExpExecArray): Piece {
  const [whole, flags = "", width = "", precision = "", letter = ""] = found;
  const text = whole === "%%" ? "%" : readEscapes(whole, "format");
  return { text, flags, width, precision, letter: letter.slice(-1) };
}

function print(piece: Piece, printing: Printing): void {
  if (printing.isOver) return;
  const text = piece.letter === "" ? piece.text : convert(piece, printing);
  printing.text += text;
  if (printing.text.length > LONGEST_TEXT) throw new OutOfBudget();
}

function convert({ flags, width, precision, letter }: Piece, printing: Printing): string {
  const columns = numberOf(width, printing) ?? 0;
  const format: Format = { flags, digits: numberOf(precision.replace(".", "0"), printing) ?? -1 };
  const arg = take(printing);
  const formatter = FORMATTERS[letter];
  if (!isKnown(arg) || formatter === undefined) return letter === "s" && format.digits < 0 ? arg : UNKNOWN;
  return pad(formatter(letter === "b" ? untilEnd(arg, printing) : arg, format), columns, format, letter);
}

/** Null where there is none. */
function numberOf(text: string, printing: Printing): number | null {
  const number = text.endsWith("*") ? Number(toInteger(take(printing))) : Number(text);
  if (Math.abs(number) > LONGEST_TEXT) throw new OutOfBudget();
  return text === "" ? null : number;
}

function take(printing: Printing): string {
  printing.at += 1;
  return printing.args[printing.at - 1] ?? "";
}

/** Nothing is printed behind `\c`. */
function untilEnd(arg: string, printing: Printing): string {
  const end = /^(?:\\[^c]|[^\\])*?\\c/u.exec(arg)?.[0];
  if (end === undefined) return arg;
  printing.isOver = true;
  return end.slice(0, -2);
}

export interface Format {
  readonly flags: string;
  /** Negative where none are given. */
  readonly digits: number;
}

function pad(text: string, columns: number, { flags, digits }: Format, letter: string): string {
  if (columns < 0 || flags.includes("-")) return text.padEnd(Math.abs(columns));
  if (!flags.includes("0") || digits >= 0 || !/[diuoxX]/.test(letter)) return text.padStart(columns);
  const sign = /^[-+ ]/.exec(text)?.[0] ?? "";
  return sign + text.slice(sign.length).padStart(columns - sign.length, "0");
}

const FORMATTERS: Readonly<Record<string, (arg: string, format: Format) => string>> = {
  s: cut,
  b: (arg, format) => cut(readEscapes(arg), format),
  q: quoteBackslashes,
  c: (arg) => (arg > "\u{7F}" ? UNKNOWN : arg.slice(0, 1) || "\0"), // the first byte
  d: formatSigned,
  i: formatSigned,
  u: formatUnsigned,
  o: (arg, format) => formatBased(arg, format, { base: 8, prefix: "0" }),
  x: (arg, format) => formatBased(arg, format, { base: 16, prefix: "0x" }),
  X: (arg, format) => formatBased(arg, format, { base: 16, prefix: "0x" }).toUpperCase(),
};

function cut(text: string, { digits }: Format): string {
  if (digits < 0) return text;
  return /^[\0-\u{7F}]*$/u.test(text) ? text.slice(0, digits) : UNKNOWN; // bytes are counted
}
