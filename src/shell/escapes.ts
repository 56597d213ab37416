/** Backslash escapes as `printf` and `echo -e` read them. Source: POSIX.1-2024, printf; Bash Reference Manual, echo. */
export function readEscapes(text: string): string {
  return text.replaceAll(ESCAPES, (whole, ...groups: readonly (string | undefined)[]) => {
    const [hex, octal, unicode, letter] = groups;
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return fromCode(Number.parseInt(octal, 8));
    if (unicode !== undefined) return fromCode(Number.parseInt(unicode, 16));
    return LETTERS[letter ?? ""] ?? whole;
  });
}

const ESCAPES = /\\(?:x([\dA-Fa-f]{1,2})|0?([0-7]{1,3})|[uU]([\dA-Fa-f]{1,8})|([abefnrtv\\"']))/g;

const LETTERS: Readonly<Record<string, string>> = {
  a: "\u{7}",
  b: "\b",
  e: "\u{1B}",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

/** Nothing for what is no character. */
function fromCode(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
}
