import { withStatus } from "./arithmetic.ts";
import { runCase } from "./case-statement.ts";
import { calculateSource } from "./expand-word.ts";
import type { CommandNode, CompoundList, Pipeline, PipelineNode, Script, Statement } from "./grammar.ts";
import { runRedirected } from "./redirections.ts";
import { runArithmeticFor, runFor, runWhile } from "./loops.ts";
import { pay, type Run } from "./run.ts";
import { mergeShells, type Shell, type Status } from "./shell-state.ts";
import { runSimpleCommand } from "./simple-command.ts";
import { judgeTest } from "./tests.ts";

/** Runs a list of commands in one shell; gives the shells that it may have become. */
export function runScript({ commands }: Pick<Script, "commands">, shell: Shell, run: Run): readonly Shell[] {
  let shells: readonly Shell[] = [shell];
  for (const statement of commands) {
    shells = mergeShells(shells.flatMap((one) => (one.ending === null ? runStatement(statement, one, run) : [one])));
  }
  return shells;
}

function runStatement({ command, background }: Statement, shell: Shell, run: Run): readonly Shell[] {
  const shells = command.type === "AndOr" ? runAndOr(command, shell, run) : runPipeline(command, shell, run);
  return background === true ? shells.map((one) => ({ ...shell, output: one.output })) : shells;
}

type AndOr = Extract<Statement["command"], { readonly type: "AndOr" }>;

/** The right side runs unless the left is known to forbid it. */
function runAndOr({ commands, operators }: AndOr, shell: Shell, run: Run): readonly Shell[] {
  const [first, ...others] = commands;
  let shells = first === undefined ? [shell] : runPipeline(first, shell, run);
  for (const [at, command] of others.entries()) {
    const skips: Status = operators[at] === "&&" ? "failure" : "success";
    const next = shells.flatMap((one) => {
      if (one.status === skips || one.ending !== null) return [one];
      const after = runPipeline(command, one, run);
      return one.status === "unknown" ? [one, ...after] : after;
    });
    shells = mergeShells(next);
  }
  return shells;
}

function runPipeline(node: PipelineNode, shell: Shell, run: Run): readonly Shell[] {
  if (node.type !== "Pipeline") return runCommand(node, shell, run);
  const isNegated = node.prefixes.some(({ type }) => type === "Negation");
  const shells = node.commands.length === 1 ? runOnly(node, shell, run) : runPiped(node, shell, run);
  return isNegated ? shells.map((one) => ({ ...one, status: OPPOSITE[one.status] })) : shells;
}

const OPPOSITE: Readonly<Record<Status, Status>> = { success: "failure", failure: "success", unknown: "unknown" };

function runOnly({ commands }: Pipeline, shell: Shell, run: Run): readonly Shell[] {
  const [command] = commands;
  return command === undefined ? [shell] : runCommand(command, shell, run);
}

/** Every part is a shell of its own that reads what the one before it prints. The last may be this shell (zsh, lastpipe). */
function runPiped({ commands }: Pipeline, shell: Shell, run: Run): readonly Shell[] {
  let input = shell.input;
  let ends: readonly Shell[] = [];
  for (const command of commands) {
    ends = runCommand(command, { ...shell, input, output: "" }, run);
    input = ends.map(({ output }) => output).toSorted((one, other) => other.length - one.length)[0] ?? null;
  }
  const [last] = ends;
  return [{ ...shell, output: pay(run, shell.output + (input ?? "")), status: last?.status ?? "unknown" }];
}

type Runner<Node> = (node: Node, shell: Shell, run: Run) => readonly Shell[];
type Runners = { readonly [Kind in CommandNode["type"]]: Runner<Extract<CommandNode, { readonly type: Kind }>> };

function runCommand(node: CommandNode, shell: Shell, run: Run): readonly Shell[] {
  run.spend(1);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the table has the runner of just this kind of node
  const runner = RUNNERS[node.type] as Runner<CommandNode>;
  return run.nest(1, () => runner(node, shell, run));
}

const RUNNERS: Runners = {
  Command: runSimpleCommand,
  Redirected: ({ command, redirects }, shell, run) =>
    runRedirected(redirects, { shell, run, text: "" }, (inner) => runCommand(command, inner, run)),
  Subshell: ({ body }, shell, run) => runApart(body, shell, run),
  BraceGroup: ({ body }, shell, run) => runScript(body, shell, run),
  If: runIf,
  For: runFor,
  Select: (node, shell, run) => runFor({ ...node, type: "For" }, shell, run),
  ArithmeticFor: runArithmeticFor,
  While: runWhile,
  Case: runCase,
  Function: ({ name, body }, shell) => [
    { ...shell, status: "success", functions: new Map(shell.functions).set(name.value, body) },
  ],
  Coproc: ({ body }, shell, run) => {
    if (body.type === "CompoundList") runScript(body, shell, run);
    else runCommand(body, shell, run);
    return [{ ...shell, status: "success" }];
  },
  TestCommand: ({ expression }, shell, run) => [{ ...shell, status: judgeTest(expression, shell, run) }],
  ArithmeticCommand: ({ expression, body }, shell, run) => [
    withStatus(calculateSource({ source: body, expression }, shell, run)),
  ],
};

/** What a subshell sets is gone after it; what it prints is not. */
function runApart(body: CompoundList, shell: Shell, run: Run): readonly Shell[] {
  const ends = runScript(body, shell, run);
  return mergeShells(ends.map(({ output, status }) => ({ ...shell, output, status })));
}

interface Branch {
  readonly clause: CompoundList;
  readonly then: CompoundList;
}

type If = Extract<CommandNode, { readonly type: "If" }>;

function runIf(node: If, shell: Shell, run: Run): readonly Shell[] {
  return runBranches([node, ...node.elif], node.else, shell, run);
}

function runBranches(
  [branch, ...others]: readonly Branch[],
  otherwise: CompoundList | undefined,
  shell: Shell,
  run: Run,
): readonly Shell[] {
  if (branch === undefined) return otherwise === undefined ? [shell] : runScript(otherwise, shell, run);
  const asked = runScript(branch.clause, shell, run);
  const ends = asked.flatMap((one) => {
    if (one.ending !== null) return [one];
    const yes = one.status === "failure" ? [] : runScript(branch.then, one, run);
    const no = one.status === "success" ? [] : runBranches(others, otherwise, one, run);
    return [...yes, ...no];
  });
  return mergeShells(ends);
}
