/** One cell of a table: what was seen, and whether that is as it should be. */
export interface Cell {
  readonly text: string;
  readonly ok: boolean;
}

export interface Row {
  readonly name: string;
  readonly cells: readonly Cell[];
}

/** Prints a Markdown table. Gives the exit code: 1 when a cell is not as expected, or when there is nothing to show. */
export function printTable(head: readonly string[], rows: readonly Row[]): 0 | 1 {
  printLine(head);
  printLine(head.map(() => "-"));
  for (const { name, cells } of rows) printLine([name, ...cells.map(formatCell)]);
  const cells = rows.flatMap((row) => row.cells);
  const wrong = cells.filter(({ ok }) => !ok).length;
  process.stdout.write(`\n${cells.length - wrong} of ${cells.length} as expected\n\n`);
  return wrong === 0 && cells.length > 0 ? 0 : 1;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function printLine(cells: readonly string[]): void {
  print(`| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`);
}

function formatCell({ text, ok }: Cell): string {
  return ok ? text : `**WRONG** ${text}`;
}
