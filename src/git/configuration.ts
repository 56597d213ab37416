import { resolve } from "node:path";
import { readGit } from "./run-git.ts";

/** One line of git's configuration. */
export interface ConfigEntry {
  /** system, global, local, worktree or command. */
  readonly scope: string;
  /** The file that holds it, absolute; null for the command line or the environment. */
  readonly file: string | null;
  /** Section and variable in lower case, the subsection as written. */
  readonly key: string;
  /** Empty for a key without a value, which git reads as true. */
  readonly value: string;
}

/** Everything git is configured with in a folder, in the order it is read: the last value of a key wins. Throws GitError. */
export function readConfig(cwd: string, env: NodeJS.ProcessEnv): readonly ConfigEntry[] {
  const fields = readGit(cwd, ["config", "--list", "--show-scope", "--show-origin", "-z"], { env }).split("\0");
  const entries: ConfigEntry[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [scope = "", origin = "", entry = ""] = fields.slice(at, at + 3);
    entries.push({ scope, file: fileOf(cwd, origin), ...parseEntry(entry) });
  }
  return entries;
}

/** The value that wins; null where the key is not set. */
export function lastEntry(entries: readonly ConfigEntry[], key: string): ConfigEntry | null {
  return entries.findLast((entry) => entry.key === key) ?? null;
}

function fileOf(cwd: string, origin: string): string | null {
  return origin.startsWith("file:") ? resolve(cwd, origin.slice("file:".length)) : null;
}

/** `<key>\n<value>`, as `git config --list -z` writes an entry. */
export function parseEntry(entry: string): Pick<ConfigEntry, "key" | "value"> {
  const end = entry.indexOf("\n");
  return end === -1 ? { key: entry, value: "" } : { key: entry.slice(0, end), value: entry.slice(end + 1) };
}
