import type { LostTrailer, Trailer } from "../core/commit.ts";
import { type Layout, layOut } from "./layout.ts";
import { type Likeness, readLikeness } from "./likeness.ts";
import { isIndented } from "./lines.ts";
import { type Misplacement, type Surroundings, findMisplacement, surveyMessage } from "./placement.ts";
import { findQuotation } from "./quotation.ts";
import { findLastParagraph, readTrailers } from "./trailers.ts";

/**
 * The lines that are meant as trailers with a known key (see `KNOWN_KEYS`) and that git does not see as such. Quotations
 * are not meant, and nothing is lost when git sees the same trailer elsewhere.
 */
export function findLostTrailers(text: string): readonly LostTrailer[] {
  const layout = layOut(text);
  return listLostTrailers(layout, readTrailers(layout.lines, layout.last));
}

/** The same for a message that is laid out already, with the trailers that git sees. */
export function listLostTrailers(layout: Layout, seen: readonly Trailer[]): readonly LostTrailer[] {
  const { lines } = layout;
  const unseen = findLikenesses(lines).filter((likeness) => !isSeen(layout, likeness));
  if (unseen.length === 0) return [];
  const quoted = findQuotation(lines);
  const visible = new Set(seen.map(({ token, value }) => identify(token, value)));
  const meant = unseen.filter(
    ({ index, known, value }) => !quoted.has(index) && !visible.has(identify(known.key, value)),
  );
  return diagnose(layout, meant);
}

function findLikenesses(lines: readonly string[]): readonly Likeness[] {
  const found: Likeness[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const likeness = readLikeness(lines, index);
    if (likeness !== null) found.push(likeness);
  }
  return found;
}

function isSeen({ last }: Layout, { index, flaw }: Likeness): boolean {
  return flaw === null && last?.accepted === true && index >= last.first && index < last.end;
}

function identify(token: string, value: string): string {
  return `${token.toLowerCase()}: ${value}`;
}

function diagnose(layout: Layout, meant: readonly Likeness[]): readonly LostTrailer[] {
  const now = surveyMessage(layout);
  const mended = surveyMessage(mend(layout, meant));
  return meant.flatMap((likeness) => {
    const cause = findCause(likeness, now, mended);
    if (cause === null) return [];
    const { typed: token, value, index, indent } = likeness;
    return [{ token, value, line: index + 1, column: indent + 1, ...cause }];
  });
}

/** The message as it would be if every flawed line had the right form. */
function mend(layout: Layout, meant: readonly Likeness[]): Layout {
  const lines = [...layout.lines];
  for (const likeness of meant) if (likeness.flaw !== null) lines[likeness.index] = likeness.corrected;
  return { ...layout, lines, last: findLastParagraph(lines, layout) };
}

function findCause(likeness: Likeness, now: Surroundings, mended: Surroundings): Misplacement | null {
  const { index, flaw } = likeness;
  const afterwards = findMisplacement(mended, index);
  if (flaw === null) return afterwards ?? blameNeighbour(now, index);
  if (afterwards === null) return { reason: flaw, repair: `Write line ${index + 1} as "${likeness.corrected}".` };
  // Indented text far from the trailers is an example more often than a mistake.
  if (isIndented(now.layout.lines[index] ?? "")) return null;
  return {
    reason: `${flaw}, and ${afterwards.reason}`,
    repair: `Write line ${index + 1} as "${likeness.corrected}". ${afterwards.repair}`,
  };
}

/** Only a flawed line in its paragraph keeps git from seeing this one. */
function blameNeighbour(now: Surroundings, index: number): Misplacement | null {
  const cause = findMisplacement(now, index);
  return cause === null ? null : { ...cause, repair: `Correct line ${now.intruder + 1} first.` };
}
