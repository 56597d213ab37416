import { UNKNOWN } from "../core/command.ts";
import { valueOf } from "./argument-words.ts";
import { readEscapes } from "./escapes.ts";
import { joinPath, lastPart } from "./paths.ts";
import { pay, type Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";
import { runGrep, runSed } from "./stream-editor.ts";
import { translate } from "./translate.ts";
import { readKnownFile } from "./write-file.ts";

/** What a program prints; null where nobody can know. */
export type TextProgram = (args: readonly string[], shell: Shell, run: Run) => string | null;

/** Programs whose output follows from their arguments and their input. Source: POSIX.1-2024, Utilities. */
export const TEXT_PROGRAMS: Readonly<Record<string, TextProgram>> = {
  echo: (args) => echo(args),
  print: (args) => echo(args),
  cat: readAll,
  ls: listFiles,
  tac: filter((text) => lines(text).toReversed().join("\n")),
  rev: filter((text) => text.replaceAll(/[^\n]+/g, (line) => [...line].toReversed().join(""))),
  sort: filter((text) => `${lines(text).toSorted().join("\n")}\n`),
  uniq: filter((text) => text),
  tr: (args, { input }) => (input === null ? null : translate(args, input)),
  base64: (args, shell, run) => decode(args, readAll(onlyFiles(args), shell, run)),
  openssl: (args, { input }) => (args.includes("-d") ? decode(["-d"], input) : null),
  base32: () => null,
  xxd: (args, { input }) => (args.join("").includes("r") && input !== null ? fromHex(input) : null),
  cut: (args, { input }) => (input === null ? null : cut(args, input)),
  head: (args, shell, run) => takeLines(args, readAll(onlyFiles(args), shell, run), true),
  tail: (args, shell, run) => takeLines(args, readAll(onlyFiles(args), shell, run), false),
  grep: runGrep,
  egrep: (args, shell) => runGrep(["-E", ...args], shell),
  sed: runSed,
  gsed: runSed,
  gzip: passOn,
  gunzip: passOn,
  zcat: passOn,
  bzip2: passOn,
  xz: passOn,
  awk: (args, { input }) => printColumns(args, input),
  gawk: (args, { input }) => printColumns(args, input),
  basename: ([path = "", ending = ""]) => `${withoutEnding(lastPart(path.replace(/\/+$/, "")), ending)}\n`,
  dirname: ([path = ""]) => `${path.includes("/") ? path.replace(/\/[^/]*$/, "") : "."}\n`,
  readlink: (args) => `${args.at(-1) ?? ""}\n`,
  realpath: (args) => `${args.at(-1) ?? ""}\n`,
  which: ([name = ""]) => `/usr/bin/${name}\n`,
  type: (args) => (args[0]?.startsWith("-") === true ? `/usr/bin/${args.at(-1) ?? ""}\n` : null),
  pwd: (_, { folder }) => `${folder}\n`,
  seq: (args) => countTo(args.map(Number)),
  expr: (args) => `${args.length === 1 ? args[0] : UNKNOWN}\n`,
};

function echo(args: readonly string[]): string {
  let at = 0;
  while (/^-[neE]+$/.test(args[at] ?? "")) at += 1;
  const flags = args.slice(0, at).join("");
  const text = args.slice(at).join(" ");
  return `${flags.includes("e") ? readEscapes(text, "echo") : text}${flags.includes("n") ? "" : "\n"}`;
}

function onlyFiles(args: readonly string[]): readonly string[] {
  return args.filter((arg, at) => !arg.startsWith("-") && !/^-[ncw]$/.test(args[at - 1] ?? ""));
}

function readAll(args: readonly string[], shell: Shell, run: Run): string | null {
  const files = args.filter((arg) => arg === "-" || !arg.startsWith("-"));
  if (files.length === 0) return shell.input;
  return files.reduce((text, file) => {
    const next = file === "-" ? shell.input : readKnownFile(run, joinPath(shell.folder, file));
    return pay(run, text + (next ?? UNKNOWN));
  }, "");
}

function filter(change: (text: string) => string): TextProgram {
  return (args, shell, run) => {
    const text = readAll(onlyFiles(args), shell, run);
    return text === null ? null : change(text);
  };
}

/** The names that are in a folder are not known; that they are in it is. */
function listFiles(args: readonly string[]): string | null {
  const paths = args.filter((arg) => !arg.startsWith("-"));
  if (paths.length === 0) return null;
  return paths.map((path) => (/[*?[]/.test(path) ? `${path}\n` : `${path.replace(/\/$/, "")}/*\n`)).join("");
}

/** Packed and unpacked again in one command, a text is what it was. */
function passOn(_: readonly string[], { input }: Shell): string | null {
  return input;
}

function lines(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n");
}

function decode(args: readonly string[], text: string | null): string | null {
  if (text === null || !args.some((arg) => /^-[a-zA-Z]*[dD]|^--decode/.test(arg))) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll(/\s/g, "")), (character) => character.codePointAt(0) ?? 0);
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

function fromHex(text: string): string {
  const digits = text.replaceAll(/^[\da-f]+:|\s/gim, "").match(/[\da-f]{2}/gi) ?? [];
  return digits.map((pair) => String.fromCodePoint(Number.parseInt(pair, 16))).join("");
}

function cut(args: readonly string[], text: string): string | null {
  const characters = valueOf(args, ["-c", "-b", "--characters", "--bytes"]);
  const separator = characters === null ? (valueOf(args, ["-d", "--delimiter"]) ?? "\t") : "";
  const list = characters ?? valueOf(args, ["-f", "--fields"]);
  if (list === null) return null;
  const chosen = lines(text).map((line) => {
    const parts = separator === "" ? [...line] : line.split(separator);
    return parts.filter((_, at) => isChosen(list, at + 1)).join(separator);
  });
  return `${chosen.join("\n")}\n`;
}

function isChosen(list: string, number: number): boolean {
  return list.split(",").some((range) => {
    const [from = "", to] = range.split("-");
    const isFrom = from === "" || number >= Number(from);
    return isFrom && (to === undefined ? number === Number(from) : to === "" || number <= Number(to));
  });
}

function takeLines(args: readonly string[], text: string | null, isStart: boolean): string | null {
  if (text === null) return null;
  const bytes = valueOf(args, ["-c", "--bytes"]);
  const count = bytes === null ? lineCount(args) : Number(bytes);
  if (!Number.isInteger(count)) return text;
  if (bytes !== null) return isStart ? text.slice(0, count) : text.slice(-count);
  const all = lines(text);
  return `${(isStart ? all.slice(0, count) : all.slice(-Math.abs(count))).join("\n")}\n`;
}

/** `-n 3`, `-3`; ten where nothing is said. */
function lineCount(args: readonly string[]): number {
  const short = args.map((arg) => /^-(\d+)$/.exec(arg)?.[1]).find((found) => found !== undefined);
  return Number(valueOf(args, ["-n", "--lines"]) ?? short ?? 10);
}

/** `awk '{print $2}'` */
function printColumns(args: readonly string[], input: string | null): string | null {
  const columns = /^\s*\{\s*print\s+((?:\$\d+[\s,]*)+)\}\s*$/.exec(args.at(-1) ?? "")?.[1]?.match(/\d+/g);
  if (input === null || columns === undefined || columns === null) return null;
  const printed = lines(input).map((line) => {
    const words = line.trim().split(/\s+/);
    return columns.map((column) => (column === "0" ? line : (words[Number(column) - 1] ?? ""))).join(" ");
  });
  return `${printed.join("\n")}\n`;
}

function withoutEnding(name: string, ending: string): string {
  return ending !== "" && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

function countTo(numbers: readonly number[]): string | null {
  const [from = 1, to = from] = numbers.length === 1 ? [1, ...numbers] : [numbers[0], numbers.at(-1)];
  if (!Number.isInteger(from) || !Number.isInteger(to) || to - from > MOST_NUMBERS) return null;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => `${from + at}\n`).join("");
}

const MOST_NUMBERS = 1000;
