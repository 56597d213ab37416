import { homedir } from "node:os";
import { isAbsolute, join, normalize, resolve } from "node:path";

/** A folder that holds agent files. */
export interface Source {
  /** As the settings spell it. */
  readonly given: string;
  /** Absolute. */
  readonly folder: string;
  /** The path in the trees of the repository; null for a folder outside of it. "" is the root. */
  readonly inTree: string | null;
}

/** Where the sources of the settings lie on this machine. Without a repository, relative ones lie nowhere. */
export function resolveSources(given: readonly string[], root: string | null, env: NodeJS.ProcessEnv): Source[] {
  const home = env["HOME"] || homedir();
  return given.flatMap((source) => {
    if (isOfHome(source)) return [{ given: source, folder: join(home, source.slice(1)), inTree: null }];
    if (isAbsolute(source)) return [{ given: source, folder: normalize(source), inTree: null }];
    return root === null ? [] : [{ given: source, folder: resolve(root, source), inTree: pathInTree(source) }];
  });
}

/** Of the sources of the settings, the paths in the trees of the repository: the same on every machine. */
export function sourcesInTree(given: readonly string[]): string[] {
  return given.flatMap((source) => {
    const path = isOfHome(source) || isAbsolute(source) ? null : pathInTree(source);
    return path === null ? [] : [path];
  });
}

function isOfHome(source: string): boolean {
  return source === "~" || source.startsWith("~/");
}

function pathInTree(source: string): string | null {
  const path = normalize(source).replace(/\/+$/, "");
  if (path === ".") return "";
  return path === ".." || path.startsWith("../") ? null : path;
}
