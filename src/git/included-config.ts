import { dirname, isAbsolute, resolve } from "node:path";
import { type ConfigEntry, parseEntry } from "./configuration.ts";
import { runGit } from "./run-git.ts";

interface Place {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Source: git-config(1), "Includes"; git itself gives up at some depth. */
const MOST_FILES = 10;

/**
 * What the file of an include would set, and the files that it includes in its turn, whether their conditions hold or
 * not. Files that cannot be read set nothing, as to git. Throws GitError where git cannot be started.
 */
export function followIncludes(include: ConfigEntry, place: Place): readonly ConfigEntry[] {
  const found: ConfigEntry[] = [];
  const files = new Set([pathOf(include, place)]);
  for (const file of files) {
    if (file === null) continue;
    const entries = readFile(file, include.scope, place);
    found.push(...entries);
    const more = entries.filter(isInclude).map((entry) => pathOf(entry, place));
    for (const path of more.slice(0, MOST_FILES - files.size)) files.add(path);
  }
  return found;
}

function isInclude({ key, value }: ConfigEntry): boolean {
  return value !== "" && /^include(?:if\.[^]*)?\.path$/.test(key);
}

/** Absolute; a relative one is relative to the file that includes it. Null where git knows no such place. */
function pathOf({ file, value }: ConfigEntry, place: Place): string | null {
  const path = /^[~%]/.test(value) ? expand(value, place) : value;
  if (path === null || isAbsolute(path)) return path;
  return file === null ? null : resolve(dirname(file), path);
}

/** `~/`, `~user/` and `%(prefix)/`, as git reads a path. */
function expand(value: string, { root, env }: Place): string | null {
  const args = ["-c", `guard.path=${value}`, "config", "--type=path", "--get", "guard.path"];
  const { code, stdout } = runGit(root, args, { env });
  return code === 0 ? stdout.toString().replace(/\n$/, "") : null;
}

function readFile(file: string, scope: string, { root, env }: Place): readonly ConfigEntry[] {
  const { code, stdout } = runGit(root, ["config", "--file", file, "--no-includes", "--list", "-z"], { env });
  if (code !== 0) return [];
  const entries = stdout.toString().split("\0").filter(Boolean);
  return entries.map((entry) => ({ scope, file, ...parseEntry(entry) }));
}
