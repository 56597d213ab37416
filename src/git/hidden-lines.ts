import { type BlobLines, readBlobLines } from "./blob-lines.ts";
import type { Rows } from "./diffs.ts";
import type { ObjectStore } from "./objects.ts";
import { ABSENT, type DiffRow, type Side } from "./parse-diff.ts";
import { BIG_FILE_BYTES, type Sandbox } from "./sandbox.ts";

/** What is known of a file that git printed `-` for. */
export interface Hidden {
  /** The size of the new content where that is binary; null where it is text. */
  readonly bytes: number | null;
  readonly lines: { readonly added: number; readonly deleted: number };
}

interface Sources {
  readonly objects: ObjectStore;
  readonly sandbox: Sandbox;
  readonly count: (rows: Rows) => Promise<Rows>;
}

const NO_LINES = { added: 0, deleted: 0 } as const;

/**
 * Looks at the files of one commit that git did not count: one of their sides is binary, or larger than
 * `core.bigFileThreshold`. Text that takes the place of a binary file counts all its lines.
 */
export async function readHidden(rows: Rows, sources: Sources): Promise<readonly Hidden[]> {
  const alone = await sources.count(rows.map((row) => ({ ...row, before: [ABSENT] })));
  return Promise.all(
    rows.map((row, index) => {
      const lines = isAbsent(row.after) ? null : alone[index]?.lines;
      return lines ? { bytes: null, lines } : readUncounted(row, sources);
    }),
  );
}

/** What is merely large counts all its lines, old and new. */
async function readUncounted({ before, after }: DiffRow, { objects, sandbox }: Sources): Promise<Hidden> {
  const sizeOf = async (side: Side): Promise<number> =>
    isAbsent(side) ? 0 : ((await objects.info(side.id))?.size ?? 0);
  const [bytes = 0, ...oldBytes] = await Promise.all([after, ...before].map(sizeOf));
  if (Math.max(bytes, ...oldBytes) <= BIG_FILE_BYTES) return { bytes, lines: NO_LINES };
  const contentOf = (side: Side): Promise<BlobLines> => readBlobLines(sandbox, isAbsent(side) ? null : side.id);
  const [content, ...oldContents] = await Promise.all([after, ...before].map(contentOf));
  const binary = [content, ...oldContents].some((one) => one?.binary);
  if (binary) return { bytes, lines: NO_LINES };
  const deleted = Math.min(...oldContents.map(({ lines }) => lines));
  return { bytes: null, lines: { added: content?.lines ?? 0, deleted } };
}

function isAbsent({ id }: Side): boolean {
  return /^0*$/.test(id);
}
