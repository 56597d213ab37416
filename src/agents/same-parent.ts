import type { ObjectReader } from "./object-reader.ts";
import { NO_PAST, type Past } from "./past.ts";

/**
 * The parent of a merge that a file came from: git's default history follows the first parent that has the same content.
 * A merge of which this is not true would have touched the file.
 */
export async function sameParent(objects: ObjectReader, merge: Past, path: string): Promise<Past> {
  const parents = merge.parents ?? [];
  const contents = [merge, ...parents].map((past) => readId(objects, past, path));
  const [merged, ...before] = await Promise.all(contents);
  return parents[before.indexOf(merged ?? null)] ?? parents[0] ?? NO_PAST;
}

async function readId(objects: ObjectReader, past: Past, path: string): Promise<string | null> {
  const object = past.at === "" ? null : await objects.read(`${past.at}:${path}`);
  return object?.id ?? null;
}
