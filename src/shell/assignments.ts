import { UNKNOWN } from "../core/command.ts";
import { calculateText } from "./arithmetic.ts";
import { elementOf, keysOf, setElement } from "./arrays.ts";
import { afterWord, expandText, expandWord, expandWords } from "./expand-word.ts";
import type { Assignment, Word } from "./grammar.ts";
import { keyOf } from "./parameter-expansion.ts";
import { readParameter } from "./parameters.ts";
import type { Run } from "./run.ts";
import { assign, setVariable, type Shell, type Variable } from "./shell-state.ts";

/** `name=value`, `name+=value`, `name[index]=value`, `name=(…)`. */
export function applyAssignment(node: Assignment, shell: Shell, run: Run): Shell {
  run.spend(1 + shell.variables.size / COPIED_AT_ONCE);
  const { value } = node;
  if (value.type === "ArrayValue") return assignArray(node, value.elements, shell, run);
  const text = expandText(value, shell, run);
  return assignText(node, text, afterWord(value, shell, run), run);
}

function assignText(node: Assignment, text: string, shell: Shell, run: Run): Shell {
  const { name, index } = node;
  if (index !== undefined) {
    const key = expandText(index, shell, run);
    return assignElement(shell, name, key, node.append === true ? elementAt(shell, name, key) + text : text);
  }
  const value = node.append === true ? (readParameter(shell, name)?.[0] ?? "") + text : text;
  return shell.variables.get(name)?.isArray === true
    ? setElement(shell, name, "0", value)
    : assign(shell, name, [value]);
}

function elementAt(shell: Shell, name: string, index: string): string {
  const variable = shell.variables.get(name);
  const key = variable === undefined ? null : keyOf(variable, index, shell);
  return variable === undefined || key === null ? "" : (elementOf(variable, key)[0] ?? "");
}

/** A map of this size is copied in about the time of one step. */
const COPIED_AT_ONCE = 64;

function assignArray(node: Assignment, elements: readonly Word[], shell: Shell, run: Run): Shell {
  const { name, append } = node;
  const before = shell.variables.get(name);
  const isAssociative = before?.isAssociative === true;
  const fresh: Variable = { values: [], keys: null, isArray: true, isAssociative, isExported: false };
  const base = append === true && before !== undefined ? { ...before, isArray: true } : fresh;
  if (base.keys === null && !elements.some(({ text }) => KEYED.test(text))) {
    const after = elements.reduce((one, element) => afterWord(element, one, run), shell);
    return setVariable(after, name, { ...base, values: [...base.values, ...expandWords(elements, shell, run)] });
  }
  const empty = setVariable(shell, name, base);
  return elements.reduce((one, element) => afterWord(element, addElement(one, name, element, run), run), empty);
}

const KEYED = /^\[([^\]]*)\]=/;

/** `[key]=value`, or words that come behind the last. */
function addElement(shell: Shell, name: string, element: Word, run: Run): Shell {
  const { size } = shell.variables;
  run.spend(1 + (size + (shell.variables.get(name)?.values.length ?? 0)) / COPIED_AT_ONCE);
  if (!KEYED.test(element.text)) {
    const words = expandWord(element, shell, run);
    return words.reduce((one, word) => setElement(one, name, nextKey(one, name), word), shell);
  }
  const [, key = "", value = ""] = /^\[([^\]]*)\]=([^]*)$/u.exec(expandText(element, shell, run)) ?? [];
  return assignElement(shell, name, key.replaceAll(/^["']|["']$/g, ""), value);
}

function nextKey(shell: Shell, name: string): string {
  const variable = shell.variables.get(name);
  return variable === undefined ? "0" : String(Number(keysOf(variable).at(-1) ?? -1) + 1);
}

function assignElement(shell: Shell, name: string, index: string, text: string): Shell {
  const variable = shell.variables.get(name);
  const key = variable?.isAssociative === true ? index : calculateText(index, shell).number;
  if (key !== null) return setElement(shell, name, String(key), text);
  // Nobody knows where: every value may be that one.
  return assign(shell, name, [UNKNOWN], true);
}

/** Where it is no assignment but a word that looks like one: `env A=1`. */
export function assignmentWord({ name, value, text }: Assignment, shell: Shell, run: Run): string {
  return value.type === "ArrayValue" ? text : `${name}=${expandText(value, shell, run)}`;
}
