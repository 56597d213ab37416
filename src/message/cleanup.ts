import { isBlank, trimEnd } from "./lines.ts";
import { findScissors } from "./scissors.ts";

/** What git does to a message before it stores it (git-commit(1), --cleanup). */
export type CleanupMode = "verbatim" | "whitespace" | "strip" | "scissors";

/** What git cuts off a message. */
export interface Cleanup {
  readonly mode: CleanupMode;
  /** What starts a comment. */
  readonly comment: string;
  /** `git commit -v`: see `cleanMessage`. */
  readonly verbose: boolean;
}

/** What `--cleanup` and `commit.cleanup` accept. */
export type CleanupSetting = CleanupMode | "default";

/** The mode that a setting stands for: without an editor git strips no comments and looks for no scissors. */
export function resolveCleanup(setting: CleanupSetting, edited: boolean): CleanupMode {
  if (setting === "default") return edited ? "strip" : "whitespace";
  return setting === "scissors" && !edited ? "whitespace" : setting;
}

/**
 * The text that git would store. `commentString` is `core.commentString`, of one or more characters. `verbose` is for
 * `git commit -v`, where git drops everything from the scissors line on in every mode. An empty result is one that git
 * refuses to commit.
 */
export function cleanMessage(text: string, mode: CleanupMode, commentString: string = "#", verbose = false): string {
  const kept = verbose || mode === "scissors" ? cutAtScissors(text, commentString) : text;
  if (mode === "verbatim") return kept;
  const lines = kept.split("\n");
  return squeeze(mode === "strip" ? lines.filter((line) => !line.startsWith(commentString)) : lines);
}

function cutAtScissors(text: string, commentString: string): string {
  const lines = text.split("\n");
  const cut = findScissors(lines, commentString);
  return cut === lines.length ? text : endLines(lines.slice(0, cut));
}

/** No blanks at the end of a line, one empty line for several, none at the start and the end (git-stripspace(1)). */
function squeeze(lines: readonly string[]): string {
  const kept: string[] = [];
  let gap = false;
  for (const line of lines) {
    const blank = isBlank(line);
    if (!blank && gap && kept.length > 0) kept.push("");
    if (!blank) kept.push(trimEnd(line));
    gap = blank;
  }
  return endLines(kept);
}

function endLines(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
