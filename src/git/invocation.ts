import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";
import { decodePath } from "./decode.ts";

/** The command line of the git that runs a hook. */
export interface GitInvocation {
  /** Without the name of the program; bytes that are not UTF-8 are lone surrogates, as in paths. */
  readonly args: readonly string[];
  /** False where the system joins arguments by blanks: then one with blanks looks like several. */
  readonly isExact: boolean;
}

/** More processes than any hook manager puts between git and a hook. */
const MOST_ANCESTORS = 20;

/** A hook that somebody started by hand, or a program that is not git: there is no command line to read. */
const NOT_GIT: GitInvocation = { args: [], isExact: true };

/**
 * Of the nearest ancestor that is git; without arguments where no ancestor is. Null where the system does not tell
 * (neither /proc nor ps): then nothing may be concluded.
 */
export function readGitInvocation(pid: number = process.ppid, read: ReadProcess = readProcess): GitInvocation | null {
  let current = pid;
  for (let step = 0; step < MOST_ANCESTORS; step += 1) {
    if (current <= 1) return NOT_GIT;
    const found = read(current);
    if (!found) return null;
    const invocation = asGit(found);
    if (invocation) return invocation;
    current = found.parent;
  }
  return null;
}

/** The commands that make commits can also be started as programs of their own. Source: git(1), --exec-path. */
const COMMAND = /^git-(?<command>commit|merge)$/;

function asGit({ argv, file = "", isExact }: Process): GitInvocation | null {
  const [program = "", ...args] = argv;
  const name = basename(program);
  if (name === "git" || isRenamed(name, file)) return { args, isExact };
  const command = COMMAND.exec(name)?.groups?.["command"];
  return command === undefined ? null : { args: [command, ...args], isExact };
}

function isRenamed(name: string, file: string): boolean {
  return basename(file) === "git" && !name.startsWith("git-");
}

export interface Process {
  readonly parent: number;
  readonly argv: readonly string[];
  /** The file that runs, links resolved, where the system tells: git may run by another name. */
  readonly file?: string;
  /** What the system calls it, its first 15 bytes: the file that was started, links kept, or what the process says. */
  readonly name?: string;
  readonly isExact: boolean;
}

/** What is known of a process; null when nothing is. */
export type ReadProcess = (pid: number) => Process | null;

export function readProcess(pid: number): Process | null {
  return readProc(pid) ?? readPs(pid);
}

/** /proc/N/stat: `pid (name) state parent …`; the name may hold blanks and parentheses. Source: proc(5). */
function readProc(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    const name = stat.slice(stat.indexOf("(") + 1, end);
    const [, parent = ""] = stat.slice(end + 2).split(" ");
    const argv = readFileSync(`/proc/${pid}/cmdline`, "latin1").split("\0").slice(0, -1).map(decodePath);
    return { parent: Number(parent), argv, file: readProgram(pid), name, isExact: true };
  } catch {
    return null;
  }
}

/** Empty for a process of somebody else. */
function readProgram(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return "";
  }
}

/** macOS has no /proc. Two w: as wide as needed; blanks in the path of a program do not split it. Source: ps(1). */
export function readPs(pid: number): Process | null {
  const { parent, program } = /^\s*(?<parent>\d+)\s+(?<program>.*)$/.exec(askPs(pid, "ppid=,comm="))?.groups ?? {};
  if (parent === undefined || program === undefined) return null;
  const line = askPs(pid, "args=");
  const start = line.startsWith(program) ? program.length : line.search(/(?: |$)/);
  const words = line.slice(start).split(" ").slice(1);
  return { parent: Number(parent), argv: [program, ...words], isExact: false };
}

export function askPs(pid: number, columns: string): string {
  const { status, stdout } = spawnSync("ps", ["-ww", "-o", columns, "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout.replace(/\n$/, "") : "";
}
