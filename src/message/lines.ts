/**
 * Lines and white space as git has them: only blank, tab, LF and CR are white space (not VT, FF or U+00A0), and a NUL
 * ends the message for every reader in git.
 */

/** The lines that git's readers see, without their LF. After a last LF stands one empty line. */
export function splitLines(text: string): readonly string[] {
  const nul = text.indexOf("\0");
  return (nul < 0 ? text : text.slice(0, nul)).split("\n");
}

export function isBlank(line: string): boolean {
  return spaceFrom(line, 0) === line.length;
}

export function isIndented(line: string): boolean {
  return line !== "" && isSpace(line.charCodeAt(0));
}

export function trimStart(line: string): string {
  return line.slice(spaceFrom(line, 0));
}

export function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && isSpace(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(0, end);
}

export function trim(line: string): string {
  return trimStart(trimEnd(line));
}

function spaceFrom(line: string, start: number): number {
  let at = start;
  while (at < line.length && isSpace(line.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11 && code !== 12);
}
