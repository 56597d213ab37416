import { isList, type Json, objectOf, valueOf } from "../json.ts";
import { isOurEntry } from "./command.ts";
import type { Entry } from "./setup.ts";

/** Where in a configuration an entry goes: what an editor of JSON text needs to keep comments and order. */
export interface Place {
  /** Keys, then the index in the array. */
  readonly path: readonly (string | number)[];
  /** True for one to be inserted; false for one of ours to be replaced. */
  readonly isNew: boolean;
}

/**
 * Finds the place: that of our own entry, else the end of the array, which may be still to make. Null where something else
 * than objects, and an array at the end, stands in the way.
 */
export function placeOf(configuration: Json, entry: Entry): Place | null {
  let value: Json | undefined = configuration;
  for (const key of entry.at) {
    const object = objectOf(value);
    if (object === null) {
      return null;
    }
    value = valueOf(object, key);
    if (value === undefined) {
      return { path: [...entry.at, 0], isNew: true };
    }
  }
  return isList(value) ? placeIn(value, entry.at) : null;
}

function placeIn(list: readonly Json[], at: readonly string[]): Place {
  const index = list.findIndex(isOurEntry);
  return index === -1 ? { path: [...at, list.length], isNew: true } : { path: [...at, index], isNew: false };
}
