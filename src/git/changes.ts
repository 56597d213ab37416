import type { Change } from "../core/commit.ts";
import { isLockFile } from "../core/generated.ts";
import { type BlobLines, readBlobLines } from "./blob-lines.ts";
import { COMBINED, type DiffReader, openDiffs, type Rows, WITH_RENAMES } from "./diffs.ts";
import { diffMerge } from "./merge-diff.ts";
import type { ObjectStore } from "./objects.ts";
import type { DiffRow, Side } from "./parse-diff.ts";
import { BIG_FILE_BYTES, type Sandbox } from "./sandbox.ts";

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
      return Promise.all(rows.map((row) => Promise.all(row.map((one) => toChange(one, { objects, sandbox })))));
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

const NO_LINES = { added: 0, deleted: 0 } as const;

async function toChange(row: DiffRow, { objects, sandbox }: Sources): Promise<Change> {
  const { path, previousPath, lines } = row;
  const generated = isLockFile(path) ? "lock file" : null;
  const hidden = lines === null ? await readUncounted(row, { objects, sandbox }) : null;
  return { path, previousPath, ...(lines ?? hidden?.lines ?? NO_LINES), binaryBytes: hidden?.bytes ?? null, generated };
}

interface Uncounted {
  readonly bytes: number | null;
  readonly lines: { readonly added: number; readonly deleted: number };
}

/**
 * Git printed `-`: a side is binary, or larger than `core.bigFileThreshold`. What is merely large counts all its lines,
 * old and new.
 */
async function readUncounted({ before, after }: DiffRow, { objects, sandbox }: Sources): Promise<Uncounted> {
  const sizeOf = async ({ id }: Side): Promise<number> => (isAbsent(id) ? 0 : ((await objects.info(id))?.size ?? 0));
  const [bytes = 0, ...oldBytes] = await Promise.all([after, ...before].map(sizeOf));
  if (Math.max(bytes, ...oldBytes) <= BIG_FILE_BYTES) return { bytes, lines: NO_LINES };
  const contentOf = ({ id }: Side): Promise<BlobLines> => readBlobLines(sandbox, isAbsent(id) ? null : id);
  const [content, ...oldContents] = await Promise.all([after, ...before].map(contentOf));
  const binary = [content, ...oldContents].some((one) => one?.binary);
  if (binary) return { bytes, lines: NO_LINES };
  const deleted = Math.min(...oldContents.map(({ lines }) => lines));
  return { bytes: null, lines: { added: content?.lines ?? 0, deleted } };
}

function isAbsent(id: string): boolean {
  return /^0+$/.test(id);
}
