import { UNKNOWN } from "../core/command.ts";
import { BUILTINS, endCall } from "./builtins.ts";
import { runEmbedded } from "./embedded-commands.ts";
import { runCommandName, runEnv } from "./env-program.ts";
import { noteFileProgram } from "./file-programs.ts";
import { runFind } from "./find-program.ts";
import { gitArguments } from "./git-name.ts";
import { runGit } from "./git-program.ts";
import { runInlineCode } from "./inline-code.ts";
import { runMake } from "./makefile.ts";
import { runPackageProgram } from "./package-scripts.ts";
import { lastPart } from "./paths.ts";
import { type Invocation, pay, type Program, type Run, showWords } from "./run.ts";
import { runPowerShell } from "./powershell.ts";
import { runShellProgram } from "./shell-programs.ts";
import {
  assign,
  environmentOf,
  exportVariable,
  mergeShells,
  restore,
  setVariable,
  type Shell,
  type Variable,
} from "./shell-state.ts";
import { runScript } from "./statements.ts";
import { TEXT_PROGRAMS } from "./text-programs.ts";
import { runWrapper } from "./wrapped.ts";
import { runXargs } from "./xargs-program.ts";

/** Runs one command whose words are known, in the order in which the shell looks for it. */
export function runWords(invocation: Invocation, shell: Shell, run: Run): readonly Shell[] {
  run.spend(1 + invocation.words.length / 4);
  const [name = "", ...args] = invocation.words;
  if (invocation.words.length === 0) return [withAssignments(invocation, shell, false)];
  const body = shell.functions.get(name);
  if (body !== undefined) return callFunction(body, invocation, shell, run);
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  if (builtin !== undefined) {
    const ends = builtin(args, withAssignments(invocation, shell, true), run);
    return ends.map((end) => restore(end, namedBy(invocation, shell)));
  }
  return runProgram({ name: lastPart(name).replace(/\.exe$/i, ""), args, word: name, invocation }, shell, run);
}

/** Of the variables that are set for this command alone, what they were before. */
function namedBy({ assignments }: Invocation, { variables }: Shell): ReadonlyMap<string, Variable | undefined> {
  return new Map(Object.keys(assignments).map((name) => [name, variables.get(name)] as const));
}

/** Assignments before a command are its environment. */
function withAssignments({ assignments }: Invocation, shell: Shell, isExported: boolean): Shell {
  return Object.entries(assignments).reduce((one, [name, value]) => {
    const next = assign(one, name, [value]);
    return isExported ? exportVariable(next, name) : next;
  }, shell);
}

type Body = Shell["functions"] extends ReadonlyMap<string, infer Node> ? Node : never;
type Statements = Parameters<typeof runScript>[0]["commands"];

function callFunction(body: Body, invocation: Invocation, shell: Shell, run: Run): readonly Shell[] {
  const { parameters, locals } = shell;
  const own = namedBy(invocation, shell);
  const inner = { ...withAssignments(invocation, shell, true), parameters: invocation.words.slice(1), locals: own };
  const ends = runScript({ commands: statementsOf(body) }, inner, run);
  return mergeShells(ends.map((end) => endCall({ ...restore(end, end.locals ?? own), parameters, locals })));
}

function statementsOf(body: Body): Statements {
  if (body.type === "CompoundList") return body.commands;
  return [{ type: "Statement", pos: body.pos, end: body.end, command: body, background: undefined }];
}

function runProgram(program: Program, shell: Shell, run: Run): readonly Shell[] {
  const inner = withEnvironment(program.invocation, shell);
  const git = gitArguments(program);
  if (git !== null) return [afterProgram(runGit(git, inner, run), shell, run)];
  noteProgram(program, inner, run);
  const ends = startOther(program, inner, run);
  if (ends === null) return [afterProgram(outputOf(program, inner, run), shell, run)];
  // A program changes nothing of the shell that started it.
  return ends.map(({ output, status }) => ({ ...shell, output, status }));
}

/** Programs that start others: each gives null for what is not its own. */
const STARTERS: readonly ((program: Program, shell: Shell, run: Run) => readonly Shell[] | null)[] = [
  runSpecial,
  runEmbedded,
  runPowerShell,
  runWrapper,
  runShellProgram,
  runPackageProgram,
  runMake,
];

function startOther(program: Program, shell: Shell, run: Run): readonly Shell[] | null {
  for (const start of STARTERS) {
    const ends = start(program, shell, run);
    if (ends !== null) return ends;
  }
  return null;
}

const SPECIAL: Readonly<Record<string, (args: readonly string[], shell: Shell, run: Run) => readonly Shell[]>> = {
  command: runCommandName,
  env: runEnv,
  xargs: runXargs,
  find: runFind,
  gfind: runFind,
  fd: runFind,
};

function runSpecial({ name, args }: Program, shell: Shell, run: Run): readonly Shell[] | null {
  return Object.hasOwn(SPECIAL, name) ? (SPECIAL[name]?.(args, shell, run) ?? null) : null;
}

/** What the program sees beside what is exported already. */
function withEnvironment({ assignments }: Invocation, shell: Shell): Shell {
  return Object.entries(assignments).reduce(
    (one, [name, value]) => setVariable(one, name, { values: [value], keys: null, isArray: false, isExported: true }),
    shell,
  );
}

function afterProgram(output: string | null, shell: Shell, run: Run): Shell {
  return { ...shell, output: pay(run, shell.output + (output ?? UNKNOWN)), status: "unknown" };
}

/** What it prints, as far as that is known; what it does to files is noted. */
function outputOf(program: Program, shell: Shell, run: Run): string | null {
  const { name, args, invocation } = program;
  const isNoted = noteFileProgram(name, args, { shell, run, text: showWords(invocation.words) });
  if (isNoted) return name === "tee" ? shell.input : "";
  const printed = runInlineCode(program, shell, run);
  const text = Object.hasOwn(TEXT_PROGRAMS, name) ? TEXT_PROGRAMS[name] : undefined;
  return text?.(args, shell, run) ?? printed;
}

function noteProgram({ name, args, invocation }: Program, shell: Shell, run: Run): void {
  run.found.programs.push({
    name,
    args,
    environment: environmentOf(shell),
    folder: shell.folder,
    input: shell.input,
    text: showWords(invocation.words),
  });
}
