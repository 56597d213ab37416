import type { Format } from "./printf.ts";

/** `%d` */
export function formatSigned(arg: string, { flags, digits }: Format): string {
  const number = toInteger(arg);
  const text = padDigits(String(number < 0n ? -number : number), digits);
  if (number < 0n) return `-${text}`;
  return flags.includes("+") ? `+${text}` : (/ /.exec(flags)?.[0] ?? "") + text;
}

/** `%u` */
export function formatUnsigned(arg: string, { digits }: Format): string {
  return padDigits(String(BigInt.asUintN(64, toInteger(arg))), digits);
}

interface Base {
  readonly base: number;
  readonly prefix: string;
}

/** `%x`, `%o` */
export function formatBased(arg: string, { flags, digits }: Format, { base, prefix }: Base): string {
  const number = BigInt.asUintN(64, toInteger(arg));
  const text = padDigits(number.toString(base), digits);
  return flags.includes("#") && number !== 0n ? prefix + text : text;
}

function padDigits(text: string, digits: number): string {
  return digits === 0 && text === "0" ? "" : text.padStart(digits, "0");
}

/** As much of a number as there is. A quote before a character asks for its code. */
export function toInteger(arg: string): bigint {
  if (/^['"]/.test(arg)) return BigInt(arg.codePointAt(1) ?? 0);
  const [, sign, hex, octal, decimal = "0"] = NUMBER.exec(arg) ?? [];
  const text = octal === undefined ? decimal : `0o${octal}`;
  const number = BigInt(hex === undefined ? text : `0x${hex}`);
  return clamp(sign === "-" ? -number : number);
}

const NUMBER = /^\s*([-+]?)(?:0[xX]([\da-fA-F]{1,32})|0([0-7]{1,32})|(\d{1,32}))/;
const LARGEST = 2n ** 63n - 1n;

function clamp(number: bigint): bigint {
  if (number > LARGEST) return LARGEST;
  return number < -LARGEST ? -LARGEST - 1n : number;
}
