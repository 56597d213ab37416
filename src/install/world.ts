import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { readState, type State } from "./file-state.ts";

/** The files as they would be without commit-guard: what was installed before does not stand in the way of a plan. */
export interface World {
  readonly read: (path: string) => State;
  /** Throws CannotInstall like `read`. The names in a folder; none where there is no folder. */
  readonly list: (folder: string) => readonly string[];
}

export function createWorld(states: ReadonlyMap<string, State>): World {
  return {
    read: (path) => (states.has(path) ? (states.get(path) ?? null) : readState(path)),
    list(folder) {
      const hidden = [...states].filter(([path, state]) => state === null && dirname(path) === folder);
      const gone = new Set(hidden.map(([path]) => path.slice(folder.length + 1)));
      return namesIn(folder).filter((name) => !gone.has(name));
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
