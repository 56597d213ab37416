import { copyFileSync, existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { visible } from "../core/visible.ts";
import { emptyTree, type Repository } from "./open-repository.ts";
import { GitError, runGit } from "./run-git.ts";
import { asFolderFault, type Sandbox } from "./sandbox.ts";
import { runSandboxed } from "./sandboxed.ts";

/**
 * The tree that would be committed. Git makes it from a copy of the index, in the sandbox: neither the index nor the
 * repository's objects are written, and no hook of the repository runs. Throws GitError, also while files are unmerged.
 */
export function writeStagedTree(repository: Repository, sandbox: Sandbox): string {
  if (repository.isBare) throw new GitError("a bare repository has nothing staged");
  const index = resolve(repository.root, process.env["GIT_INDEX_FILE"] ?? join(repository.gitDir, "index"));
  if (!existsSync(index)) return emptyTree(repository.objectFormat);
  const copy = join(sandbox.dir, "index");
  asFolderFault(() => {
    copyFileSync(index, copy);
    copySharedIndexes(repository, sandbox);
  });
  try {
    // What is not in a partial clone, and was not touched, need not be there.
    return runSandboxed(sandbox, ["write-tree", "--missing-ok"], { env: { GIT_INDEX_FILE: copy } }).trim();
  } catch (error) {
    refuseUnmerged(repository);
    throw error;
  }
}

/** A split index names the file that holds the rest of it, next to the git dir's own index. */
function copySharedIndexes({ gitDir }: Repository, sandbox: Sandbox): void {
  for (const name of readdirSync(gitDir).filter((one) => one.startsWith("sharedindex."))) {
    copyFileSync(join(gitDir, name), join(sandbox.dir, name));
  }
}

const MOST_NAMED = 5;

function refuseUnmerged({ root }: Repository): void {
  const { stdout } = runGit(root, ["ls-files", "--unmerged", "-z"]);
  const entries = stdout.toString().split("\0").filter(Boolean);
  const paths = [...new Set(entries.map((entry) => entry.slice(entry.indexOf("\t") + 1)))];
  if (paths.length === 0) return;
  const named = paths.slice(0, MOST_NAMED).map((path) => `'${visible(path)}'`);
  const more = paths.length > MOST_NAMED ? [`${paths.length - MOST_NAMED} more`] : [];
  throw new GitError(`files are not merged yet: ${[...named, ...more].join(", ")}; resolve them, then git add them`);
}
