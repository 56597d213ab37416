import { isKnown, UNKNOWN } from "../core/command.ts";
import { calculateText, withStatus } from "./arithmetic.ts";
import { removeElement } from "./arrays.ts";
import { keyOf } from "./parameter-expansion.ts";
import { linesOf } from "./line-programs.ts";
import { joinPath } from "./paths.ts";
import { formatPrintf } from "./printf.ts";
import { readLine } from "./read-builtin.ts";
import { pay, type Run } from "./run.ts";
import { assign, type Ending, type Shell, unsetVariable } from "./shell-state.ts";
import { judgeWords } from "./tests.ts";
import { readKnownFile } from "./write-file.ts";

/** A command of the shell itself. */
export type Builtin = (args: readonly string[], shell: Shell, run: Run) => readonly Shell[];

/** Those that change what the shell knows. Source: POSIX.1-2024, "Special Built-In Utilities"; Bash Reference Manual. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  ":": (_, shell) => [{ ...shell, status: "success" }],
  true: (_, shell) => [{ ...shell, status: "success" }],
  false: (_, shell) => [{ ...shell, status: "failure" }],
  test: (args, shell) => [{ ...shell, status: judgeWords(args) }],
  "[": (args, shell) => [{ ...shell, status: judgeWords(args.slice(0, -1)) }],
  exit: ending("exit"),
  return: ending("return"),
  break: endingLoop("break"),
  continue: endingLoop("continue"),
  cd: changeFolder,
  pushd: changeFolder,
  eval: (args, shell, run) => run.runText(args.join(" "), shell),
  ".": source,
  source,
  set: setParameters,
  shift: ([count = "1"], shell) => [{ ...shell, parameters: shell.parameters.slice(Number(count)) }],
  unset: (args, shell) => [args.filter((name) => !name.startsWith("-")).reduce(unset, shell)],
  alias: (args, shell) => [args.reduce(addAlias, shell)],
  unalias: ([name = ""], shell) => [
    { ...shell, aliases: new Map([...shell.aliases].filter(([other]) => other !== name && name !== "-a")) },
  ],
  read: readLine,
  readarray: readLines,
  mapfile: readLines,
  printf: printFormatted,
  let: (args, shell) => [args.reduce((one, text) => withStatus(calculateText(text, one)), shell)],
  trap: runTrap,
  getopts: ([, name = ""], shell) => [{ ...assign(shell, name, [UNKNOWN]), status: "unknown" }],
};

function ending(kind: Ending): Builtin {
  return (_, shell) => [{ ...shell, ending: kind }];
}

/** Of as many loops as it says. */
function endingLoop(kind: "break" | "continue"): Builtin {
  return ([count = "1"], shell) => [{ ...shell, ending: kind, endingLoops: Number(count) || 1, status: "success" }];
}

function changeFolder(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const to = args.find((arg) => !/^-[LPe@]+$/.test(arg) && arg !== "--") ?? "~";
  const folder = to === "-" ? UNKNOWN : joinPath(shell.folder, to);
  run.spend(folder.length / 4);
  return [{ ...shell, folder: folder.length > LONGEST_PATH ? UNKNOWN : folder, status: "unknown" }];
}

/** In characters. Systems refuse what is longer. */
const LONGEST_PATH = 4096;

function source([path = "", ...args]: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const text = path === "-" || path === "/dev/stdin" ? shell.input : readKnownFile(run, joinPath(shell.folder, path));
  if (text === null) return [{ ...shell, status: "unknown" }];
  const parameters = args.length === 0 ? shell.parameters : args;
  return run.runText(text, { ...shell, parameters }).map(endCall);
}

/** Back from a function or a sourced file. */
export function endCall(shell: Shell): Shell {
  return shell.ending === "return" ? { ...shell, ending: null } : shell;
}

function setParameters(args: readonly string[], shell: Shell): readonly Shell[] {
  const flags = args.filter((arg) => /^[-+]\w/.test(arg)).join("");
  const exportsAll = /-\w*a|allexport/.test(args.join(" ")) || (shell.exportsAll && !/\+\w*a/.test(flags));
  const from = args.findIndex((arg) => arg === "--" || !/^[-+]/.test(arg));
  const named = args[from] === "--" ? args.slice(from + 1) : args.slice(from);
  const isOption = /^[-+]\w*o$/.test(args[from - 1] ?? "");
  const parameters = from === -1 || isOption ? shell.parameters : named;
  return [{ ...shell, exportsAll, parameters, status: "success" }];
}

function unset(shell: Shell, name: string): Shell {
  const [, array = "", index = ""] = /^(\w+)\[(.+)\]$/s.exec(name) ?? [];
  if (array !== "") return unsetElement(shell, array, index);
  if (!shell.functions.has(name) || shell.variables.has(name)) return unsetVariable(shell, name);
  return { ...shell, functions: new Map([...shell.functions].filter(([other]) => other !== name)) };
}

function unsetElement(shell: Shell, name: string, index: string): Shell {
  const variable = shell.variables.get(name);
  const key = variable === undefined ? null : keyOf(variable, index, shell);
  return key === null ? shell : removeElement(shell, name, key);
}

function addAlias(shell: Shell, word: string): Shell {
  const [, name, value] = /^([^=]+)=([^]*)$/u.exec(word) ?? [];
  if (name === undefined || value === undefined) return shell;
  return { ...shell, status: "success", aliases: new Map(shell.aliases).set(name, value) };
}

function readLines(args: readonly string[], shell: Shell): readonly Shell[] {
  const name =
    args.findLast((arg, at) => !arg.startsWith("-") && !/^-[dnOsuCc]$/.test(args[at - 1] ?? "")) ?? "MAPFILE";
  const isPlain = args.every((arg) => arg === name || /^-t*$/.test(arg));
  const lines =
    shell.input === null || !isPlain ? [UNKNOWN] : linesOf(shell.input).map((line) => line.replace(/\0.*/, ""));
  const values = args.includes("-t") ? lines : lines.map((line) => `${line}\n`);
  return [{ ...assign(shell, name, values, true), input: "", status: "success" }];
}

function printFormatted(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const isAssigned = args[0] === "-v" && args[1] !== undefined;
  const text = pay(run, formatPrintf(isAssigned ? args.slice(2) : args));
  if (isAssigned) return [{ ...assign(shell, args[1] ?? "", [text]), status: "success" }];
  return [{ ...shell, output: pay(run, shell.output + text), status: "success" }];
}

/** What a trap holds runs sooner or later. */
function runTrap(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const text = args.find((arg) => arg !== "--");
  const isHarmless = text === undefined || text === "-" || text === "" || text.startsWith("-") || !isKnown(text);
  if (!isHarmless) run.runText(text, shell);
  return [{ ...shell, status: "success" }];
}
