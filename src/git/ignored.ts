import type { Repository } from "./open-repository.ts";
import { GitError, lastWords, runGit } from "./run-git.ts";

/** Whether git's ignore files leave a path of the work tree out. Throws GitError. */
export function isIgnored({ root }: Repository, path: string): boolean {
  const { code, stderr } = runGit(root, ["check-ignore", "--quiet", "--", path]);
  if (code > 1) throw new GitError(`git check-ignore failed: ${lastWords(stderr, code)}`);
  return code === 0;
}
