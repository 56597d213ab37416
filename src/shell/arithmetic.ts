import type { ArithmeticExpression } from "./grammar.ts";
import { readParameter } from "./parameters.ts";
import type { Shell } from "./shell-state.ts";

/** The value of an arithmetic expression; null where nobody can know it. */
export function calculate(expression: ArithmeticExpression | undefined, shell: Shell): number | null {
  if (expression === undefined) return null;
  if (expression.type === "ArithmeticWord") return readNumber(expression.value, shell);
  if (expression.type === "ArithmeticGroup") return calculate(expression.expression, shell);
  if (expression.type === "ArithmeticUnary") return negate(expression.operator, calculate(expression.operand, shell));
  return expression.type === "ArithmeticBinary" ? calculateBoth(expression, shell) : null;
}

type Binary = Extract<ArithmeticExpression, { readonly type: "ArithmeticBinary" }>;

function calculateBoth(expression: Binary, shell: Shell): number | null {
  const left = calculate(expression.left, shell);
  const right = calculate(expression.right, shell);
  const operation = OPERATIONS[expression.operator];
  return left === null || right === null || operation === undefined ? null : operation(left, right);
}

function readNumber(word: string, shell: Shell): number | null {
  const name = /^\$?\{?([A-Za-z_]\w*)\}?$/.exec(word)?.[1];
  const value = name === undefined ? word : (readParameter(shell, name)?.[0] ?? "");
  const number = parseNumber(value);
  return value === "" || !Number.isSafeInteger(number) ? null : number;
}

/** `16#ff`, `017`, `0xf` */
function parseNumber(value: string): number {
  const based = /^(\d+)#(\w+)$/.exec(value);
  return based === null ? Number(octal(value)) : Number.parseInt(based[2] ?? "", Number(based[1]));
}

function octal(value: string): string {
  return /^0\d+$/.test(value) ? `0o${value}` : value;
}

function negate(operator: string, value: number | null): number | null {
  if (value === null) return null;
  const changes: Readonly<Record<string, number>> = { "-": -value, "+": value, "!": value === 0 ? 1 : 0 };
  return changes[operator] ?? null;
}

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => Math.trunc(left / right),
  "%": (left, right) => left % right,
  "<": (left, right) => Number(left < right),
  ">": (left, right) => Number(left > right),
  "<=": (left, right) => Number(left <= right),
  ">=": (left, right) => Number(left >= right),
  "==": (left, right) => Number(left === right),
  "!=": (left, right) => Number(left !== right),
  "&&": (left, right) => Number(left !== 0 && right !== 0),
  "||": (left, right) => Number(left !== 0 || right !== 0),
  "**": (left, right) => left ** right,
  "<<": (left, right) => left << right,
  ">>": (left, right) => left >> right,
};
