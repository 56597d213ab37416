import type { Trailer } from "../core/commit.ts";
import { layOut } from "./layout.ts";
import { isBlank } from "./lines.ts";

/**
 * A message with one more trailer that git sees: at the end of its trailers, else in a paragraph of their own, above the
 * comments that git wrote for the editor. Nothing else changes.
 */
export function addTrailer(text: string, { token, value }: Trailer, commentString: string = "#"): string {
  const { head, tail } = splitComments(text.split("\n"), commentString);
  return [...insert(head, `${token}: ${value}`), ...tail].join("\n");
}

interface Parts {
  readonly head: readonly string[];
  readonly tail: readonly string[];
}

/** The tail holds nothing but comments and empty lines. */
function splitComments(lines: readonly string[], commentString: string): Parts {
  const last = lines.findLastIndex((line) => !isBlank(line) && !line.startsWith(commentString));
  const isWritten = last >= 0;
  const rest = lines.slice(last + 1);
  return { head: isWritten ? lines.slice(0, last + 1) : [], tail: isWritten || rest.length > 1 ? rest : [""] };
}

/** An empty message keeps its first line for the subject. */
function insert(head: readonly string[], line: string): readonly string[] {
  if (head.length === 0) return ["", "", line];
  const { last } = layOut(head.join("\n"));
  return last?.accepted === true ? [...head.slice(0, last.end), line, ...head.slice(last.end)] : [...head, "", line];
}
