import type { Command } from "../core/command.ts";
import { parseScript } from "./grammar.ts";
import { runWords } from "./programs.ts";
import { type Found, OutOfBudget, type Run, type World } from "./run.ts";
import { environmentOf, NEW_SHELL, type Shell } from "./shell-state.ts";
import { runScript } from "./statements.ts";
import { readKnownFile } from "./write-file.ts";

/** What can be told of a text before it runs. */
export interface Reading extends Pick<Command, "gits" | "programs" | "files" | "exported" | "opaque"> {
  /** False where the reading ended early: what was found is true, but may not be all. */
  readonly isWhole: boolean;
}

export interface ReadingOptions {
  readonly world: World;
  /** Where the text starts, for its relative paths: "." in most cases. */
  readonly folder: string;
  /** Throws OutOfBudget when no time is left; asked now and then. */
  readonly hasTime?: () => boolean;
}

/**
 * Follows a text as the shell would run it, with constants known and everything else unknown. Never throws; starts
 * nothing.
 */
export function readShellText(text: string, { world, folder, hasTime = () => true }: ReadingOptions): Reading {
  const found: Found = { gits: [], programs: [], files: [], opaque: [], exported: {} };
  let shells: readonly Shell[] = [];
  let isWhole = true;
  try {
    const run = createRun(world, found, hasTime);
    shells = run.runText(clean(text), { ...NEW_SHELL, folder });
  } catch {
    isWhole = false; // too deep, too long: the caller judges by what was found
  }
  const exported = Object.assign({}, found.exported, ...shells.map(environmentOf));
  return { ...found, exported, isWhole };
}

/** What stands for the unknown inside cannot come from outside. */
function clean(text: string): string {
  return text.replaceAll(/[\u{FFFE}\u{FFFF}\0]/gu, "\u{FFFD}");
}

/** The parser reads such expansions again for every level around them. */
function isTooNested(text: string): boolean {
  let depth = 0;
  for (const { 0: sign } of text.matchAll(/\$\{|\}/g)) {
    depth = Math.max(0, depth + (sign === "}" ? -1 : 1));
    if (depth > MOST_EXPANSIONS) return true;
  }
  return false;
}

const MOST_EXPANSIONS = 200;

/** Of those that a line opens the parser looks at all for each of them. */
function hasManyHereDocuments(text: string): boolean {
  return text.split("\n").some((line) => line.split("<<").length > MOST_HERE_DOCUMENTS);
}

const MOST_HERE_DOCUMENTS = 200;

/** In steps; a step is about a microsecond. */
const BUDGET = 20_000;
/** In levels; a command inside of another is one, a text that a command reads again as much as ten. */
const DEEPEST = 400;
const TEXT_DEPTH = 10;

function createRun(world: World, found: Found, hasTime: () => boolean): Run {
  let left = BUDGET;
  let depth = 0;
  let asked = 0;
  const run: Run = {
    world,
    found,
    written: new Map(),
    links: new Map(),
    aliases: new Map(),
    read: (path) => readKnownFile(run, path),
    spend: (steps) => {
      left -= steps;
      asked += 1;
      if (left < 0 || (asked % 256 === 0 && !hasTime())) throw new OutOfBudget();
    },
    nest: (levels, start) => {
      if (depth + levels > DEEPEST) throw new OutOfBudget();
      depth += levels;
      const result = start();
      depth -= levels;
      return result;
    },
    runScript: (script, shell) => runScript(script, shell, run),
    runText: (text, shell) => {
      run.spend(1 + text.length / 64);
      if (isTooNested(text) || hasManyHereDocuments(text)) throw new OutOfBudget();
      return run.nest(TEXT_DEPTH, () => runScript(parseScript(text), shell, run));
    },
    runWords: (invocation, shell) => runWords(invocation, shell, run),
  };
  return run;
}
