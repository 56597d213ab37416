import { setVariable, type Shell, type Variable } from "./shell-state.ts";

/** The value under a key: of an associative array its text, of any other a number. Nothing where there is none. */
export function elementOf(variable: Variable, key: string): readonly string[] {
  const { keys, values, isAssociative = false } = variable;
  const place = isAssociative ? key : fromEnd(variable, key);
  const at = keys === null ? Number(place) : keys.indexOf(place);
  const value = values[at];
  return value === undefined ? [] : [value];
}

/** The keys of all values, in their order. */
export function keysOf({ keys, values }: Variable): readonly string[] {
  return keys ?? values.map((_, at) => String(at));
}

/** The array with one more or another value. */
export function setElement(shell: Shell, name: string, key: string, value: string): Shell {
  const variable = shell.variables.get(name) ?? NO_ARRAY;
  const place = variable.isAssociative === true ? key : fromEnd(variable, key);
  const entries = new Map(keysOf(variable).map((one, at) => [one, variable.values[at] ?? ""] as const));
  entries.set(place, value);
  const sorted = variable.isAssociative === true ? [...entries] : [...entries].toSorted(byNumber);
  return setVariable(shell, name, { ...variable, isArray: true, ...withEntries(sorted) });
}

export function removeElement(shell: Shell, name: string, key: string): Shell {
  const variable = shell.variables.get(name);
  if (variable === undefined) return shell;
  const place = variable.isAssociative === true ? key : fromEnd(variable, key);
  const entries = keysOf(variable).map((one, at) => [one, variable.values[at] ?? ""] as const);
  return setVariable(shell, name, { ...variable, ...withEntries(entries.filter(([one]) => one !== place)) });
}

type Entry = readonly [string, string];

/** Keys are told only where they are not 0, 1, 2, …. */
function withEntries(entries: readonly Entry[]): Pick<Variable, "keys" | "values"> {
  const isDense = entries.every(([key], at) => key === String(at));
  return { keys: isDense ? null : entries.map(([key]) => key), values: entries.map(([, value]) => value) };
}

const NO_ARRAY: Variable = { values: [], keys: null, isArray: true, isExported: false };

function byNumber([one]: Entry, [other]: Entry): number {
  return Number(one) - Number(other);
}

/** `-1` is the last. */
function fromEnd(variable: Variable, key: string): string {
  const number = Number(key);
  return number < 0 ? String(Number(keysOf(variable).at(-1) ?? -1) + 1 + number) : key;
}
