import type { Step } from "../core/rule.ts";
import type { Repository } from "../git/open-repository.ts";
import type { State } from "./file-state.ts";
import type { InstalledFile } from "./manifest.ts";
import type { PackagePlace } from "./package-place.ts";
import type { Survey } from "./survey.ts";
import type { World } from "./world.ts";

/** A file as it shall be. */
export interface Target extends Pick<InstalledFile, "path" | "part" | "inserted" | "dropped" | "movedFrom"> {
  readonly state: NonNullable<State>;
  /** What it is for, in a few words. */
  readonly says: string;
}

export interface WantedKey {
  /** Absolute, without symbolic links. */
  readonly file: string;
  readonly key: string;
  readonly value: string;
}

/** What a mode asks for. */
export interface Wanted {
  readonly targets: readonly Target[];
  readonly keys: readonly WantedKey[];
  /** What the reader should know. */
  readonly notes: readonly string[];
  /** What only the reader can do. */
  readonly next: readonly Step[];
}

export const NOTHING: Wanted = { targets: [], keys: [], notes: [], next: [] };

/** What every mode plans with. */
export interface Plot {
  readonly repository: Repository;
  readonly world: World;
  readonly survey: Survey;
  readonly place: PackagePlace;
  readonly events: readonly string[];
  /** Files of ours that a person changed: they stay. */
  readonly left: ReadonlySet<string>;
  /** Files whose line for commitlint goes, with the person's consent. */
  readonly drops: ReadonlySet<string>;
}

export function joinWanted(parts: readonly Wanted[]): Wanted {
  return {
    targets: parts.flatMap(({ targets }) => targets),
    keys: parts.flatMap(({ keys }) => keys),
    notes: parts.flatMap(({ notes }) => notes),
    next: parts.flatMap(({ next }) => next),
  };
}

/** A whole file of ours. */
export function ownFile(path: string, state: NonNullable<State>, part: Target["part"], says: string): Target {
  return { path, state, part, says, inserted: [], dropped: "", movedFrom: null };
}
