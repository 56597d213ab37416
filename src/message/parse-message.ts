import type { Message } from "../core/commit.ts";
import { layOut } from "./layout.ts";
import { trimEnd } from "./lines.ts";
import { listLostTrailers } from "./lost-trailers.ts";
import { readTrailers } from "./trailers.ts";

/**
 * Splits a message as git stores it, already decoded, the way `git log` does with `%s`, `%b` and
 * `%(trailers:only,unfold)` without configuration (git-log(1), PRETTY FORMATS). Never throws; takes linear time.
 */
export function parseMessage(text: string): Message {
  const layout = layOut(text);
  const { lines, first, titleEnd, bodyFirst } = layout;
  const trailers = readTrailers(lines, layout.last);
  return {
    text,
    subject: lines.slice(first, titleEnd).map(trimEnd).join(" "),
    body: lines.slice(bodyFirst).join("\n"),
    trailers,
    lost: listLostTrailers(layout, trailers),
  };
}
