import { decodePath } from "./decode.ts";

/** One side of a change. Both are zeros where the file is absent. */
export interface Side {
  readonly mode: string;
  readonly id: string;
}

/** The side of a file that is not there. */
export const ABSENT: Side = { mode: "000000", id: "" };

/** One row of `diff-tree --raw --numstat -z`. */
export interface DiffRow {
  readonly path: string;
  /** The path before a rename, else null. */
  readonly previousPath: string | null;
  /** One for every parent; a merge read with `-c` has several. */
  readonly before: readonly Side[];
  readonly after: Side;
  /** Null where git prints `-` (it did not count lines) or prints nothing (`-c`). */
  readonly lines: { readonly added: number; readonly deleted: number } | null;
}

interface RawRow extends Omit<DiffRow, "lines"> {
  readonly key: string;
}

/**
 * Reads the answers of `git diff-tree --stdin --always --raw --numstat -z`: for every commit asked, its rows. The end of
 * a batch is a line that is no object id; git echoes it and flushes. Source: git-diff-tree, "RAW OUTPUT FORMAT".
 */
export function readDiffs(): (chunk: string) => (readonly DiffRow[])[][] {
  let rest = "";
  let builder = new DiffBuilder();
  return (chunk) => {
    const batches: (readonly DiffRow[])[][] = [];
    const output = rest + chunk;
    let at = 0;
    for (;;) {
      const end = builder.take(output, at);
      if (end === null) break;
      at = end;
      if (builder.isFinished) {
        batches.push(builder.diffs());
        builder = new DiffBuilder();
      }
    }
    rest = output.slice(at);
    return batches;
  };
}

const TWO_TREES = /[0-9a-f]{40,64} [0-9a-f]{40,64}\n/y;

/** The line that ends a batch. */
export const END_OF_BATCH = "end\n";

class DiffBuilder {
  readonly #diffs: { readonly raw: RawRow[]; readonly lines: LinesOfPaths }[] = [];
  isFinished = false;

  /** Takes one record at a place and gives the place after it, or null when the record is not whole. */
  take(output: string, at: number): number | null {
    if (output.startsWith(END_OF_BATCH, at)) {
      this.isFinished = true;
      return at + END_OF_BATCH.length;
    }
    const end = this.#endOfHeader(output, at) ?? output.indexOf("\0", at);
    if (end === -1) return null;
    const field = output.slice(at, end);
    if (field.startsWith(":")) return this.#takeRaw(field, output, end + 1);
    if (field.includes("\t")) return this.#takeLines(field, output, end + 1);
    this.#diffs.push({ raw: [], lines: new Map() });
    return end + 1;
  }

  diffs(): (readonly DiffRow[])[] {
    return this.#diffs.map(({ raw, lines }) =>
      raw.map(({ key, ...row }) => ({ ...row, lines: lines.get(key)?.shift() ?? null })),
    );
  }

  /** The header of two trees, `<id> <id>`, ends in a line feed; that of a commit in NUL. */
  #endOfHeader(output: string, at: number): number | null {
    TWO_TREES.lastIndex = at;
    return TWO_TREES.test(output) ? TWO_TREES.lastIndex - 1 : null;
  }

  #takeRaw(field: string, output: string, at: number): number | null {
    const isRename = /[RC]\d+$/.test(field);
    const paths = takePaths(output, at, isRename ? 2 : 1);
    if (paths === null) return null;
    const key = paths.fields.at(-1) ?? "";
    const previousPath = isRename ? decodePath(paths.fields.slice(0, 1).join("")) : null;
    this.#diffs.at(-1)?.raw.push({ key, path: decodePath(key), previousPath, ...parseSides(field) });
    return paths.end;
  }

  #addLines(path: string, lines: DiffRow["lines"]): void {
    const all = this.#diffs.at(-1)?.lines;
    const known = all?.get(path);
    if (known) known.push(lines);
    else all?.set(path, [lines]);
  }

  #takeLines(field: string, output: string, at: number): number | null {
    const [added = "", deleted = "", ...path] = field.split("\t");
    const inField = path.join("\t");
    const paths = inField === "" ? takePaths(output, at, 2) : { fields: [inField], end: at };
    if (paths === null) return null;
    const lines = added === "-" ? null : { added: Number(added), deleted: Number(deleted) };
    this.#addLines(paths.fields.at(-1) ?? "", lines);
    return paths.end;
  }
}

/** In the order of the rows: a tree that was made by hand may hold one path twice. */
type LinesOfPaths = Map<string, DiffRow["lines"][]>;

/** `:mode mode id id status`; with several parents, a colon, a mode and an id for each. */
function parseSides(field: string): { readonly before: readonly Side[]; readonly after: Side } {
  const columns = field.replace(/^:+/, "").split(" ");
  const count = (columns.length - 1) / 2;
  const sides = columns.slice(0, count).map((mode, index) => ({ mode, id: columns[count + index] ?? "" }));
  return { before: sides.slice(0, -1), after: sides.at(-1) ?? { mode: "", id: "" } };
}

function takePaths(
  output: string,
  at: number,
  count: number,
): { readonly fields: string[]; readonly end: number } | null {
  const fields: string[] = [];
  let start = at;
  while (fields.length < count) {
    const end = output.indexOf("\0", start);
    if (end === -1) return null;
    fields.push(output.slice(start, end));
    start = end + 1;
  }
  return { fields, end: start };
}
