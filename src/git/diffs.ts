import { availableParallelism } from "node:os";
import { Conversation } from "./conversation.ts";
import { type DiffRow, END_OF_BATCH, readDiffs } from "./parse-diff.ts";
import type { Sandbox } from "./sandbox.ts";

export type Rows = readonly DiffRow[];

/** Compares what it is asked for, in batches: a commit with its parent (`<id>`), or two trees (`<id> <id>`). */
export interface DiffReader extends Disposable {
  readonly diff: (requests: readonly string[]) => Promise<readonly Rows[]>;
}

const PLAIN: readonly string[] = ["diff-tree", "--stdin", "--always", "--root", "-r", "-z", "--raw"];
const HARDENED: readonly string[] = ["--ignore-submodules=none", "--no-ext-diff", "--no-textconv", "-O/dev/null"];

/** Lines per file; a rename is one row. The limit is git's own default: beyond 1000 × 1000 pairs a rename costs minutes. */
export const WITH_RENAMES: readonly string[] = [...PLAIN, ...HARDENED, "--numstat", "-M50%", "-l1000"];

/** Lines per file by path alone. */
export const WITHOUT_RENAMES: readonly string[] = [...PLAIN, ...HARDENED, "--numstat", "--no-renames"];

/** Of a merge, the files that differ from every parent; no lines. */
export const COMBINED: readonly string[] = [...PLAIN, ...HARDENED, "-c", "--no-renames"];

/** Starts its process when it is first asked. Every promise may fail with GitError. */
export function openDiffs(sandbox: Sandbox, args: readonly string[]): DiffReader {
  let conversation: Conversation<(readonly DiffRow[])[]> | null = null;
  return {
    async diff(requests) {
      if (requests.length === 0) return [];
      conversation ??= new Conversation(sandbox, args, readDiffs());
      return conversation.ask(`${requests.join("\n")}\n${END_OF_BATCH}`);
    },
    [Symbol.dispose]() {
      conversation?.[Symbol.dispose]();
    },
  };
}

/** More processes than this wait for the disk, and each maps the packs of its own. */
const MOST_PROCESSES = 4;

/** Fewer requests than this are not worth a process of their own. */
const LEAST_SHARE = 32;

/** The same, shared among as many processes as the machine has processors: lines are counted on one alone. */
export function openSharedDiffs(sandbox: Sandbox, args: readonly string[]): DiffReader {
  const count = Math.min(MOST_PROCESSES, availableParallelism());
  const readers = Array.from({ length: count }, () => openDiffs(sandbox, args));
  return {
    async diff(requests) {
      const size = Math.max(LEAST_SHARE, Math.ceil(requests.length / count));
      const shares = readers.map((reader, index) => reader.diff(requests.slice(index * size, (index + 1) * size)));
      return (await Promise.all(shares)).flat();
    },
    [Symbol.dispose]() {
      for (const reader of readers) reader[Symbol.dispose]();
    },
  };
}
