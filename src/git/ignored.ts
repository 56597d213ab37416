import type { Repository } from "./open-repository.ts";
import { readGit, runGit } from "./run-git.ts";

/** Whether a folder of the work tree holds only what git's ignore files leave out. Throws GitError. */
export function isIgnored({ root }: Repository, folder: string): boolean {
  const ignored = ["--others", "--ignored", "--exclude-standard", "--directory"];
  const isLeftOut = readGit(root, ["ls-files", "-z", ...ignored, "--", folder]) !== "";
  return isLeftOut && readGit(root, ["ls-files", "-z", "--cached", "--", folder]) === "";
}

/** Whether git's ignore files leave a file out that is, or would be, untracked. The path is absolute. */
export function leavesOut({ root }: Repository, file: string): boolean {
  return runGit(root, ["--no-literal-pathspecs", "check-ignore", "--quiet", "--", file]).code === 0;
}
