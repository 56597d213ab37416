import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { Repository } from "./open-repository.ts";
import { GitError, lastWords, runGit } from "./run-git.ts";

/** One value of a key, and where it comes from. */
export interface ConfigEntry {
  /** "system", "global", "local", "worktree" or "command". Source: git-config(1), SCOPES. */
  readonly scope: string;
  /** The file without symbolic links; null for a command line or the environment. */
  readonly file: string | null;
  readonly value: string;
}

/** Every value of a key in the order git reads them: the last one is in force. Throws GitError. */
export function readConfigEntries(repository: Repository, key: string, type?: "path"): readonly ConfigEntry[] {
  const typed = type === undefined ? [] : [`--type=${type}`];
  const args = ["config", "-z", "--show-scope", "--show-origin", ...typed, "--get-all", key];
  const { code, stdout, stderr } = runGit(repository.root, args);
  if (code > 1) throw new GitError(`git config failed: ${lastWords(stderr, code)}`); // 1: the key is not set
  const fields = stdout.toString().split("\0").slice(0, -1);
  return Array.from({ length: fields.length / 3 }, (_, index) => {
    const [scope = "", origin = "", value = ""] = fields.slice(index * 3);
    return { scope, file: fileOf(repository, origin), value };
  });
}

function fileOf({ root }: Repository, origin: string): string | null {
  if (!origin.startsWith("file:")) return null;
  return realFile(resolve(root, origin.slice("file:".length)));
}

/** Where a file that may be a link, or not exist yet, really is. */
export function realFile(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
