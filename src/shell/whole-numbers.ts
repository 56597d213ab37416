/** A number of the shell, whole and of 64 bits: `16#ff`, `017`, `0xf`. Null for what is none. */
export function parseNumber(text: string): bigint | null {
  const [, base, digits] = /^(\d+)#(\w+)$/.exec(text) ?? [];
  if (base !== undefined && digits !== undefined) return parseBased(digits.toLowerCase(), Number(base));
  if (/^0[0-7]+$/.test(text)) return wrap(BigInt(`0o${text.slice(1)}`));
  return /^(?:0[xX][\da-fA-F]+|0|[1-9]\d*)$/.test(text) ? wrap(BigInt(text)) : null;
}

/** Beyond 36, letters of both cases differ; nobody writes that. */
function parseBased(digits: string, base: number): bigint | null {
  const values = [...digits].map((digit) => Number.parseInt(digit, 36));
  if (base < 2 || base > 36 || values.some((value) => !(value < base))) return null;
  return values.reduce((sum, value) => wrap(sum * BigInt(base) + BigInt(value)), 0n);
}

export function wrap(number: bigint): bigint {
  return BigInt.asIntN(64, number);
}

export type Operation = (left: bigint, right: bigint) => bigint | null;

export function apply(operation: Operation | undefined, left: bigint | null, right: bigint | null): bigint | null {
  const number = left === null || right === null || operation === undefined ? null : operation(left, right);
  return number === null ? null : wrap(number);
}

export const UNARY: Readonly<Record<string, Operation>> = {
  "-": (value) => -value,
  "+": (value) => value,
  "!": (value) => BigInt(value === 0n),
  "~": (value) => ~value,
};

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => (right === 0n ? null : left / right),
  "%": (left, right) => (right === 0n ? null : left % right),
  "<": (left, right) => BigInt(left < right),
  ">": (left, right) => BigInt(left > right),
  "<=": (left, right) => BigInt(left <= right),
  ">=": (left, right) => BigInt(left >= right),
  "==": (left, right) => BigInt(left === right),
  "!=": (left, right) => BigInt(left !== right),
  "&": (left, right) => left & right,
  "|": (left, right) => left | right,
  "^": (left, right) => left ^ right,
  "**": power,
  "<<": (left, right) => left << (right & 63n),
  ">>": (left, right) => left >> (right & 63n),
  ",": (_, right) => right,
};

function power(base: bigint, exponent: bigint): bigint | null {
  if (exponent < 0n) return null;
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = wrap(result * square);
    square = wrap(square * square);
  }
  return result;
}
