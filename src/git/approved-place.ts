import type { ApprovedPlace } from "./approvals.ts";
import type { Repository } from "./open-repository.ts";
import { tryResolve } from "./range.ts";
import { createSandbox } from "./sandbox.ts";
import { writeStagedTree } from "./staged-tree.ts";

/** What is staged now, and on what. Nothing is written to the repository. Throws GitError, also while files are unmerged. */
export function readPlace(repository: Repository): ApprovedPlace {
  using sandbox = createSandbox(repository);
  return { tree: writeStagedTree(repository, sandbox), head: tryResolve(repository, "HEAD") };
}
