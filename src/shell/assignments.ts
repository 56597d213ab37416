import { expandText, expandWords } from "./expand-word.ts";
import type { Assignment, Word } from "./grammar.ts";
import { readParameter } from "./parameters.ts";
import type { Run } from "./run.ts";
import { assign, setVariable, type Shell, type Variable } from "./shell-state.ts";

/** `name=value`, `name+=value`, `name[index]=value`, `name=(…)`. */
export function applyAssignment(node: Assignment, shell: Shell, run: Run): Shell {
  run.spend(1 + shell.variables.size / COPIED_AT_ONCE);
  const { name, value, append, index } = node;
  if (value.type === "ArrayValue") return assignArray(node, value.elements, shell, run);
  const text = expandText(value, shell, run);
  if (index !== undefined) return assignElement(shell, name, expandText(index, shell, run), text);
  if (append !== true) return assign(shell, name, [text]);
  return assign(shell, name, [(readParameter(shell, name)?.[0] ?? "") + text]);
}

/** A map of this size is copied in about the time of one step. */
const COPIED_AT_ONCE = 64;

function assignArray(node: Assignment, elements: readonly Word[], shell: Shell, run: Run): Shell {
  const { name, append } = node;
  const keyed = elements.map(({ text }) => /^\[([^\]]+)\]=/.exec(text));
  if (keyed.length > 0 && keyed.every((found) => found !== null)) return assignKeyed(name, elements, shell, run);
  const before = append === true ? (shell.variables.get(name)?.values ?? []) : [];
  return assign(shell, name, [...before, ...expandWords(elements, shell, run)], true);
}

/** `([key]=value …)` */
function assignKeyed(name: string, elements: readonly Word[], shell: Shell, run: Run): Shell {
  const entries = elements.map((element) => /^\[([^\]]*)\]=([^]*)$/u.exec(expandText(element, shell, run)));
  return setVariable(shell, name, {
    keys: entries.map((entry) => (entry?.[1] ?? "").replaceAll(/^["']|["']$/g, "")),
    values: entries.map((entry) => entry?.[2] ?? ""),
    isArray: true,
    isExported: false,
  });
}

function assignElement(shell: Shell, name: string, index: string, text: string): Shell {
  const known: Variable = shell.variables.get(name) ?? { values: [], keys: null, isArray: true, isExported: false };
  if (/^\d+$/.test(index) && known.keys === null) {
    const at = Math.min(Number(index), known.values.length);
    return setVariable(shell, name, { ...known, isArray: true, values: known.values.toSpliced(at, 1, text) });
  }
  const keys = known.keys ?? [];
  const at = keys.includes(index) ? keys.indexOf(index) : keys.length;
  const values = known.values.toSpliced(at, 1, text);
  return setVariable(shell, name, { ...known, isArray: true, keys: keys.toSpliced(at, 1, index), values });
}

/** Where it is no assignment but a word that looks like one: `env A=1`. */
export function assignmentWord({ name, value, text }: Assignment, shell: Shell, run: Run): string {
  return value.type === "ArrayValue" ? text : `${name}=${expandText(value, shell, run)}`;
}
