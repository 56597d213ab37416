import type { Change } from "../core/commit.ts";
import { isLockFile } from "../core/generated.ts";
import { COMBINED, type DiffReader, openDiffs, openSharedDiffs, type Rows, WITH_RENAMES } from "./diffs.ts";
import { type Hidden, readHidden } from "./hidden-lines.ts";
import { openRowCounter, type RowCounter } from "./row-counter.ts";
import type { ObjectStore } from "./objects.ts";
import type { DiffRow } from "./parse-diff.ts";
import type { Sandbox } from "./sandbox.ts";

/** Reads what commits change: of a merge, the files that differ from every parent with the least lines of any. */
export interface ChangeReader extends Disposable {
  readonly read: (commits: readonly Parented[]) => Promise<readonly (readonly Change[])[]>;
}

interface Sources {
  readonly objects: ObjectStore;
  readonly sandbox: Sandbox;
}

interface Parented {
  readonly id: string;
  readonly parents: readonly string[];
}

export function openChanges({ objects, sandbox }: Sources): ChangeReader {
  const single = openSharedDiffs(sandbox, WITH_RENAMES);
  const combined = openDiffs(sandbox, COMBINED);
  const counter = openRowCounter(sandbox);
  const rowsOf = async (commits: readonly Parented[]): Promise<readonly Rows[]> => {
    const [plain, merged] = await Promise.all([
      single.diff(commits.filter(({ parents }) => parents.length < 2).map(({ id }) => id)),
      readMerges(
        combined,
        counter,
        commits.filter(({ parents }) => parents.length > 1),
      ),
    ]);
    const next = { plain: plain.values(), merged: merged.values() };
    return commits.map(({ parents }) => (parents.length < 2 ? next.plain : next.merged).next().value ?? []);
  };
  return {
    async read(commits) {
      const rows = await rowsOf(commits);
      const uncounted = rows.flat().filter(({ lines }) => lines === null);
      const found = await readHidden(uncounted, { objects, sandbox, count: counter.count });
      const hidden = new Map(uncounted.map((row, index) => [row, found[index]]));
      return rows.map((own) => own.map((row) => toChange(row, hidden.get(row) ?? null)));
    },
    [Symbol.dispose]() {
      for (const part of [single, combined, counter]) part[Symbol.dispose]();
    },
  };
}

async function readMerges(
  combined: DiffReader,
  { count }: RowCounter,
  commits: readonly Parented[],
): Promise<readonly Rows[]> {
  const rows = await combined.diff(commits.map(({ id }) => id));
  const counted = (await count(rows.flat())).values();
  return rows.map((own) => own.flatMap(() => counted.next().value ?? []));
}

const UNKNOWN: Hidden = { bytes: 0, lines: { added: 0, deleted: 0 } };

function toChange(row: DiffRow, hidden: Hidden | null): Change {
  const { path, previousPath } = row;
  const { added, deleted } = row.lines ?? (hidden ?? UNKNOWN).lines;
  const generated = isLockFile(path) ? "lock file" : null;
  return { path, previousPath, added, deleted, binaryBytes: hidden?.bytes ?? null, generated };
}
