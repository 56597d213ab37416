const CUT = "------------------------ >8 ------------------------";

/**
 * Where the line stands below which git drops everything, else the number of lines. The line must be exact and end in a
 * LF (git-commit(1), --cleanup=scissors).
 */
export function findScissors(lines: readonly string[], commentString: string): number {
  const at = lines.indexOf(`${commentString} ${CUT}`);
  return at < 0 || at === lines.length - 1 ? lines.length : at;
}
