import { UNKNOWN } from "../core/command.ts";
import { printColumns } from "./awk-columns.ts";
import { countNumbers } from "./count-numbers.ts";
import { readEscapes } from "./escapes.ts";
import { cutLines, linesOf, sortLines, takeFirst, takeLast, uniqueLines } from "./line-programs.ts";
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
  tac: filter((_, text) => `${linesOf(text).toReversed().join("\n")}\n`),
  rev: filter((_, text) => text.replaceAll(/[^\n]+/g, (line) => [...line].toReversed().join(""))),
  sort: filter(sortLines),
  uniq: filter(uniqueLines),
  tr: (args, { input }) => (input === null ? null : translate(args, input)),
  base64: (args, shell, run) => decode(args, readAll(onlyFiles(args), shell, run)),
  openssl: (args, { input }) => (args.includes("-d") ? decode(["-d"], input) : null),
  base32: () => null,
  xxd: (args, { input }) => (args.join("").includes("r") && input !== null ? fromHex(input) : null),
  cut: filter(cutLines),
  head: filter(takeFirst),
  tail: filter(takeLast),
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
  dirname: ([path = ""]) => `${folderOf(path.replace(/(?<=.)\/+$/, ""))}\n`,
  readlink: (args) => `${args.at(-1) ?? ""}\n`,
  realpath: (args) => `${args.at(-1) ?? ""}\n`,
  which: ([name = ""]) => `/usr/bin/${name}\n`,
  type: (args) => (args[0]?.startsWith("-") === true ? `/usr/bin/${args.at(-1) ?? ""}\n` : null),
  pwd: (_, { folder }) => `${folder}\n`,
  seq: countNumbers,
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
  return args.filter(
    (arg, at) => !arg.startsWith("-") && !/^[-+]\d+$/.test(arg) && !/^-[ncwdfb]$/.test(args[at - 1] ?? ""),
  );
}

function readAll(args: readonly string[], shell: Shell, run: Run): string | null {
  const files = args.filter((arg) => arg === "-" || !arg.startsWith("-"));
  if (files.length === 0) return shell.input;
  return files.reduce((text, file) => {
    const next = file === "-" ? shell.input : readKnownFile(run, joinPath(shell.folder, file));
    return pay(run, text + (next ?? UNKNOWN));
  }, "");
}

function filter(change: (args: readonly string[], text: string) => string | null): TextProgram {
  return (args, shell, run) => {
    const text = readAll(onlyFiles(args), shell, run);
    return text === null ? null : change(args, text);
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

function folderOf(path: string): string {
  if (!path.includes("/")) return ".";
  return path.replace(/\/+[^/]*$/, "") || "/";
}

function withoutEnding(name: string, ending: string): string {
  return ending !== "" && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}
