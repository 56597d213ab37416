import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "./open-repository.ts";
import { readGit } from "./run-git.ts";

export interface Worktree {
  /** Absolute, as git recorded it. */
  readonly path: string;
  /** Null on a detached HEAD. */
  readonly branch: string | null;
  /** The first of the list: it is no linked one. */
  readonly isMain: boolean;
  /** True where the folder is gone, or is no longer this work tree. */
  readonly isMissing: boolean;
  /** A locked one may be on a drive that is not mounted now. */
  readonly isLocked: boolean;
}

/** Every work tree of the repository, the main one first; a bare repository has linked ones only. Throws GitError. */
export function listWorktrees(repository: Repository): readonly Worktree[] {
  const records = readGit(repository.root, ["worktree", "list", "--porcelain"]).split("\n\n").filter(Boolean);
  return records.flatMap((record, index) => {
    const fields = parseRecord(record);
    return fields.has("bare") ? [] : [readWorktree(fields, index === 0, repository)];
  });
}

/** `<label> <value>`, or a label alone. Source: git-worktree(1), "Porcelain Format". */
function parseRecord(record: string): ReadonlyMap<string, string> {
  const lines = record.split("\n").map((line): [string, string] => {
    const blank = `${line} `.indexOf(" ");
    return [line.slice(0, blank), line.slice(blank + 1)];
  });
  return new Map(lines);
}

function readWorktree(fields: ReadonlyMap<string, string>, isMain: boolean, repository: Repository): Worktree {
  const path = isMain ? mainPath(fields.get("worktree") ?? "", repository) : (fields.get("worktree") ?? "");
  return {
    path,
    branch: fields.get("branch")?.replace(/^refs\/heads\//, "") ?? null,
    isMain,
    // An empty folder in its place would be taken for a part of the repository around it.
    isMissing: !existsSync(isMain ? path : join(path, ".git")),
    isLocked: fields.has("locked"),
  };
}

/** Where the git dir stands apart (submodules, --separate-git-dir) git lists it in place of the main work tree. */
function mainPath(listed: string, { root, gitDir, commonDir }: Repository): string {
  return gitDir === commonDir ? root : listed;
}
