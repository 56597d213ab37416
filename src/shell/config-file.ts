import type { ConfigEntry } from "../core/command.ts";
import { normalizeConfigKey } from "./config-key.ts";

/**
 * The settings of a configuration file, in order, each with its line as `given`. Includes are settings like all others.
 * Git refuses a file with a line that it cannot read; here that line is left out.
 * Source: git-config(1), "CONFIGURATION FILE".
 */
export function parseConfigFile(text: string): readonly ConfigEntry[] {
  const lines = text.replace(/^\u{FEFF}/u, "").replaceAll("\r\n", "\n");
  const entries: ConfigEntry[] = [];
  let piece: Piece = { entry: null, end: 0, section: "" };
  while (piece.end < lines.length) {
    piece = readPiece(lines, piece.end, piece.section);
    if (piece.entry !== null) entries.push(piece.entry);
  }
  return entries;
}

interface Setting {
  /** Null where git would refuse the value. */
  readonly entry: ConfigEntry | null;
  /** Where the text goes on. */
  readonly end: number;
}

interface Piece extends Setting {
  /** Of the settings that follow. */
  readonly section: string;
}

function readPiece(text: string, at: number, section: string): Piece {
  const header = matchAt(HEADER, text, at);
  if (header !== null) return { entry: null, end: at + lengthOf(header), section: sectionOf(header) };
  const setting = readSetting(text, at, section);
  return setting === null
    ? { entry: null, end: at + lengthOf(matchAt(REST, text, at)), section }
    : { ...setting, section };
}

/** Blanks, and what is a comment or makes no sense, to the end of its line. */
const REST = /\s+|[^\n]+/y;
const HEADER = /\[(?<name>[A-Za-z0-9.-]+)(?:[ \t\r]+"(?<sub>(?:\\[^\n]|[^"\\\n])*)")?\]/y;
const NAME = /(?<name>[A-Za-z][A-Za-z0-9-]*)[ \t\r]*(?:(?<equals>=)|(?=\n|$))/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lengthOf(match: RegExpExecArray | null): number {
  return match?.[0].length ?? 1;
}

/** `[a "B"]` keeps the case of its second part, the old form `[a.B]` does not. */
function sectionOf({ groups }: RegExpExecArray): string {
  const name = groups?.["name"]?.toLowerCase() ?? "";
  const sub = groups?.["sub"];
  return sub === undefined ? name : `${name}.${sub.replaceAll(/\\([^])/g, "$1")}`;
}

function readSetting(text: string, at: number, section: string): Setting | null {
  const match = matchAt(NAME, text, at);
  if (match === null) return null;
  const { name = "", equals } = match.groups ?? {};
  const start = at + lengthOf(match);
  const key = section === "" ? name.toLowerCase() : normalizeConfigKey(`${section}.${name}`);
  const read = equals === undefined ? { end: start, value: null } : readValue(text, start);
  const entry = "value" in read ? { key, value: read.value, given: text.slice(at, read.end).trim() } : null;
  return { entry, end: read.end };
}

/** Outside of quotes, comments begin and blanks at both ends do not count. */
const OUTSIDE =
  /(?<end>[#;][^\n]*|(?=\n)|$)|(?<blank>[ \t\r]+)|(?<mark>")|\\(?<escaped>[tbn"\\\n]|$)|(?<plain>[^ \t\r\n"\\#;]+)/y;
const INSIDE = /(?<mark>")|\\(?<escaped>[tbn"\\\n]|$)|(?<plain>[^\n"\\]+)/y;

interface Reading {
  readonly value: string;
  /** They count as soon as something follows. */
  readonly blanks: string;
  readonly isQuoted: boolean;
}

/** Without a value where git would refuse it: an open quote, an unknown escape. */
function readValue(text: string, start: number): { readonly end: number; readonly value?: string } {
  let reading: Reading = { value: "", blanks: "", isQuoted: false };
  let end = start;
  for (;;) {
    const match = matchAt(reading.isQuoted ? INSIDE : OUTSIDE, text, end);
    if (match === null) return { end };
    end += lengthOf(match);
    if (match.groups?.["end"] !== undefined) return { end, value: reading.value };
    reading = advance(reading, match.groups ?? {});
  }
}

type Groups = Readonly<Record<string, string | undefined>>;

function advance({ value, blanks, isQuoted }: Reading, { blank, mark, escaped, plain = "" }: Groups): Reading {
  if (blank !== undefined) return { value, blanks: value === "" ? "" : blanks + blank, isQuoted };
  const part = escaped === undefined ? plain : (ESCAPED[escaped] ?? escaped);
  return { value: value + blanks + part, blanks: "", isQuoted: mark === undefined ? isQuoted : !isQuoted };
}

const ESCAPED: Readonly<Record<string, string>> = { t: "\t", b: "\b", n: "\n", "\n": "" };
