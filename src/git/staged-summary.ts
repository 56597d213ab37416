import type { Repository } from "./open-repository.ts";
import { runGit } from "./run-git.ts";

/** How much is staged, in git's own words: `2 files changed, 3 insertions(+)`. */
export function readStagedSummary({ root }: Repository): string {
  const { code, stdout } = runGit(root, ["diff", "--cached", "--shortstat", "--no-ext-diff", "--no-textconv"]);
  return (code === 0 ? stdout.toString().trim() : "") || "nothing";
}
