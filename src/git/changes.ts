import type { Change } from "../core/commit.ts";
import { isLockFile } from "../core/generated.ts";
import { COMBINED, type DiffReader, openDiffs, type Rows, WITH_RENAMES } from "./diffs.ts";
import { type Hidden, readHidden } from "./hidden-lines.ts";
import { diffMerge, type MergeCounter } from "./merge-diff.ts";
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
  const single = openDiffs(sandbox, WITH_RENAMES);
  const combined = openDiffs(sandbox, COMBINED);
  const merges = diffMerge(sandbox);
  const rowsOf = async (commits: readonly Parented[]): Promise<readonly Rows[]> => {
    const [plain, merged] = await Promise.all([
      single.diff(commits.filter(({ parents }) => parents.length < 2).map(({ id }) => id)),
      readMerges(
        combined,
        merges.count,
        commits.filter(({ parents }) => parents.length > 1),
      ),
    ]);
    const next = { plain: plain.values(), merged: merged.values() };
    return commits.map(({ parents }) => (parents.length < 2 ? next.plain : next.merged).next().value ?? []);
  };
  return {
    async read(commits) {
      const rows = await rowsOf(commits);
      return Promise.all(rows.map((row) => toChanges(row, { objects, sandbox, count: merges.count })));
    },
    [Symbol.dispose]() {
      for (const part of [single, combined, merges]) part[Symbol.dispose]();
    },
  };
}

async function readMerges(
  combined: DiffReader,
  count: (rows: Rows) => Promise<Rows>,
  commits: readonly Parented[],
): Promise<readonly Rows[]> {
  const rows = await combined.diff(commits.map(({ id }) => id));
  return Promise.all(rows.map(count));
}

async function toChanges(rows: Rows, sources: Sources & Pick<MergeCounter, "count">): Promise<readonly Change[]> {
  const hidden = new Map<DiffRow, Hidden>();
  const uncounted = rows.filter(({ lines }) => lines === null);
  if (uncounted.length > 0) {
    const found = await readHidden(uncounted, sources);
    for (const [index, row] of uncounted.entries()) hidden.set(row, found[index] ?? UNKNOWN);
  }
  return rows.map((row) => toChange(row, hidden.get(row) ?? null));
}

const UNKNOWN: Hidden = { bytes: 0, lines: { added: 0, deleted: 0 } };

function toChange(row: DiffRow, hidden: Hidden | null): Change {
  const { path, previousPath } = row;
  const { added, deleted } = row.lines ?? (hidden ?? UNKNOWN).lines;
  const generated = isLockFile(path) ? "lock file" : null;
  return { path, previousPath, added, deleted, binaryBytes: hidden?.bytes ?? null, generated };
}
