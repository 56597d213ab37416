import { layOut } from "./layout.ts";
import { isIndented, trim, trimEnd, trimStart } from "./lines.ts";
import { findSeparator } from "./trailers.ts";

/**
 * Changes the trailers of one key that git sees, wherever they stand among the others: to another value, or with null to
 * nothing. The value is handed over unfolded; one that comes back the same stays byte for byte, as all else does.
 */
export function editTrailers(text: string, token: string, edit: (value: string) => string | null): string {
  const { lines, last } = layOut(text);
  if (last?.accepted !== true) return text;
  const [above, block, below] = [lines.slice(0, last.first), lines.slice(last.first, last.end), lines.slice(last.end)];
  const edited = groupByTrailer(block).flatMap((group) => editGroup(group, token, edit));
  const seen = lines.join("\n");
  return `${[...above, ...edited, ...below].join("\n")}${text.slice(seen.length)}`;
}

/** Each trailer with its continuations; any other line alone. */
function groupByTrailer(block: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const line of block) {
    const open = groups.at(-1);
    if (open !== undefined && isIndented(line)) open.push(line);
    else groups.push([line]);
  }
  return groups;
}

function editGroup(group: readonly string[], token: string, edit: (value: string) => string | null): readonly string[] {
  const [line = "", ...continuations] = group;
  const colon = findSeparator(line);
  if (colon < 0 || trimEnd(line.slice(0, colon)).toLowerCase() !== token.toLowerCase()) return group;
  const value = trim([line.slice(colon + 1), ...continuations.map(trimStart)].join(" "));
  const edited = edit(value);
  if (edited === value) return group;
  return edited === null ? [] : [`${token}: ${edited}${line.endsWith("\r") ? "\r" : ""}`];
}
