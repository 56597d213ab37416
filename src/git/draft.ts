import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Person } from "../core/commit.ts";
import { emptyTree, type Repository } from "./open-repository.ts";
import { parseCommit, parsePerson } from "./parse-commit.ts";
import { tryResolve } from "./range.ts";
import { GitError, readGit, runGit } from "./run-git.ts";
import type { Sandbox } from "./sandbox.ts";
import { runSandboxed } from "./sandboxed.ts";
import { writeStagedTree } from "./staged-tree.ts";

/** A commit that is still being written, all but its message. */
export interface Draft {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
}

/** The parents that the commit will have: those of HEAD when it is amended, HEAD with what is being merged otherwise. */
export function readDraftParents(repository: Repository, amends: boolean): string[] {
  const head = tryResolve(repository, "HEAD");
  if (head === null) return [];
  if (!amends) return independent(repository, [head, ...readMergeHeads(repository)]);
  return readGit(repository.root, ["rev-list", "--parents", "-1", head]).trim().split(" ").slice(1);
}

/** The message of the commit that an amended one replaces. Throws GitError before the first commit. */
export function readHeadMessage({ root }: Repository): string {
  const { stdout } = runGit(root, ["cat-file", "commit", "HEAD"]);
  return parseCommit("HEAD", stdout.toString("latin1")).message;
}

function readMergeHeads({ gitDir }: Repository): string[] {
  return (readIfPresent(join(gitDir, "MERGE_HEAD")) ?? "").split("\n").filter(Boolean);
}

/** Git leaves out a parent that another one has as an ancestor, unless the merge was started with `--no-ff`. */
function independent({ root, gitDir }: Repository, heads: readonly string[]): string[] {
  const keepsAll = readIfPresent(join(gitDir, "MERGE_MODE"))?.includes("no-ff") === true;
  if (keepsAll || heads.length === 1) return [...heads];
  return readGit(root, ["merge-base", "--independent", ...heads])
    .split("\n")
    .filter(Boolean);
}

function readIfPresent(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** What is staged, with these parents. Throws GitError, also while files are unmerged or git knows no name of the author. */
export function readStagedDraft(repository: Repository, parents: readonly string[], sandbox: Sandbox): Draft {
  return { tree: writeStagedTree(repository, sandbox), parents, ...readPeople(repository) };
}

/** What is staged, whoever commits it: for judging the changes alone. Throws GitError while files are unmerged. */
export function readStagedChanges(repository: Repository, parents: readonly string[], sandbox: Sandbox): Draft {
  return { tree: writeStagedTree(repository, sandbox), parents, author: NOBODY, committer: NOBODY };
}

const NOBODY: Person = { name: "nobody", email: "" };

/** A draft that changes nothing: for judging a message alone. Throws GitError. */
export function readEmptyDraft(repository: Repository, parents: readonly string[]): Draft {
  const [parent] = parents;
  const tree =
    parent === undefined
      ? emptyTree(repository.objectFormat)
      : readGit(repository.root, ["rev-parse", `${parent}^{tree}`]).trim();
  return { tree, parents, ...readPeople(repository) };
}

function readPeople(repository: Repository): Pick<Draft, "author" | "committer"> {
  return { author: readIdentity(repository, "AUTHOR"), committer: readIdentity(repository, "COMMITTER") };
}

/** Who git would write as author or committer now. */
function readIdentity({ root }: Repository, role: "AUTHOR" | "COMMITTER"): Person {
  const { code, stdout } = runGit(root, ["var", `GIT_${role}_IDENT`]);
  if (code !== 0) throw new GitError("git does not know who you are: set user.name, user.email");
  return parsePerson(stdout.toString());
}

/** Stores a draft as a commit of the sandbox, so that it is read as every other commit is. Gives its id there. */
export function storeDraft(draft: Draft, message: string, sandbox: Sandbox): string {
  const headers = [
    `tree ${draft.tree}`,
    ...draft.parents.map((id) => `parent ${id}`),
    `author ${formatPerson(draft.author)}`,
    `committer ${formatPerson(draft.committer)}`,
  ];
  const input = `${headers.join("\n")}\n\n${message}`;
  return runSandboxed(sandbox, ["hash-object", "-t", "commit", "-w", "--stdin"], { input }).trim();
}

/** A draft has no date yet. */
function formatPerson({ name, email }: Person): string {
  return `${name} <${email}> 0 +0000`;
}
