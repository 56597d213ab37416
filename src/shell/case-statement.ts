import { expandPattern, expandText } from "./expand-word.ts";
import type { CommandNode } from "./grammar.ts";
import { matches } from "./patterns.ts";
import type { Run } from "./run.ts";
import { mergeShells, type Shell } from "./shell-state.ts";

type Case = Extract<CommandNode, { readonly type: "Case" }>;
type Items = Case["items"];

/** The first part whose pattern matches, and every one before it of which nobody can know. */
export function runCase({ word, items }: Case, shell: Shell, run: Run): readonly Shell[] {
  return choose(items, expandText(word, shell, run), shell, run);
}

function choose(items: Items, value: string, shell: Shell, run: Run): readonly Shell[] {
  const ends: Shell[] = [];
  for (const [at, { pattern }] of items.entries()) {
    run.spend(1);
    const found = new Set(pattern.map((one) => matches(value, expandPattern(one, shell, run))));
    const isMatch = found.has(true);
    if (!isMatch && !found.has(null)) continue;
    ends.push(...runItem(items.slice(at), value, shell, run));
    if (isMatch) return mergeShells(ends);
  }
  return mergeShells([...ends, { ...shell, status: "success" }]);
}

/** And what it falls through to: `;&`, `;;&`. */
function runItem([item, ...others]: Items, value: string, shell: Shell, run: Run): readonly Shell[] {
  if (item === undefined) return [shell];
  const ends = run.runScript(item.body, { ...shell, status: "success" });
  if (item.terminator === ";&") return runEach(ends, (end) => runItem(others, value, end, run));
  return item.terminator === ";;&" ? runEach(ends, (end) => choose(others, value, end, run)) : ends;
}

function runEach(shells: readonly Shell[], start: (shell: Shell) => readonly Shell[]): readonly Shell[] {
  return mergeShells(shells.flatMap((one) => (one.ending === null ? start(one) : [one])));
}
