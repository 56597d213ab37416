import { GitError, runGit } from "../git/run-git.ts";
import { SHALLOW } from "./agent-hash.ts";
import type { Repository } from "./repository.ts";

/**
 * The id of the commit that a revision names; null when it names none. Throws GitError when it may name one that this clone
 * lacks: a full id, or any name in a shallow clone.
 */
export function readRevision({ root, env, shallow }: Repository, revision: string): string | null {
  if (revision === "" || revision.startsWith("-")) return null;
  const { code, stdout } = runGit(root, ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`], { env });
  if (code === 0) return stdout.toString().trim();
  if (shallow !== null) throw new GitError(`there is no commit "${revision}", but ${SHALLOW}`);
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(revision)) throw new GitError(`commit ${revision} is not in this clone`);
  return null;
}
