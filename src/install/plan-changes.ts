import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { Step } from "../core/rule.ts";
import { digestOf, isSame, readState, type State } from "./file-state.ts";
import type { InstalledFile, Manifest } from "./manifest.ts";
import type { Target } from "./target.ts";
import type { World } from "./world.ts";

/** One file that will be written or removed. */
export interface Change {
  readonly path: string;
  readonly from: State;
  readonly to: State;
  readonly part: InstalledFile["part"];
  /** What it is for, in a few words. */
  readonly says: string;
  /** The file that moves here, where it does. */
  readonly movedFrom: string | null;
}

/** What init would do: printed, asked about, then carried out as it stands. */
export interface Plan {
  readonly changes: readonly Change[];
  /** What will have been done, for uninstall. */
  readonly manifest: Manifest;
  /** The version of git, as it says it. */
  readonly git: string;
  readonly notes: readonly string[];
  readonly next: readonly Step[];
}

/** In an order in which every step finds what it needs: files that hooks are moved to before their stubs, what git reads last. */
export function listChanges(targets: readonly Target[], undone: ReadonlyMap<string, State>): readonly Change[] {
  const written = targets
    .toSorted((one, other) => rank(one) - rank(other))
    .map((target) => toChange(target, target.state));
  const own = new Set(targets.map(({ path }) => path));
  const taken = [...undone].filter(([path]) => !own.has(path));
  const removed = taken.map(([path, state]) =>
    toChange({ path, part: "clone", says: "as before", movedFrom: null }, state),
  );
  return [...written, ...removed].filter(({ from, to }) => !isSame(from, to));
}

function rank({ path, movedFrom }: Target): number {
  return (movedFrom === null ? 0 : -1) + (isConfig(path) ? 1 : 0);
}

/** Git's own configuration file, which is locked while it is written. */
export function isConfig(path: string): boolean {
  return /\/config(?:\.worktree)?$/.test(path);
}

export function toInstalled({ path, part, state, inserted, dropped, movedFrom }: Target, world: World): InstalledFile {
  return { path, part, before: world.read(path), after: digestOf(state), inserted, dropped, movedFrom };
}

/** The folders that do not exist yet, outermost first. */
export function missingFolders(paths: readonly string[]): readonly string[] {
  const missing = new Set<string>();
  for (const path of paths) {
    const chain: string[] = [];
    for (let folder = dirname(path); !existsSync(folder); folder = dirname(folder)) chain.unshift(folder);
    for (const folder of chain) missing.add(folder);
  }
  return [...missing];
}

function toChange({ path, part, says, movedFrom }: Omit<Change, "from" | "to">, to: State): Change {
  return { path, from: readState(path), to, part, says, movedFrom };
}
