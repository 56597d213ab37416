type Kind = "any" | "format" | "echo";

/**
 * Backslash escapes: as `%b` and other languages read them, as the format of `printf` (no zero before an octal number),
 * as `echo -e` (always a zero). Source: POSIX.1-2024, printf; Bash Reference Manual, echo.
 */
export function readEscapes(text: string, kind: Kind = "any"): string {
  return text.replaceAll(ESCAPES[kind], (whole, ...groups: readonly (string | undefined)[]) => {
    const [hex, octal, letter = ""] = groups;
    if (hex !== undefined) return fromCode(Number.parseInt(hex.slice(1), 16));
    return octal === undefined ? (LETTERS[letter] ?? whole) : fromCode(Number.parseInt(`0${octal}`, 8) % 256);
  });
}

const HEX = String.raw`(x[\dA-Fa-f]{1,2}|u[\dA-Fa-f]{1,4}|U[\dA-Fa-f]{1,8})`;
const ESCAPES: Readonly<Record<Kind, RegExp>> = {
  any: escapes("0?([0-7]{1,3})", String.raw`abeEfnrtv\\"'?`),
  format: escapes("([0-7]{1,3})", String.raw`abeEfnrtv\\"'?`),
  echo: escapes("0([0-7]{0,3})", String.raw`abeEfnrtv\\`),
};

function escapes(octal: string, letters: string): RegExp {
  return new RegExp(String.raw`\\(?:${HEX}|${octal}|([${letters}]))`, "g");
}

const LETTERS: Readonly<Record<string, string>> = {
  a: "\u{7}",
  b: "\b",
  e: "\u{1B}",
  E: "\u{1B}",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
  "?": "?",
};

/** Nothing for what is no character. */
function fromCode(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
}
