import type { CommitText } from "./git-says-message.ts";
import type { PlainGit } from "./plain-git.ts";

/** One changed file. Paths are bytes, one character each. */
export interface Size {
  readonly path: string;
  readonly lines: number;
  /** Of a file whose lines git does not count: the new size in bytes, 0 for one that was deleted; of others 0. */
  readonly binaryBytes: number;
}

/** Rename detection for a commit with one parent; of a merge, what differs from every parent, the least lines of any. */
export function readSizes(git: PlainGit, { id, parents }: CommitText): Size[] {
  const counts = parents.length < 2 ? readSingle(git, id) : readMerge(git, id, parents);
  const hasBinary = [...counts.values()].some((lines) => lines === null);
  const bytes: ReadonlyMap<string, number> = hasBinary ? readBytes(git, id) : new Map();
  return [...counts].map(([path, lines]) => ({
    path,
    lines: lines ?? 0,
    binaryBytes: lines === null ? (bytes.get(path) ?? 0) : 0,
  }));
}

/** Lines by path; null where git prints `-`. */
type Counts = Map<string, number | null>;

function readSingle(git: PlainGit, id: string): Counts {
  return parseNumstat(git.run(["diff-tree", "--no-commit-id", "-r", "-M", "--numstat", "-z", "--root", id]));
}

function readMerge(git: PlainGit, id: string, parents: readonly string[]): Counts {
  const [first = new Map(), ...others] = parents.map((parent) =>
    parseNumstat(git.run(["diff-tree", "-r", "--no-renames", "--numstat", "-z", parent, id])),
  );
  const inAll = [...first.keys()].filter((path) => others.every((other) => other.has(path)));
  return new Map(inAll.map((path) => [path, least([first, ...others].map((counts) => counts.get(path) ?? null))]));
}

function least(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** `added TAB deleted TAB path NUL`; of a rename `added TAB deleted TAB NUL old NUL new NUL`. Source: git-diff-tree. */
function parseNumstat(output: string): Counts {
  const counts: Counts = new Map();
  const fields = output.split("\0").values();
  for (const field of fields) {
    if (field === "") continue;
    const [, added, deleted, path] = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(field) ?? [];
    const newPath = path === "" ? [fields.next(), fields.next()][1]?.value : path;
    if (newPath === undefined) throw new Error(`no row of numstat: ${field}`);
    counts.set(newPath, added === "-" ? null : Number(added) + Number(deleted));
  }
  return counts;
}

/** `mode type id size TAB path`; a submodule's size is `-`. */
function readBytes(git: PlainGit, id: string): Map<string, number> {
  const lines = git.run(["ls-tree", "-r", "-z", "--long", id]).split("\0").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf("\t");
      return [line.slice(tab + 1), Number(line.slice(0, tab).split(" ").at(-1)) || 0];
    }),
  );
}
