import { Conversation } from "./conversation.ts";
import { openDiffs, type Rows, WITHOUT_RENAMES } from "./diffs.ts";
import { ABSENT, type DiffRow, type Side } from "./parse-diff.ts";
import type { Sandbox } from "./sandbox.ts";

/** Counts the lines of rows by what stands before and after alone: the least of any parent, renames not followed. */
export interface RowCounter extends Disposable {
  readonly count: (rows: Rows) => Promise<Rows>;
}

/**
 * A combined diff has no lines per file. They come from comparing trees made for it, one for what is there after and one
 * for each parent, which hold only the files in question under the names 0, 1, 2 …: one process counts for all merges,
 * and the more rows come at once the fewer trees are written.
 */
export function openRowCounter(sandbox: Sandbox): RowCounter {
  const diffs = openDiffs(sandbox, WITHOUT_RENAMES);
  let trees: Conversation<string> | null = null;
  const make = (sides: readonly Side[]): Promise<string> => {
    trees ??= new Conversation(sandbox, ["mktree", "--batch", "--missing", "-z"], readTreeIds());
    return trees.ask(`${sides.flatMap(formatEntry).join("")}\0`);
  };
  return {
    async count(rows) {
      if (rows.length === 0) return rows;
      const [merge = "", ...olds] = await Promise.all([rows.map(({ after }) => after), ...parentsOf(rows)].map(make));
      const counts = await diffs.diff(olds.map((old) => `${old} ${merge}`));
      const byName = counts.map((own) => new Map(own.map(({ path, lines }) => [path, lines])));
      return rows.map((row, name) => ({ ...row, lines: leastLines(byName.slice(0, row.before.length), String(name)) }));
    },
    [Symbol.dispose]() {
      diffs[Symbol.dispose]();
      trees?.[Symbol.dispose]();
    },
  };
}

/** For every parent that any row has, what stood there before. */
function parentsOf(rows: Rows): (readonly Side[])[] {
  const most = rows.reduce((longest, { before }) => Math.max(longest, before.length), 0);
  return Array.from({ length: most }, (_, index) => rows.map(({ before }) => before[index] ?? ABSENT));
}

const TYPES: Readonly<Record<string, string>> = { "160000": "commit" };

function formatEntry({ mode, id }: Side, name: number): string[] {
  return mode === ABSENT.mode ? [] : [`${mode} ${TYPES[mode] ?? "blob"} ${id}\t${name}\0`];
}

/** Null when no parent's difference could be counted: the file is binary. */
function leastLines(counts: readonly ReadonlyMap<string, DiffRow["lines"]>[], name: string): DiffRow["lines"] {
  const lines = counts.flatMap((byName) => byName.get(name) ?? []);
  const [first, ...others] = lines;
  if (!first) return null;
  return others.reduce((least, other) => (sum(other) < sum(least) ? other : least), first);
}

function sum({ added, deleted }: { readonly added: number; readonly deleted: number }): number {
  return added + deleted;
}

function readTreeIds(): (chunk: string) => string[] {
  let rest = "";
  return (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    return lines;
  };
}
