import { isKnown } from "../core/command.ts";
import { countOptions, optionSet } from "./argument-words.ts";
import { joinPath } from "./paths.ts";
import type { Program, Run } from "./run.ts";
import { assign, type Shell } from "./shell-state.ts";

const SHELLS: ReadonlySet<string> = optionSet(
  "sh bash dash zsh ksh mksh ash fish rbash yash csh tcsh nu xonsh elvish osh at batch",
);

/** A shell with a text of its own: `sh -c`, a script file, standard input. Null where it is no shell. */
export function runShellProgram({ name, args, word }: Program, shell: Shell, run: Run): readonly Shell[] | null {
  if (name === "at" || name === "batch") return runInput([], shell, run);
  if (SHELLS.has(name)) return runShell(args, shell, run);
  return word.includes("/") || word.startsWith("~") ? runFile(word, args, shell, run) : null;
}

const VALUED = optionSet("-o +o -O +O --rcfile --init-file");

function runShell(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const start = countShellOptions(args);
  const options = args.slice(0, start);
  const [first, ...rest] = args.slice(start);
  if (options.some((option) => /^-[A-Za-z]*n|^--noexec$/.test(option))) return [{ ...shell, status: "unknown" }];
  if (options.some((option) => /^-[A-Za-z]*c/.test(option) || option === "--command")) {
    return first === undefined ? [shell] : runCommandText(first, rest, shell, run);
  }
  if (first === undefined || options.includes("-s")) return runInput(args.slice(start), shell, run);
  return runFile(first, rest, shell, run) ?? [{ ...shell, status: "unknown" }];
}

/** A shell takes `+x` for an option too, `-eo pipefail` for two, and a single dash for their end. */
function countShellOptions(args: readonly string[]): number {
  const plain = args.map((arg) => arg.replace(/^\+(?=.)/, "-").replace(/^-\w*[oO]$/, "-o"));
  const count = countOptions(plain, VALUED);
  return args[count] === "-" ? count + 1 : count;
}

/** The first word behind the text is `$0`. */
function runCommandText(text: string, args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const [zero = "bash", ...parameters] = args;
  return runInside(text, parameters, assign(shell, "0", [zero]), run);
}

/** A script from standard input, such as a here-document. */
function runInput(parameters: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const { input } = shell;
  if (input === null || !isWorthReading(input)) {
    run.found.opaque.push("a shell that reads a script nobody can see");
    return [{ ...shell, status: "unknown" }];
  }
  return runInside(input, parameters, { ...shell, input: null }, run);
}

/** Of an unknown text nothing can be read; of a known one with unknown parts much. */
function isWorthReading(text: string): boolean {
  return isKnown(text) || /[A-Za-z]{2}/.test(text);
}

function runFile(path: string, args: readonly string[], shell: Shell, run: Run): readonly Shell[] | null {
  const text = run.read(joinPath(shell.folder, path));
  if (text === null || !isScript(text)) return null;
  return runInside(text, args, assign(shell, "0", [path]), run);
}

/** Without a first line of its own, a shell runs it; binary files do not count. */
function isScript(text: string): boolean {
  if (text.includes("\0")) return false;
  const program = /^#!\s*([^\n]*)/.exec(text)?.[1];
  return program === undefined || /(?:^|[/ ])(?:ba|da|k|z|mk|a)?sh(?:\s|$)/.test(program);
}

/** A shell of its own: it sees what is exported, and `$0`. */
function runInside(text: string, parameters: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const variables = new Map([...shell.variables].filter(([name, { isExported }]) => isExported || name === "0"));
  return run.runText(text, { ...shell, variables, parameters, aliases: new Map(), exportsAll: false });
}
