import type { Change, Commit } from "../core/commit.ts";
import { parseMessage } from "../message/parse-message.ts";
import { openChanges } from "./changes.ts";
import { findExactRevert } from "./exact-revert.ts";
import { openGenerated } from "./generated-files.ts";
import { openObjects } from "./objects.ts";
import { parseCommit } from "./parse-commit.ts";
import { GitError } from "./run-git.ts";
import type { Sandbox } from "./sandbox.ts";

/** What git alone knows of a commit. */
export type GitFacts = Pick<Commit, "parents" | "author" | "committer" | "message" | "changes" | "reverts"> & {
  readonly id: string;
};

/** Reads commits in batches: one process for objects, one for differences, none per commit. */
export interface CommitReader extends Disposable {
  readonly read: (ids: readonly string[]) => Promise<readonly GitFacts[]>;
}

export interface CommitReaderOptions {
  /** Generated files are looked for only where a commit is larger than this: elsewhere they cannot matter. */
  readonly limits: { readonly files: number; readonly lines: number; readonly binaryBytes: number };
  /** The globs of generated files that bind for a child of this commit. */
  readonly globsAt: (parent: string) => Promise<readonly string[]>;
}

/** Every promise may fail with GitError. */
export function openCommits(sandbox: Sandbox, { limits, globsAt }: CommitReaderOptions): CommitReader {
  const objects = openObjects(sandbox);
  const changeReader = openChanges({ objects, sandbox });
  const generated = openGenerated({ objects, sandbox, globsAt });
  const readOne = async (id: string): Promise<ReturnType<typeof parseCommit>> => {
    const object = await objects.read(id);
    if (object?.type !== "commit") throw new GitError(`commit ${id} cannot be read`);
    return parseCommit(id, object.content);
  };
  return {
    async read(ids) {
      const commits = await Promise.all(ids.map(readOne));
      const changes = await changeReader.read(commits);
      return Promise.all(
        commits.map(async ({ id, parents, author, committer, message: text }, index) => {
          const message = parseMessage(text);
          const own = changes[index] ?? [];
          const marked = isLarge(own, limits) ? await generated.mark(own, parents[0] ?? null) : own;
          const reverts = await findExactRevert({ id, parents }, message, { objects, sandbox });
          return { id, parents, author, committer, message, changes: marked, reverts };
        }),
      );
    },
    [Symbol.dispose]() {
      for (const part of [changeReader, generated, objects]) part[Symbol.dispose]();
    },
  };
}

function isLarge(changes: readonly Change[], limits: CommitReaderOptions["limits"]): boolean {
  const counted = changes.filter(({ generated }) => generated === null);
  const lines = counted.reduce((sum, { added, deleted }) => sum + added + deleted, 0);
  const isHeavy = counted.some(({ binaryBytes }) => (binaryBytes ?? 0) > limits.binaryBytes);
  return counted.length > limits.files || lines > limits.lines || isHeavy;
}
