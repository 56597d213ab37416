import type { Layout } from "./layout.ts";
import { isBlank } from "./lines.ts";
import { findScissors } from "./scissors.ts";
import { classifyLines } from "./trailers.ts";

/** Why a line stands where git does not look for trailers, and what to do. */
export interface Misplacement {
  readonly reason: string;
  readonly repair: string;
}

/** What is the same for all lines of a message, so that judging each takes constant time. */
export interface Surroundings {
  readonly layout: Layout;
  readonly cut: number;
  /** From this index on, there is nothing but whole paragraphs of trailers. */
  readonly trailersFrom: number;
  /** The last line of dashes above the last paragraph, else -1. */
  readonly dashes: number;
  /** The last line of the last paragraph that is no trailer, else -1. */
  readonly intruder: number;
}

export function surveyMessage(layout: Layout): Surroundings {
  const { lines, last } = layout;
  const above = lines.slice(0, last?.first ?? 0);
  return {
    layout,
    cut: findScissors(lines, "#"),
    trailersFrom: findTrailersFrom(layout),
    dashes: above.findLastIndex((line) => DASHES.test(line)),
    intruder: findIntruder(layout),
  };
}

/** Null when a trailer on this line would be seen by git. */
export function findMisplacement(surroundings: Surroundings, index: number): Misplacement | null {
  const { layout, cut } = surroundings;
  if (index > cut) {
    return { reason: `it stands below the scissors line ${cut + 1}`, repair: `Move it above line ${cut + 1}.` };
  }
  if (index < layout.titleEnd) return judgeTitle(layout, index);
  if (layout.last === null || index >= layout.last.end) return null;
  if (index < layout.last.first) return judgeEarlier(surroundings, layout.last.first, index);
  return layout.last.accepted ? null : judgeBlock(surroundings, index);
}

const DASHES = /^-{4,}[ \t\r]*$/u;
const FOOTER = /^(?:[^\p{ASCII}]|Generated (?:with|by)\b)/u;

function judgeTitle({ first, last }: Layout, index: number): Misplacement {
  if (index === first) {
    return { reason: "it is the subject", repair: "Write a subject above it, with a blank line between." };
  }
  const repair = last === null ? `Insert a blank line before line ${index + 1}.` : MOVE_DOWN;
  return { reason: "it stands in the subject's paragraph", repair };
}

const MOVE_DOWN = "Move it into the last paragraph, next to the other trailers.";

function judgeEarlier({ layout, trailersFrom, dashes }: Surroundings, end: number, index: number): Misplacement {
  const move = layout.last?.accepted === true ? MOVE_DOWN : "Move it to the end of the message, below a blank line.";
  if (dashes > index)
    return { reason: `the line of dashes ${dashes + 1} cuts it off from the last paragraph`, repair: move };
  if (index < trailersFrom) {
    const reason = `git reads trailers in the last paragraph only, which begins on line ${end + 1}`;
    return { reason, repair: move };
  }
  return {
    reason: `the blank line ${end} cuts it off from the last paragraph`,
    repair: `Delete the blank lines between line ${index + 1} and line ${end + 1}.`,
  };
}

function judgeBlock({ layout, intruder }: Surroundings, index: number): Misplacement {
  const what = nameIntruder(layout.lines[intruder] ?? "");
  const repair =
    intruder < index
      ? `Insert a blank line after line ${intruder + 1}.`
      : "Put it above the trailers, with a blank line between.";
  return { reason: `${what} on line ${intruder + 1} stands in the same paragraph`, repair };
}

function nameIntruder(line: string): string {
  if (DASHES.test(line)) return "the line of dashes";
  return FOOTER.test(line) ? "the footer" : "the text";
}

function findIntruder({ lines, last }: Layout): number {
  if (last === null) return -1;
  const at = classifyLines(lines.slice(last.first, last.end)).lastIndexOf("other");
  return at < 0 ? -1 : last.first + at;
}

function findTrailersFrom({ lines, bodyFirst, last }: Layout): number {
  if (last?.accepted !== true) return lines.length;
  const above = lines.slice(0, last.first);
  const kinds = classifyLines(above);
  const prose = above.findLastIndex((line, at) => kinds[at] === "other" && !isBlank(line));
  const end = above.findIndex((line, at) => at > prose && isBlank(line));
  return prose < bodyFirst ? bodyFirst : end;
}
