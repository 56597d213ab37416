import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Person } from "../core/commit.ts";
import { emptyTree } from "./exact-revert.ts";
import type { Repository } from "./open-repository.ts";
import { parsePerson } from "./parse-commit.ts";
import { tryResolve } from "./range.ts";
import { readGit, runGit } from "./run-git.ts";
import type { Sandbox } from "./sandbox.ts";
import { runSandboxed } from "./sandboxed.ts";

/** A commit that is still being written, all but its message. */
export interface Draft {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
}

/**
 * The tree that would be committed. Git makes it from a copy of the index, in the sandbox: neither the index nor the
 * repository's objects are written. Throws GitError, also while files are unmerged.
 */
export function writeStagedTree(repository: Repository, sandbox: Sandbox): string {
  const index = resolve(repository.root, process.env["GIT_INDEX_FILE"] ?? join(repository.gitDir, "index"));
  if (!existsSync(index)) return emptyTree(zeros(repository));
  const copy = join(sandbox.dir, "index");
  copyFileSync(index, copy);
  const env = {
    ...process.env,
    GIT_INDEX_FILE: copy,
    GIT_OBJECT_DIRECTORY: join(sandbox.dir, "objects"),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: "",
  };
  return readGit(repository.root, ["write-tree"], { env }).trim();
}

/** The parents that the commit will have: those of HEAD when it is amended, HEAD with what is being merged otherwise. */
export function readDraftParents(repository: Repository, amends: boolean): string[] {
  const head = tryResolve(repository, "HEAD");
  if (head === null) return [];
  if (!amends) return [head, ...readMergeHeads(repository)];
  return readGit(repository.root, ["rev-list", "--parents", "-1", head]).trim().split(" ").slice(1);
}

function readMergeHeads({ gitDir }: Repository): string[] {
  const file = join(gitDir, "MERGE_HEAD");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

/** Who git would write as author or committer now; null when it knows nobody. */
export function readIdentity({ root }: Repository, role: "AUTHOR" | "COMMITTER"): Person | null {
  const { code, stdout } = runGit(root, ["var", `GIT_${role}_IDENT`]);
  return code === 0 ? parsePerson(stdout.toString()) : null;
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

function zeros({ objectFormat }: Repository): string {
  return "0".repeat(objectFormat === "sha256" ? 64 : 40);
}
