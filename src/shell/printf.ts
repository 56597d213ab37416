import { UNKNOWN } from "../core/command.ts";
import { readEscapes } from "./escapes.ts";

/** What `printf` prints: the format is used again until no argument is left. Source: POSIX.1-2024, printf. */
export function formatPrintf(words: readonly string[]): string {
  const [format = "", ...args] = words[0] === "--" ? words.slice(1) : words;
  const pieces = [...readEscapes(format).matchAll(DIRECTIVES)].map(toPiece);
  const taken = pieces.filter(({ letter }) => letter !== null).length;
  const rounds = taken === 0 ? 1 : Math.max(1, Math.ceil(args.length / taken));
  return Array.from({ length: Math.min(rounds, MOST_ROUNDS) }, (_, round) =>
    formatOnce(pieces, args.slice(round * taken)),
  ).join("");
}

const MOST_ROUNDS = 4096;
const DIRECTIVES = /%[-+ #0]*\d*(?:\.(\d+))?([sdiuxXocbqfeEgGc])|%%|[^%]+|%/g;

interface Piece {
  readonly text: string;
  readonly precision: string;
  /** Null for plain text. */
  readonly letter: string | null;
}

function toPiece([whole, precision = "", letter]: RegExpExecArray): Piece {
  return { text: whole === "%%" ? "%" : whole, precision, letter: letter ?? null };
}

function formatOnce(pieces: readonly Piece[], args: readonly string[]): string {
  let at = 0;
  let text = "";
  for (const piece of pieces) {
    text += piece.letter === null ? piece.text : formatOne(piece.letter, piece.precision, args[at] ?? "");
    at += piece.letter === null ? 0 : 1;
  }
  return text;
}

function formatOne(letter: string, precision: string, arg: string): string {
  const formatter = FORMATTERS[letter];
  if (formatter === undefined || arg.includes(UNKNOWN)) return formatter === undefined ? UNKNOWN : arg;
  const text = formatter(arg);
  return letter === "s" && precision !== "" ? text.slice(0, Number(precision)) : text;
}

const FORMATTERS: Readonly<Record<string, (arg: string) => string>> = {
  s: (arg) => arg,
  q: (arg) => arg,
  b: readEscapes,
  c: (arg) => arg.slice(0, 1),
  d: (arg) => String(toNumber(arg)),
  i: (arg) => String(toNumber(arg)),
  u: (arg) => String(toNumber(arg)),
  x: (arg) => toNumber(arg).toString(16),
  X: (arg) => toNumber(arg).toString(16).toUpperCase(),
  o: (arg) => toNumber(arg).toString(8),
};

/** A quote before a character asks for its code. */
function toNumber(arg: string): number {
  if (/^['"]/.test(arg)) return arg.codePointAt(1) ?? 0;
  const number = Number(/^0\d+$/.test(arg) ? `0o${arg}` : arg);
  return Number.isSafeInteger(number) ? number : 0;
}
