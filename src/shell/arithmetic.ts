import { isKnown, UNKNOWN } from "../core/command.ts";
import { elementOf, setElement } from "./arrays.ts";
import { type ArithmeticExpression, parseScript } from "./grammar.ts";
import { readParameter } from "./parameters.ts";
import { assign, type Shell } from "./shell-state.ts";
import { apply, OPERATIONS, parseNumber, UNARY, wrap } from "./whole-numbers.ts";

/** A number of 64 bits, or null where nobody can know it; and the shell with what the expression sets. */
export interface Calculated {
  readonly number: bigint | null;
  readonly shell: Shell;
}

/** The value of an arithmetic expression. Source: Bash Reference Manual, "Shell Arithmetic". */
export function calculate(expression: ArithmeticExpression | undefined, shell: Shell): Calculated {
  switch (expression?.type) {
    case "ArithmeticWord": {
      return { number: readWord(expression.value.trim(), shell, 0), shell };
    }
    case "ArithmeticGroup": {
      return calculate(expression.expression, shell);
    }
    case "ArithmeticUnary": {
      return calculateUnary(expression, shell);
    }
    case "ArithmeticBinary": {
      return calculateBinary(expression, shell);
    }
    case "ArithmeticTernary": {
      return calculateTernary(expression, shell);
    }
    default: {
      return { number: null, shell };
    }
  }
}

/** As a command, nought is a failure. */
export function withStatus({ number, shell }: Calculated): Shell {
  if (number === null) return { ...shell, status: "unknown" };
  return { ...shell, status: number === 0n ? "failure" : "success" };
}

/** The value of an expression that stands in a text. */
export function calculateText(text: string, shell: Shell): Calculated {
  if (!isKnown(text) || text.length > LONGEST) return { number: null, shell };
  const number = text.trim() === "" ? 0n : parseNumber(text.trim());
  if (number !== null) return { number, shell };
  const command = parseScript(`((${text}))`).commands[0]?.command;
  return calculate(command?.type === "ArithmeticCommand" ? command.expression : undefined, shell);
}

const LONGEST = 1000;

type Part<Kind> = Extract<ArithmeticExpression, { readonly type: Kind }>;

function calculateTernary({ test, consequent, alternate }: Part<"ArithmeticTernary">, shell: Shell): Calculated {
  const asked = calculate(test, shell);
  if (asked.number !== null) return calculate(asked.number === 0n ? alternate : consequent, asked.shell);
  const [yes, no] = [calculate(consequent, asked.shell).shell, calculate(alternate, asked.shell).shell];
  return { number: null, shell: either(yes, no) };
}

/** What is set in one way or another is not known. */
function either(one: Shell, other: Shell): Shell {
  const differing = [...other.variables].filter(([name, { values }]) => one.variables.get(name)?.values !== values);
  return differing.reduce((shell, [name]) => assign(shell, name, [UNKNOWN]), one);
}

function calculateUnary({ operator, operand, prefix }: Part<"ArithmeticUnary">, shell: Shell): Calculated {
  const { number, shell: after } = calculate(operand, shell);
  const step = operator === "++" ? 1n : -1n;
  if (operator !== "++" && operator !== "--") return { number: apply(UNARY[operator], number, 0n), shell: after };
  const next = number === null ? null : wrap(number + step);
  return { number: prefix ? next : number, shell: setTarget(operand, next, after) };
}

function calculateBinary(expression: Part<"ArithmeticBinary">, shell: Shell): Calculated {
  const { operator, left, right } = expression;
  if (/^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator)) return calculateAssignment(expression, shell);
  if (operator === "&&" || operator === "||") return calculateLogical(expression, shell);
  const first = calculate(left, shell);
  const second = calculate(right, first.shell);
  return { number: apply(OPERATIONS[operator], first.number, second.number), shell: second.shell };
}

/** The right side counts only where the left does not decide. */
function calculateLogical({ operator, left, right }: Part<"ArithmeticBinary">, shell: Shell): Calculated {
  const first = calculate(left, shell);
  const second = calculate(right, first.shell);
  if (first.number === null) return { number: null, shell: either(first.shell, second.shell) };
  const isOr = operator === "||";
  if ((first.number !== 0n) === isOr) return { number: BigInt(isOr), shell: first.shell };
  return { number: second.number === null ? null : BigInt(second.number !== 0n), shell: second.shell };
}

function calculateAssignment({ operator, left, right }: Part<"ArithmeticBinary">, shell: Shell): Calculated {
  const before = operator === "=" ? null : calculate(left, shell).number;
  const { number, shell: after } = calculate(right, shell);
  const value = operator === "=" ? number : apply(OPERATIONS[operator.slice(0, -1)], before, number);
  return { number: value, shell: setTarget(left, value, after) };
}

function setTarget(target: ArithmeticExpression, number: bigint | null, shell: Shell): Shell {
  const { name, index } = readName(target.type === "ArithmeticWord" ? target.value : "");
  const value = number === null ? UNKNOWN : String(number);
  if (name === undefined) return shell;
  if (index === undefined) return assign(shell, shell.references.get(name) ?? name, [value]);
  const key = calculateText(index, shell).number;
  return key === null ? shell : setElement(shell, name, String(key), value);
}

interface Name {
  readonly name: string | undefined;
  readonly index: string | undefined;
}

/** `a`, `$a`, `${a}`, `a[1]`, `$#` */
function readName(word: string): Name {
  const [, name, dollar, index] = NAME.exec(word) ?? [];
  return { name: name ?? dollar, index };
}

const NAME = /^(?:\$?\{?([A-Za-z_]\w*)|\$\{?(\d+|[#?]))(?:\[([^\]]*)\])?\}?$/;

/** Names stand for numbers, or for names again. */
const DEEPEST = 8;

function readWord(word: string, shell: Shell, depth: number): bigint | null {
  if (depth > DEEPEST || word.length > LONGEST) return null;
  const { name, index } = readName(word);
  if (name === undefined) return word === "" ? 0n : parseNumber(word);
  const values = index === undefined ? readParameter(shell, name) : readElement(name, index, shell);
  return values === null ? null : readValue((values[0] ?? "").trim(), shell, depth + 1);
}

function readValue(value: string, shell: Shell, depth: number): bigint | null {
  if (!/^-?\w*$/.test(value)) return null;
  const number = readWord(value.replace("-", ""), shell, depth);
  return number !== null && value.startsWith("-") ? -number : number;
}

function readElement(name: string, index: string, shell: Shell): readonly string[] | null {
  const variable = shell.variables.get(name);
  if (variable === undefined) return null;
  if (variable.isAssociative === true) return /[$"'`]/.test(index) ? null : elementOf(variable, index);
  const key = calculateText(index, shell).number;
  return key === null ? null : elementOf(variable, String(key));
}
