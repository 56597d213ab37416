import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import type { Repository } from "./open-repository.ts";
import { readGit } from "./run-git.ts";

/** The file that git would run for an event; null when there is none or it lost its run bit, which git skips in silence. */
export function findHook({ root }: Repository, event: string): string | null {
  const file = resolve(root, readGit(root, ["rev-parse", "--git-path", `hooks/${event}`]).trimEnd());
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return null;
  }
}
