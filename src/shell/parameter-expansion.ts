import { UNKNOWN } from "../core/command.ts";
import { calculateText } from "./arithmetic.ts";
import { elementOf, keysOf } from "./arrays.ts";
import type { ParameterExpansionPart, ParameterOperation, Word } from "./grammar.ts";
import { changeOf } from "./parameter-changes.ts";
import { readParameter, type Values } from "./parameters.ts";
import { assign, type Shell, type Variable } from "./shell-state.ts";

/** How the words inside an expansion are read. */
export interface WordReader {
  /** As one text. */
  readonly text: (word: Word) => string;
  /** As one pattern: what is quoted stands for itself. */
  readonly pattern: (word: Word) => string;
}

/** `${name…}` with everything that can stand behind the name. Source: Bash Reference Manual, "Shell Parameter Expansion". */
export function readExpansion(part: ParameterExpansionPart, shell: Shell, reader: WordReader): Values {
  const { operation, prefix, parameter } = part;
  if (operation?.type === "Names") return namesOf(parameter, shell);
  const values = baseValues(part, shell, reader);
  if (prefix === "#") return values === null ? null : [String(countOf(part, values))];
  return operation === undefined ? values : operate(part, operation, values, { shell, reader });
}

function operate(
  part: ParameterExpansionPart,
  operation: ParameterOperation,
  values: Values,
  context: Context,
): Values {
  if (operation.type === "Default") return applyDefault(operation, values, context.reader);
  if (values === null) return null;
  if (operation.type === "Slice") return slice(part, operation, values, context);
  const change = changeOf(operation, part.parameter, context.reader);
  return change === null ? null : values.map(change);
}

/** `${!prefix*}` */
function namesOf(prefix: string, { variables }: Shell): Values {
  const names = [...variables].filter(([name, { values }]) => name.startsWith(prefix) && values.length > 0);
  return names.map(([name]) => name).toSorted();
}

/** Whether it stands for a list, of parameters or of values of an array. */
export function isList({ parameter, index, prefix, operation }: ParameterExpansionPart): boolean {
  if (prefix === "#") return false;
  return operation?.type === "Names" || LISTS.has(index?.value ?? parameter);
}

const LISTS: ReadonlySet<string> = new Set(["@", "*"]);

function countOf({ index, parameter }: ParameterExpansionPart, values: readonly string[]): number {
  return LISTS.has(index?.value ?? parameter) ? values.length : [...(values[0] ?? "")].length;
}

function baseValues(part: ParameterExpansionPart, shell: Shell, reader: WordReader): Values {
  const { parameter, index, prefix, operation } = part;
  if (prefix === "!") return readIndirect(part, shell);
  if (index !== undefined)
    return readElement(shell.variables.get(shell.references.get(parameter) ?? parameter), index, { shell, reader });
  // Of these only names are known, not what they are made of.
  const isPlace =
    operation !== undefined && operation.type !== "Default" && (parameter === "HOME" || parameter === "PWD");
  return isPlace ? [`/${UNKNOWN}`] : readParameter(shell, parameter);
}

interface Context {
  readonly shell: Shell;
  readonly reader: WordReader;
}

function readElement(variable: Variable | undefined, index: Word, { shell, reader }: Context): Values {
  if (variable === undefined) return null;
  if (LISTS.has(index.value)) return variable.values;
  const key = keyOf(variable, reader.text(index), shell);
  return key === null ? null : elementOf(variable, key);
}

/** Null where nobody can know it. */
export function keyOf({ isAssociative = false }: Variable, index: string, shell: Shell): string | null {
  if (isAssociative) return index;
  const { number } = calculateText(index, shell);
  return number === null ? null : String(number);
}

/** `${!name}` is the variable that the value names; `${!a[@]}` lists keys. */
function readIndirect({ parameter, index }: ParameterExpansionPart, shell: Shell): Values {
  const variable = shell.variables.get(parameter);
  if (index !== undefined) return variable === undefined || !LISTS.has(index.value) ? null : keysOf(variable);
  const name = readParameter(shell, parameter)?.[0];
  return name === undefined ? null : readNamed(name, shell);
}

/** A name, or `a[1]`, `a[@]`. */
function readNamed(name: string, shell: Shell): Values {
  const [, array = "", key = ""] = /^(\w+)\[(.+)\]$/s.exec(name) ?? [];
  const target = shell.variables.get(array);
  if (target === undefined) return readParameter(shell, name);
  return LISTS.has(key) ? target.values : elementOf(target, key);
}

type Operation<Kind> = Extract<ParameterOperation, { readonly type: Kind }>;

/** Of a variable that the text does not set, the word that stands in for it is the better guess. */
function applyDefault({ operator, operand }: Operation<"Default">, values: Values, { text }: WordReader): Values {
  const isEmpty = isUnset(values, operator.startsWith(":"));
  if (operator.endsWith("+")) return values !== null && isEmpty ? [] : [text(operand)];
  if (operator.endsWith("?")) return values;
  return isEmpty ? [text(operand)] : values;
}

/** The word of `${name:-word}` that stands in for the value; null where it does not. */
export function chosenWord(part: ParameterExpansionPart, shell: Shell, reader: WordReader): Word | null {
  const { prefix, operation } = part;
  if (operation?.type !== "Default" || prefix !== undefined || /[=?]$/.test(operation.operator)) return null;
  const values = baseValues(part, shell, reader);
  const isEmpty = isUnset(values, operation.operator.startsWith(":"));
  const isChosen = values === null || operation.operator.endsWith("+") !== isEmpty;
  return isChosen ? operation.operand : null;
}

function isUnset(values: Values, orEmpty: boolean): boolean {
  return values === null || values.length === 0 || (orEmpty && values.join("") === "");
}

/** What `${name:=word}` sets. */
export function assignDefault(part: ParameterExpansionPart, shell: Shell, reader: WordReader): Shell {
  const { operation, parameter, index, prefix } = part;
  if (operation?.type !== "Default" || !operation.operator.endsWith("=")) return shell;
  const isPlain = index === undefined && prefix === undefined && /^[A-Za-z_]/.test(parameter);
  if (!isPlain || !isUnset(readParameter(shell, parameter), operation.operator === ":=")) return shell;
  return assign(shell, parameter, [reader.text(operation.operand)]);
}

type Slice = Operation<"Slice">;

/** `${name:offset:length}`; of a list its values are counted, and `${@:0}` begins with `$0`. */
function slice(part: ParameterExpansionPart, { offset, length }: Slice, values: Values, context: Context): Values {
  const from = numberOf(offset, context);
  const count = length === undefined ? null : numberOf(length, context);
  if (values === null || from === null || (length !== undefined && count === null)) return null;
  if (isList(part)) return sliceList(part, values, { from, count }, context);
  return values.map((value) => sliceText([...value], { from, count }));
}

interface Range {
  readonly from: number;
  readonly count: number | null;
}

function numberOf(word: Word, { shell, reader }: Context): number | null {
  const { number } = calculateText(reader.text(word), shell);
  return number === null ? null : Number(number);
}

function sliceText(characters: readonly string[], { from, count }: Range): string {
  const start = from < 0 ? characters.length + from : from;
  if (start < 0) return "";
  const end = count === null ? undefined : count < 0 ? characters.length + count : start + count;
  return characters.slice(start, end).join("");
}

function sliceList(
  { index }: ParameterExpansionPart,
  values: readonly string[],
  { from, count }: Range,
  context: Context,
): Values {
  const all = index === undefined ? [...(readParameter(context.shell, "0") ?? [UNKNOWN]), ...values] : values;
  const start = from < 0 ? all.length + from : from;
  if (start < 0) return [];
  return all.slice(start, count === null ? undefined : start + Math.max(0, count));
}
