import type { Repository } from "./open-repository.ts";
import { readGit, runGit } from "./run-git.ts";

interface Branch {
  readonly ref: string;
  /** Without `refs/heads/` or `refs/remotes/<remote>/`. */
  readonly name: string;
  readonly id: string;
}

/** The tips of all branches, local and remote-tracking, but those of the named revision's own branch. */
export function otherBranches(repository: Repository, revision: string): string[] {
  const own = ownBranch(repository, revision);
  return idsOf(listBranches(repository).filter(({ name }) => name !== own));
}

/**
 * What a push of something new is compared with: the protected branches and the remotes' default branches, whose commits
 * were judged on their way in; where there are none, all other branches. Never the pushed branch itself.
 */
export function unjudgedBranches(
  repository: Repository,
  revision: string,
  protectedNames: readonly string[],
): string[] {
  const own = ownBranch(repository, revision);
  const others = listBranches(repository).filter(({ name }) => name !== own);
  const judged = new Set([...protectedNames, ...defaultBranches(repository)]);
  if (own !== null && judged.has(own)) return [];
  const known = others.filter(({ name }) => judged.has(name));
  return idsOf(known.length > 0 ? known : others);
}

/** The tips of a remote's branches, as this clone knows them. A remote that is given by its URL has none. */
export function listRemoteTips(repository: Repository, remote: string): string[] {
  return idsOf(listBranches(repository).filter(({ ref }) => ref.startsWith(`refs/remotes/${remote}/`)));
}

const MOST_IDS = 200;

/**
 * The tips of all branches, local and remote-tracking, without those that another tip reaches (of very many tips some such
 * may stay). Throws GitError. Source: git-merge-base(1), `--independent`, which takes the ids as arguments.
 */
export function independentTips(repository: Repository): string[] {
  return reduceTips(repository, idsOf(listBranches(repository)));
}

function reduceTips(repository: Repository, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  if (ids.length <= MOST_IDS)
    return readGit(repository.root, ["merge-base", "--independent", ...ids])
      .trim()
      .split("\n");
  const middle = Math.ceil(ids.length / 2);
  const parts = [ids.slice(0, middle), ids.slice(middle)].flatMap((part) => reduceTips(repository, part));
  return parts.length <= MOST_IDS ? reduceTips(repository, parts) : parts;
}

function idsOf(branches: readonly Branch[]): string[] {
  return [...new Set(branches.map(({ id }) => id))];
}

function listBranches({ root }: Repository): Branch[] {
  const format = "%(refname)%00%(objectname)%00%(symref)";
  return readGit(root, ["for-each-ref", `--format=${format}`, "refs/heads", "refs/remotes"])
    .split("\n")
    .map((line) => line.split("\0"))
    .filter(([ref, , symref]) => Boolean(ref) && symref === "")
    .map(([ref = "", id = ""]) => ({ ref, id, name: shortName(ref) }));
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, "");
}

/** The branch that a revision names; for a commit that no branch is named for, the branch that it is the tip of. */
function ownBranch(repository: Repository, revision: string): string | null {
  const { stdout } = runGit(repository.root, ["rev-parse", "--symbolic-full-name", "--end-of-options", revision]);
  const ref = stdout.toString().trim().split("\n").at(-1) ?? "";
  if (ref.startsWith("refs/")) return shortName(ref);
  const tip = runGit(repository.root, ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`]);
  const id = tip.stdout.toString().trim();
  return listBranches(repository).find((branch) => branch.id === id)?.name ?? null;
}

function defaultBranches({ root }: Repository): string[] {
  const targets = readGit(root, ["for-each-ref", "--format=%(symref)", "refs/remotes"]);
  return targets.split("\n").filter(Boolean).map(shortName);
}
