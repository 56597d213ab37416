/**
 * Text from outside (messages, names, paths, gate output) made safe to print: control, bidi and zero-width characters,
 * bytes that are not UTF-8 (lone surrogates) and runner commands (`::x`, `##[x`, `##vso[x`) become visible escapes.
 */
export function visible(text: string): string {
  return text
    .replaceAll(HIDDEN, escape)
    .replaceAll(/##(?=\w{0,20}\[)/g, String.raw`#\x23`)
    .replaceAll(/^(?<blanks>\s*)::/gm, String.raw`$<blanks>\x3a:`);
}

/** The same, but line feeds and tabs stay: for text that is printed as lines. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

// C0, DEL, C1, soft hyphen, Arabic letter mark, zero width and bidi marks, line separators, BOM, interlinear marks, surrogates, tags
const HIDDEN: RegExp =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]|[\u{e0000}-\u{e007f}]/gu;

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) return hex(code - 0xdc00);
  return code <= 0xff ? hex(code) : `\\u{${code.toString(16)}}`;
}

function hex(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}
