import { GitError, runGit } from "../git/run-git.ts";
import type { Repository } from "./repository.ts";

/** A commit with its parents, in an order that has parents first. */
export interface HistoryCommit {
  readonly id: string;
  readonly parents: readonly string[];
}

/** Which paths each commit touched. */
export type Touches = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The commits that touched something below the paths, newest first, nothing simplified away. `revisions` are ids, `^id` for
 * what is left out, or `--all`. A merge touched what differs from all of its parents.
 */
export function readTouches(repository: Repository, revisions: readonly string[], paths: readonly string[]): Touches {
  const args = ["--full-history", "--topo-order", ...stdinOf(revisions), "--", ...paths];
  const list = read(repository, [...revList(repository), ...args], lines(revisions));
  const diff = ["diff-tree", "--stdin", "-r", "-c", "--root", "--name-only", "--no-renames", "-z", "--", ...paths];
  const ids = list.split("\n").filter(Boolean);
  return parseTouches(ids, list === "" ? "" : read(repository, diff, list));
}

/** The graph of commits that the revisions reach. */
export function readGraph(repository: Repository, revisions: readonly string[]): HistoryCommit[] {
  const args = [...revList(repository), "--topo-order", "--reverse", "--parents", "--stdin"];
  return read(repository, args, lines(revisions))
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [id = "", ...parents] = line.split(" ");
      return { id, parents };
    });
}

/** Reads `diff-tree --stdin -z --name-only`: each id, then the paths, all ended by NUL. Commits without paths are left out. */
export function parseTouches(ids: readonly string[], output: string): Touches {
  const known = new Set(ids);
  const touches = new Map<string, Set<string>>();
  let paths = new Set<string>();
  for (const field of output.split("\0").filter(Boolean)) {
    if (known.has(field)) paths = new Set();
    else paths.add(field);
    if (known.has(field)) touches.set(field, paths);
  }
  return new Map([...touches].filter(([, changed]) => changed.size > 0));
}

/** In a shallow clone the parents of the boundary are missing, and that alone is no fault. */
function revList({ shallow }: Repository): readonly string[] {
  return shallow === null ? ["rev-list"] : ["rev-list", "--ignore-missing"];
}

function stdinOf(revisions: readonly string[]): readonly string[] {
  return revisions.includes("--all") ? ["--all"] : ["--stdin"];
}

function lines(revisions: readonly string[]): string {
  return revisions.includes("--all") ? "" : `${revisions.join("\n")}\n`;
}

function read({ root, env }: Repository, args: readonly string[], input: string): string {
  const { code, stdout, stderr } = runGit(root, args, { env, input });
  if (code !== 0) throw new GitError(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout.toString();
}
