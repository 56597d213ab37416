import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type Process, readProcess } from "../git/invocation.ts";
import { GitError } from "../git/run-git.ts";
import { AGENT_PROGRAMS } from "./agent-programs.ts";
import { detectAgent } from "./running-agent.ts";

type Environment = Readonly<Record<string, string>>;

/** Where the processes above are read from. */
export interface ProcessTable {
  /** Null where nothing is known of a process. */
  readonly read: (pid: number) => Process | null;
  /** What it was started with; empty where the system does not tell. */
  readonly environment: (pid: number) => Environment;
}

const SYSTEM: ProcessTable = { read: readProcess, environment: readEnvironment };

/** More than any terminal, multiplexer and shell put between a program and the first process. */
const MOST_ANCESTORS = 64;

/**
 * The agent that one of the processes above is, or was started by; null where none is. What belongs to another user ends
 * the search, as an agent belongs to the same one. Throws GitError where the system shows no processes at all.
 */
export function findAgentAbove(pid: number = process.ppid, table: ProcessTable = SYSTEM): string | null {
  for (const [id, found] of listAbove(pid, table)) {
    const agent = agentOf(found) ?? detectAgent(table.environment(id))?.agent ?? null;
    if (agent !== null) return agent;
  }
  return null;
}

/** In a container an agent may be the first process. */
function* listAbove(pid: number, { read }: ProcessTable): Iterable<readonly [number, Process]> {
  const first = read(pid);
  if (first === null && pid > 1) throw new GitError("this system does not show which program started this one");
  let [id, current] = [pid, first];
  for (let step = 0; step < MOST_ANCESTORS && current !== null; step += 1) {
    yield [id, current];
    id = current.parent;
    current = id >= 1 ? read(id) : null;
  }
}

/** The agent that a process is; null for any other program. */
export function agentOf({ argv, file = "", name = "" }: Process): string | null {
  const [program = "", ...args] = argv;
  const names = [program, file, name].map((path) => basename(path));
  const script = names.some((one) => INTERPRETER.test(one)) ? scriptOf(args) : "";
  names.push(basename(script).replace(/\.(?:[cm]?[jt]s|pyz?)$/, ""));
  const found = AGENT_PROGRAMS.find(
    ({ programs, folders = [] }) =>
      programs.some((one) => names.includes(one)) || folders.some((folder) => script.includes(`/${folder}/`)),
  );
  return found?.agent ?? null;
}

const INTERPRETER = /^(?:node|nodejs|bun|deno|tsx|python[\d.]*|pypy[\d.]*)$/;

/** Options whose value stands behind them. Source: the manuals of node, python. */
const VALUED: ReadonlySet<string> = new Set([
  "-r",
  "--require",
  "--import",
  "--loader",
  "-C",
  "--conditions",
  "-X",
  "-W",
]);

/** The file that an interpreter runs, or the module that `python -m` does; empty for code of the command line. */
function scriptOf(args: readonly string[]): string {
  const at = args.findIndex((word, index) => !word.startsWith("-") && !VALUED.has(args[index - 1] ?? ""));
  const isCode = args.slice(0, at).some((word) => /^(?:-[ecp]|--eval|--print)$/.test(word));
  const isRunner = args[at] === "run" || args[at] === "x";
  return isCode ? "" : (args[isRunner ? at + 1 : at] ?? "");
}

/** Source: proc(5). */
function readEnvironment(pid: number): Environment {
  try {
    const entries = readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
    return Object.fromEntries(
      entries.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]),
    );
  } catch {
    return {};
  }
}
