import { UNKNOWN } from "../core/command.ts";
import type { ParameterExpansionPart, ParameterOperation, Word } from "./grammar.ts";
import { compile, patternSource } from "./patterns.ts";
import type { Shell } from "./shell-state.ts";

/** The values that a parameter stands for: one, or as many as `$@` has. Null where nobody can know. */
export type Values = readonly string[] | null;

/** How the words inside an expansion are read: as one text. */
export type ReadText = (word: Word) => string;

/** `$name` and `${name}`, without an operation. */
export function readParameter(shell: Shell, name: string): Values {
  const special = SPECIAL[name];
  if (special !== undefined) return special(shell);
  if (/^\d+$/.test(name)) return positional(shell, Number(name));
  const variable = shell.variables.get(shell.references.get(name) ?? name);
  if (variable !== undefined) return variable.isArray ? variable.values.slice(0, 1) : variable.values;
  const usual = USUAL[name];
  return usual === undefined ? null : [usual];
}

const SPECIAL: Readonly<Record<string, (shell: Shell) => Values>> = {
  "@": ({ parameters }) => parameters,
  "*": ({ parameters }) => parameters,
  "#": ({ parameters }) => [String(parameters.length)],
  PWD: ({ folder }) => [folder],
  "?": ({ status }) => (status === "success" ? ["0"] : null),
  "-": () => null,
  $: () => null,
  "!": () => null,
};

function positional({ parameters, variables }: Shell, number: number): Values {
  if (number === 0) return variables.get("0")?.values ?? ["bash"];
  const value = parameters[number - 1];
  return value === undefined ? [] : [value];
}

/** What these variables begin with on every machine; of the home folder its name in paths. */
const USUAL: Readonly<Record<string, string>> = {
  HOME: "~",
  IFS: " \t\n",
  SHELL: "/bin/bash",
  BASH: "/bin/bash",
  PATH: `/usr${UNKNOWN}`,
  OLDPWD: `/${UNKNOWN}`,
};

/** `${name…}` with everything that can stand behind the name. */
export function readExpansion(part: ParameterExpansionPart, shell: Shell, readText: ReadText): Values {
  const { operation, prefix } = part;
  const values = baseValues(part, shell, readText);
  if (prefix === "#") return values === null ? null : [String(countOf(part, values))];
  if (operation === undefined) return values;
  return operate(operation, values, readText);
}

function countOf({ index }: ParameterExpansionPart, values: readonly string[]): number {
  return index?.value === "@" || index?.value === "*" ? values.length : (values[0] ?? "").length;
}

function baseValues(part: ParameterExpansionPart, shell: Shell, readText: ReadText): Values {
  const { parameter, index, prefix, operation } = part;
  if (prefix === "!") return readIndirect(part, shell);
  if (index !== undefined) return readElement(shell.variables.get(parameter), readText(index));
  const isHomeSlice = operation?.type === "Slice" && (parameter === "HOME" || parameter === "PWD");
  return isHomeSlice ? [`/${UNKNOWN}`] : readParameter(shell, parameter);
}

function readElement(variable: ReturnType<Shell["variables"]["get"]>, index: string): Values {
  if (variable === undefined) return null;
  if (index === "@" || index === "*") return variable.values;
  const { keys, values } = variable;
  if (keys !== null) return values.filter((_, at) => keys[at] === index);
  const value = values.at(/^-?\d+$/.test(index) ? Number(index) : 0);
  return value === undefined ? [] : [value];
}

/** `${!name}` is the variable that the value names; `${!a[@]}` lists keys. */
function readIndirect({ parameter, index }: ParameterExpansionPart, shell: Shell): Values {
  const variable = shell.variables.get(parameter);
  if (index !== undefined) return variable?.keys ?? variable?.values.map((_, at) => String(at)) ?? null;
  const name = readParameter(shell, parameter)?.[0];
  return name === undefined ? null : readParameter(shell, name);
}

function operate(operation: ParameterOperation, values: Values, readText: ReadText): Values {
  if (operation.type === "Default") return applyDefault(operation, values, readText);
  if (values === null) return null;
  const change = changeOf(operation, readText);
  return change === null ? null : change(values);
}

type Change = (values: readonly string[]) => Values;

function changeOf(operation: ParameterOperation, readText: ReadText): Change | null {
  if (operation.type === "Slice") return slice(operation, readText);
  const one = changeOfOne(operation, readText);
  return one === null ? null : (values) => values.map(one);
}

function changeOfOne(operation: ParameterOperation, readText: ReadText): ((value: string) => string) | null {
  if (operation.type === "Remove") return remove(operation.operator, readText(operation.operand));
  if (operation.type === "Replace") {
    return replace(operation.operator, readText(operation.pattern), readText(operation.replacement));
  }
  if (operation.type === "CaseModification") return changeCase(operation.operator);
  return operation.type === "Transform" ? transform(readText(operation.operand)) : null;
}

type DefaultOperation = Extract<ParameterOperation, { readonly type: "Default" }>;

/** Of a variable that the text does not set, the word that stands in for it is the better guess. */
function applyDefault({ operator, operand }: DefaultOperation, values: Values, readText: ReadText): Values {
  const isEmpty = isUnset(values, operator.startsWith(":"));
  if (operator.endsWith("+")) return values !== null && isEmpty ? [] : [readText(operand)];
  if (operator.endsWith("?")) return values;
  return isEmpty ? [readText(operand)] : values;
}

function isUnset(values: Values, orEmpty: boolean): boolean {
  return values === null || values.length === 0 || (orEmpty && values.join("") === "");
}

function remove(operator: "#" | "##" | "%" | "%%", pattern: string): (value: string) => string {
  const isEnd = operator.startsWith("%");
  const source = patternSource(pattern, operator.length === 2);
  if (source === null) return () => UNKNOWN;
  // From the end, the shortest match begins as late as it can.
  const whole = isEnd ? `^(${operator.length === 2 ? "[^]*?" : "[^]*"})${source}$` : `^${source}()`;
  const search = compile(whole);
  return (value) => (search === null ? UNKNOWN : value.replace(search, isEnd ? "$1" : ""));
}

function replace(operator: "/" | "//" | "/#" | "/%", pattern: string, by: string): (value: string) => string {
  const source = patternSource(pattern);
  const anchored = `${operator === "/#" ? "^" : ""}${source ?? ""}${operator === "/%" ? "$" : ""}`;
  const search = source === null || source === "" ? null : compile(anchored, operator === "//" ? "gu" : "u");
  return (value) => (search === null ? value : value.replace(search, () => by));
}

function changeCase(operator: "^" | "^^" | "," | ",,"): (value: string) => string {
  const change = (text: string): string => (operator.startsWith("^") ? text.toUpperCase() : text.toLowerCase());
  if (operator.length === 2) return change;
  return (value) => change(value.slice(0, 1)) + value.slice(1);
}

function transform(letter: string): ((value: string) => string) | null {
  const changes: Readonly<Record<string, (value: string) => string>> = {
    U: (value) => value.toUpperCase(),
    L: (value) => value.toLowerCase(),
    u: (value) => value.slice(0, 1).toUpperCase() + value.slice(1),
    Q: (value) => value,
    P: (value) => value,
    E: (value) => value,
  };
  return changes[letter] ?? null;
}

type SliceOperation = Extract<ParameterOperation, { readonly type: "Slice" }>;

function slice({ offset, length }: SliceOperation, readText: ReadText): Change {
  const from = Number(readText(offset));
  const count = length === undefined ? undefined : Number(readText(length));
  const end = count === undefined || count < 0 ? count : from + count;
  return (values) => {
    if (!Number.isInteger(from) || Number.isNaN(count)) return null;
    if (values.length > 1) return values.slice(Math.max(0, from - 1), end === undefined ? undefined : end - 1);
    return values.map((value) => value.slice(from, from < 0 && end === 0 ? undefined : end));
  };
}
