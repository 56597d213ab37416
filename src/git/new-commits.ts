import type { Repository } from "./open-repository.ts";
import type { Range } from "./range.ts";
import { readGit } from "./run-git.ts";

/** The commits that only these tips lead to: no branch, tag or reflog knows them yet. Throws GitError. */
export function unknownCommits(repository: Repository, tips: readonly string[]): Range | null {
  const lines = readGit(repository.root, ["rev-list", "--parents", ...tips, "--not", "--all", "--reflog"]);
  return exactly(parseParents(lines));
}

/** These commits and no others, whatever leads to them. Throws GitError. */
export function onlyCommits(repository: Repository, ids: readonly string[]): Range | null {
  const input = `${ids.join("\n")}\n`;
  return exactly(parseParents(readGit(repository.root, ["rev-list", "--parents", "--no-walk", "--stdin"], { input })));
}

type Parents = ReadonlyMap<string, readonly string[]>;

/** One line per commit: its id, then those of its parents. */
function parseParents(lines: string): Parents {
  const rows = lines.split("\n").filter(Boolean);
  return new Map(rows.map((row) => row.split(" ")).map(([id = "", ...parents]) => [id, parents]));
}

function exactly(commits: Parents): Range | null {
  const include = [...commits.keys()];
  const [to] = include;
  if (to === undefined) return null;
  const exclude = [...new Set([...commits.values()].flat())].filter((id) => !commits.has(id));
  return { from: null, to, include, exclude, only: null };
}
