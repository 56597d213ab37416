import { isKnown, UNKNOWN } from "../core/command.ts";
import { createFields, type Fields, separatorPattern } from "./fields.ts";
import { readParameter } from "./parameters.ts";
import { assign, type Shell, type Status } from "./shell-state.ts";

interface Given {
  readonly isRaw: boolean;
  readonly isArray: boolean;
  readonly delimiter: string;
  /** In characters; null where only the delimiter ends it. */
  readonly count: number | null;
  /** `-N`: the delimiter does not end it. */
  readonly isExact: boolean;
  readonly names: readonly string[];
}

/** Takes one line, or as much as its options say, from what the shell reads. Source: Bash Reference Manual, read. */
export function readLine(args: readonly string[], shell: Shell): readonly Shell[] {
  const given = readOptions(args);
  const { input } = shell;
  if (input === null)
    return [{ ...given.names.reduce((one, name) => assign(one, name, [UNKNOWN]), shell), status: "unknown" }];
  const taken = take(input, given);
  const after: Shell = { ...shell, input: taken.rest, status: taken.status };
  return [assignAll(taken.line, given, after)];
}

const VALUED = "adinNptu";

function readOptions(args: readonly string[]): Given {
  const { values, names } = splitOptions(args);
  const count = values.get("N") ?? values.get("n");
  const array = values.get("a");
  const delimiter = values.get("d") ?? "\n";
  return {
    isRaw: values.has("r"),
    isArray: array !== undefined,
    delimiter: delimiter === "" ? "\0" : delimiter.slice(0, 1),
    count: count === undefined ? null : Number(count),
    isExact: values.has("N"),
    names: array === undefined ? names : [array],
  };
}

interface Options {
  readonly values: ReadonlyMap<string, string>;
  readonly names: readonly string[];
}

function splitOptions(args: readonly string[]): Options {
  const values = new Map<string, string>();
  let at = 0;
  while (/^-[^-]/.test(args[at] ?? "")) at += addOptions(args[at] ?? "", args[at + 1] ?? "", values);
  return { values, names: args.slice(args[at] === "--" ? at + 1 : at) };
}

/** Gives the number of words they take. */
function addOptions(word: string, next: string, values: Map<string, string>): number {
  const [, flags = "", letter, attached = ""] = LETTERS.exec(word) ?? [];
  for (const flag of flags) values.set(flag, "");
  if (letter === undefined) return 1;
  values.set(letter, attached || next);
  return attached === "" ? 2 : 1;
}

const LETTERS = new RegExp(`^-([^${VALUED}]*)([${VALUED}])?([^]*)$`);

interface Taken {
  /** Escaped signs are a pair. */
  readonly line: readonly string[];
  readonly rest: string;
  readonly status: Status;
}

function take(input: string, { isRaw, delimiter, count, isExact }: Given): Taken {
  const line: string[] = [];
  let at = 0;
  for (const { 0: token } of input.matchAll(isRaw ? /[^]/gu : /\\[^]|[^]/gu)) {
    if (line.length === count) break;
    at += token.length;
    if (token === delimiter && !isExact) return { line, rest: input.slice(at), status: "success" };
    if (!DROPPED.has(token)) line.push(token);
  }
  return { line, rest: input.slice(at), status: line.length === count ? "success" : statusAtEnd(line) };
}

/** A backslash joins a line to the next one; no variable can hold a NUL. */
const DROPPED: ReadonlySet<string> = new Set(["\\\n", "\0"]);

/** What is not known may have an end of a line. */
function statusAtEnd(line: readonly string[]): Status {
  return line.every(isKnown) ? "failure" : "unknown";
}

function assignAll(line: readonly string[], { isArray, isExact, names }: Given, shell: Shell): Shell {
  const separators = readParameter(shell, "IFS")?.[0] ?? " \t\n";
  const [first = "REPLY", ...others] = names;
  if (isArray) return assign(shell, first, fieldsOf(line, separators), true);
  if (names.length === 0 || isExact) return assignEach(shell, [first, ...others], [plain(line)]);
  return assignEach(shell, names, splitFor(line, separators, names.length));
}

function assignEach(shell: Shell, names: readonly string[], values: readonly string[]): Shell {
  // What is not known may hold what ends a word.
  const doubtful = values.findIndex((value) => !isKnown(value));
  const valueAt = (at: number): string => (doubtful !== -1 && at > doubtful ? UNKNOWN : (values[at] ?? ""));
  return names.reduce((one, name, at) => assign(one, name, [valueAt(at)]), shell);
}

function plain(line: readonly string[]): string {
  return line.map(unescape).join("");
}

function unescape(token: string): string {
  return token.length > 1 && token.startsWith("\\") ? token.slice(1) : token;
}

function fieldsOf(line: readonly string[], separators: string): readonly string[] {
  const fields = createFields(separators);
  if (line.every((token) => unescape(token) === token)) fields.expand([line.join("")], false);
  else for (const token of line) addToken(token, fields);
  return fields.finish();
}

/** Escaped signs never separate. */
function addToken(token: string, fields: Fields): void {
  if (unescape(token) === token) fields.expand([token], false);
  else fields.add(unescape(token));
}

/** The last name takes what is left, without blanks around it. */
function splitFor(line: readonly string[], separators: string, count: number): readonly string[] {
  const hidden = line.map((token) => (unescape(token) === token ? token : HIDDEN)).join("");
  const escaped = line.filter((token) => unescape(token) !== token).map(unescape);
  const parts = separators === "" ? [hidden] : splitHidden(hidden, separators, count);
  return parts.map((part) => part.replaceAll(HIDDEN, () => escaped.shift() ?? ""));
}

/** Stands for an escaped sign, which separates nothing. */
const HIDDEN = "\u{FFFD}";

function splitHidden(line: string, separators: string, count: number): readonly string[] {
  const blanks = [...separators].filter((sign) => /[ \t\n]/.test(sign)).join("");
  const parts: string[] = [];
  let rest = trimStart(line, blanks);
  while (parts.length < count - 1) {
    const end = separatorPattern(separators).exec(rest);
    if (end === null) break;
    parts.push(rest.slice(0, end.index));
    rest = rest.slice(end.index + end[0].length);
  }
  const last = separatorPattern(separators).exec(rest);
  const isLastSign = last !== null && last.index + last[0].length === rest.length;
  return [...parts, isLastSign ? rest.slice(0, last.index) : trimEnd(rest, blanks)];
}

function trimStart(text: string, signs: string): string {
  let at = 0;
  while (at < text.length && signs.includes(text.charAt(at))) at += 1;
  return text.slice(at);
}

function trimEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
