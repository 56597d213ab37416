import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isKnown, UNKNOWN, UNKNOWN_WORDS } from "../../src/core/command.ts";
import { readShellText } from "../../src/shell/interpret.ts";
import type { World } from "../../src/shell/run.ts";

/** The words behind each `probe` that a snippet runs, in order. */
export type Calls = readonly (readonly string[])[];

export interface Ran {
  readonly calls: Calls;
  /** Whether bash complained: what comes behind an error may not have run. */
  readonly isFaulty: boolean;
}

/** Whether bash is there to ask. */
export const hasBash: boolean = canRun();

function canRun(): boolean {
  try {
    return execFileSync("bash", ["-c", "echo ${BASH_VERSINFO[0]}"], { encoding: "utf8" }).trim() >= "5";
  } catch {
    return false;
  }
}

type Files = Readonly<Record<string, string>>;

/**
 * Runs every snippet in real bash, each in a shell of its own and an empty folder. `probe` is a function in the shell
 * and a program for whatever starts one. One process runs them all.
 */
export function runInBash(snippets: readonly string[], files: Files = {}): readonly Ran[] {
  const folder = mkdtempSync(join(tmpdir(), "commit-guard-bash-"));
  try {
    writeFileSync(join(folder, "probe"), PROGRAM, { mode: 0o755 });
    snippets.forEach((snippet, at) => writeFileSync(join(folder, `${at}.sh`), snippet));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `file-${name}`), text);
    const script = driver(snippets.length, Object.keys(files));
    execFileSync("bash", ["--norc", "-c", script, "bash", folder], {
      env: { PATH: `${folder}:${process.env["PATH"] ?? ""}`, HOME: folder, LC_ALL: "C.UTF-8" },
      stdio: "ignore",
      timeout: 120_000,
    });
    return snippets.map((_, at) => ({
      calls: readLog(join(folder, `${at}.log`)),
      isFaulty: statSync(join(folder, `${at}.err`)).size > 0,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Words end with NUL, calls with a word that no snippet holds. */
const END = "\u{1}end";
const PROGRAM = `#!/bin/bash\nprintf '%s\\0' "$@" '${END}' >>"$PROBE_LOG"\n`;

function driver(count: number, files: readonly string[]): string {
  const copies = files.map((name) => `cp "$1/file-${name}" "$1/work/${name}"`).join("\n");
  return `
probe() { builtin printf '%s\\0' "$@" '${END}' >>"$PROBE_LOG"; }
export -n BASH_ENV
unset OLDPWD
for ((number = 0; number < ${count}; number += 1)); do
  rm -rf "$1/work" && mkdir "$1/work" && cd "$1/work"
  ${copies}
  (
    PROBE_LOG="$1/$number.log"
    export PROBE_LOG
    : >"$PROBE_LOG"
    snippet="$1/$number.sh"
    set --
    unset number
    . "$snippet"
  ) </dev/null 2>"$1/$number.err"
done
true
`;
}

function readLog(file: string): Calls {
  const words = readFileSync(file, "utf8").split("\0").slice(0, -1);
  const calls: string[][] = [];
  let open: string[] = [];
  for (const word of words) {
    if (word !== END) {
      open.push(word);
      continue;
    }
    calls.push(open);
    open = [];
  }
  return calls;
}

/** What the interpreter says of the same snippet. */
export interface Read {
  readonly calls: Calls;
  readonly isWhole: boolean;
}

export function readSnippet(snippet: string, files: Files = {}): Read {
  const world: World = { readFile: (path) => files[path] ?? null, gitAlias: () => null };
  const { programs, isWhole } = readShellText(snippet, { world, folder: "." });
  return { calls: programs.filter(({ name }) => name === "probe").map(({ args }) => args), isWhole };
}

/** Whether all of it is known, so that it must be just what bash does. */
export function isExact({ calls, isWhole }: Read): boolean {
  return isWhole && calls.every((words) => words.every(isKnown));
}

/** Whether what the interpreter says of one call may be what bash did: an unknown part may be anything. */
export function covers(read: readonly string[], run: readonly string[]): boolean {
  const [first, ...others] = read;
  if (first === undefined) return run.length === 0;
  if (!first.includes(UNKNOWN_WORDS)) {
    return run[0] !== undefined && coversWord(first, run[0]) && covers(others, run.slice(1));
  }
  // Any number of words, also none, the first and the last with what stands around.
  return Array.from({ length: run.length + 1 }, (_, count) => count).some(
    (count) => coversWord(first, run.slice(0, count).join(" ")) && covers(others, run.slice(count)),
  );
}

function coversWord(pattern: string, word: string): boolean {
  const source = [...pattern]
    .map((sign) => (sign === UNKNOWN || sign === UNKNOWN_WORDS ? "[^]*" : sign.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`, "u").test(word);
}

/** What is wrong about a reading; null where nothing is. */
export function compare(read: Read, { calls, isFaulty }: Ran): string | null {
  if (calls.some((words) => words.some((word) => word.includes("\u{1}")))) return null; // bash 5.2 with an empty IFS
  const missed = calls.find((words) => !read.calls.some((one) => covers(one, words)));
  if (missed !== undefined && read.isWhole) return `bash also ran: ${show(missed)}`;
  if (isFaulty || !isExact(read)) return null;
  return JSON.stringify(read.calls) === JSON.stringify(calls) ? null : `bash ran: ${calls.map(show).join("; ")}`;
}

export function show(words: readonly string[]): string {
  return `probe ${words.map((word) => JSON.stringify(word)).join(" ")}`;
}
