import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readGitAlias } from "../git/git-alias.ts";
import type { World } from "../shell/run.ts";

/** In bytes: a script that is longer is not read. */
const LARGEST = 262_144;

/** The files and the aliases that a command would find where it starts. */
export function createWorld(folder: string): World {
  return {
    readFile: (path) => readText(resolve(folder, expandHome(path))),
    gitAlias: (name, inner) => readGitAlias(resolve(folder, expandHome(inner)), name),
  };
}

function expandHome(path: string): string {
  const home = process.env["HOME"] ?? "";
  return path === "~" || path.startsWith("~/") ? join(home, path.slice(1)) : path;
}

/** Only of regular files: a pipe would never end. */
function readText(path: string): string | null {
  try {
    const file = statSync(path);
    return file.isFile() && file.size <= LARGEST ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}
