import { isBlank, splitLines } from "./lines.ts";
import { type LastParagraph, findLastParagraph } from "./trailers.ts";

/** Where the parts of a message stand: indexes into `lines`. */
export interface Layout {
  readonly lines: readonly string[];
  /** The first line of the subject. */
  readonly first: number;
  /** The blank line that ends the subject's paragraph, else the number of lines. */
  readonly titleEnd: number;
  readonly bodyFirst: number;
  readonly last: LastParagraph | null;
}

export function layOut(text: string): Layout {
  const lines = splitLines(text);
  const first = skip(lines, 0, true);
  const titleEnd = skip(lines, first, false);
  const bodyFirst = skip(lines, titleEnd, true);
  return { lines, first, titleEnd, bodyFirst, last: findLastParagraph(lines, { first, titleEnd }) };
}

function skip(lines: readonly string[], start: number, blank: boolean): number {
  let at = start;
  while (at < lines.length && isBlank(lines[at] ?? "") === blank) at += 1;
  return at;
}
