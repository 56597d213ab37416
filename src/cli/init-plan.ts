import { relative } from "node:path";
import { visible } from "../core/visible.ts";
import type { Repository } from "../git/open-repository.ts";
import { type Change, isConfig, type Plan } from "../install/plan-changes.ts";

/** The plan for people: one line for each file. */
export function formatPlan({ changes, manifest, git, notes }: Plan, repository: Repository): string {
  const rows = changes.map((change) => rowOf(change, manifest, repository));
  const width = Math.max(...rows.map(({ path }) => path.length));
  const lines = rows.map(({ verb, path, says }) => `  ${verb.padEnd(6)}  ${path.padEnd(width)}  ${says}`.trimEnd());
  const heads = notes.map((note) => `note: ${visible(note)}`);
  return `${[`commit-guard init, mode ${manifest.mode}, git ${git}`, ...lines, ...heads].join("\n")}\n`;
}

/** A path as the reader knows it. */
export function showPath(path: string, { root }: Repository): string {
  const inside = relative(root, path);
  return visible(inside.startsWith("../") ? path : inside);
}

interface Row {
  readonly verb: string;
  readonly path: string;
  readonly says: string;
}

function rowOf(change: Change, manifest: Plan["manifest"], repository: Repository): Row {
  const says = isConfig(change.path) ? keysOf(change, manifest) : visible(change.says);
  if (change.movedFrom === null) return { verb: verbOf(change), path: showPath(change.path, repository), says };
  const from = showPath(change.movedFrom, repository);
  return { verb: "move", path: `${from} to ${showPath(change.path, repository)}`, says };
}

function verbOf({ from, to }: Change): string {
  if (to === null) return "remove";
  return from === null ? "write" : "edit";
}

/** What is set in git's configuration; the keys of all hooks as one. */
function keysOf({ path }: Change, { keys }: Plan["manifest"]): string {
  const names = keys
    .filter(({ file }) => file === path)
    .map(({ key }) => key.replace(/^hook\.commit-guard-.*$/, "hook.commit-guard-*"));
  return names.length === 0 ? "as before" : `sets ${[...new Set(names)].join(", ")}`;
}
