import type { CommandNode, CompoundList } from "./grammar.ts";

/** A variable of the shell. A plain one has one value. */
export interface Variable {
  readonly values: readonly string[];
  /** Of an array, beside its values; null where they are 0, 1, 2, …. */
  readonly keys: readonly string[] | null;
  readonly isArray: boolean;
  /** Its keys are texts, not numbers. */
  readonly isAssociative?: boolean;
  readonly isExported: boolean;
}

export type Status = "success" | "failure" | "unknown";

/** What ends a list of commands early. */
export type Ending = "exit" | "return" | "break" | "continue";

/** What a shell knows at one point of a script. Never changed: a command gives the next ones. */
export interface Shell {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly functions: ReadonlyMap<string, CommandNode | CompoundList>;
  readonly aliases: ReadonlyMap<string, string>;
  /** Of the variables that a function has for itself, what they were before; null outside of functions. */
  readonly locals: ReadonlyMap<string, Variable | undefined> | null;
  /** Names that stand for other variables: `declare -n`. */
  readonly references: ReadonlyMap<string, string>;
  /** `$1`, `$2`, … */
  readonly parameters: readonly string[];
  /** Lexically normal, relative to where the command started. */
  readonly folder: string;
  /** What can be read from standard input; null where nobody can know. */
  readonly input: string | null;
  /** What was printed so far. */
  readonly output: string;
  readonly status: Status;
  readonly ending: Ending | null;
  /** How many loops a `break` or `continue` ends. */
  readonly endingLoops: number;
  /** After `set -a` every assignment exports. */
  readonly exportsAll: boolean;
}

export const NEW_SHELL: Shell = {
  variables: new Map(),
  functions: new Map(),
  aliases: new Map(),
  locals: null,
  references: new Map(),
  parameters: [],
  folder: ".",
  input: null,
  output: "",
  status: "success",
  ending: null,
  endingLoops: 1,
  exportsAll: false,
};

/** The variable with a new value; the mark that it is exported stays. */
export function assign(shell: Shell, given: string, values: readonly string[], isArray = false): Shell {
  const name = shell.references.get(given) ?? given;
  const isExported = shell.exportsAll || shell.variables.get(name)?.isExported === true;
  return setVariable(shell, name, { values, keys: null, isArray, isExported });
}

export function setVariable(shell: Shell, name: string, variable: Variable): Shell {
  return { ...shell, variables: new Map(shell.variables).set(name, variable) };
}

/** A variable that a function has for itself begins without a value. */
export function makeLocal(shell: Shell, name: string): Shell {
  const { locals, variables } = shell;
  if (locals === null || locals.has(name)) return shell;
  const before = variables.get(name);
  const isExported = before?.isExported === true;
  const next = setVariable(shell, name, { values: [], keys: null, isArray: false, isExported });
  return { ...next, locals: new Map(locals).set(name, before) };
}

/** The variables of these names as they were before. */
export function restore(shell: Shell, before: ReadonlyMap<string, Variable | undefined>): Shell {
  if (before.size === 0) return shell;
  const variables = new Map(shell.variables);
  for (const [name, variable] of before) {
    if (variable === undefined) variables.delete(name);
    else variables.set(name, variable);
  }
  return { ...shell, variables };
}

/** Known to be empty from here on. */
export function unsetVariable(shell: Shell, name: string): Shell {
  return setVariable(shell, name, { values: [], keys: null, isArray: false, isExported: false });
}

/** With `null` for what is not set yet: it becomes exported when it is. */
export function exportVariable(shell: Shell, name: string, isExported = true): Shell {
  const known = shell.variables.get(name);
  return known === undefined ? shell : setVariable(shell, name, { ...known, isExported });
}

/** What a program started from here would see of the variables that the script set. */
export function environmentOf(shell: Shell): Readonly<Record<string, string>> {
  const exported = [...shell.variables].filter(([, { isExported, values }]) => isExported && values.length > 0);
  return Object.fromEntries(exported.map(([name, { values }]) => [name, values[0] ?? ""]));
}

const MOST_SHELLS = 8;

/**
 * Where a script may have gone more than one way: each way once. Those that know the same are one, whatever their last
 * command said.
 */
export function mergeShells(shells: readonly Shell[]): readonly Shell[] {
  if (shells.length < 2) return shells;
  const merged: Shell[] = [];
  for (const shell of shells) {
    const at = merged.findIndex((other) => knowsSame(shell, other));
    const other = merged[at];
    if (other === undefined) merged.push(shell);
    else merged[at] = joinTwo(other, shell);
  }
  return merged.slice(0, MOST_SHELLS);
}

function knowsSame(one: Shell, other: Shell): boolean {
  return (
    one.variables === other.variables &&
    one.functions === other.functions &&
    one.aliases === other.aliases &&
    one.parameters === other.parameters &&
    one.folder === other.folder &&
    one.input === other.input &&
    one.ending === other.ending
  );
}

function joinTwo(one: Shell, other: Shell): Shell {
  if (one === other) return one;
  const status = one.status === other.status ? one.status : "unknown";
  return { ...one, status, output: one.output.length < other.output.length ? other.output : one.output };
}
