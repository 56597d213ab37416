import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "../git/open-repository.ts";
import { applyEdits, type Edit, removeEmpty } from "./apply.ts";
import { isSame, readState } from "./file-state.ts";
import { manifestPath, readManifest } from "./manifest.ts";
import { isConfig } from "./plan-changes.ts";
import { removeLeftovers } from "./replace-file.ts";
import { undo } from "./undo.ts";

/** What was taken back. Paths are absolute. */
export interface Uninstalled {
  readonly restored: readonly string[];
  /** Files that a person changed in a way that cannot be told from what init wrote. */
  readonly left: readonly string[];
  /** What a person may still want: a message that was refused. */
  readonly kept: readonly string[];
}

/** Takes back what init did in this clone, byte for byte, all of it or nothing. Null where there is nothing. Throws InstallFault. */
export function uninstall(repository: Repository): Uninstalled | null {
  const manifest = readManifest(repository);
  const path = manifestPath(repository);
  for (const file of [path, ...(manifest?.files ?? []).map((one) => one.path)]) removeLeftovers(file);
  if (manifest === null) {
    removeOwnFolder(repository); // of an init that ended before it wrote anything
    return null;
  }
  const { states, left } = undo(manifest);
  const edits = [...states]
    .map(([file, to]): Edit => ({ path: file, from: readState(file), to }))
    .filter(({ from, to }) => !isSame(from, to) || from?.mode !== to?.mode);
  let kept: readonly string[] = [];
  applyEdits([...inOrder(edits), { path, from: readState(path), to: null }], () => {
    kept = clearState(repository);
    removeEmpty(manifest.folders); // while something still lists them
  });
  removeOwnFolder(repository);
  return { restored: edits.map((edit) => edit.path), left: [...left], kept };
}

function removeOwnFolder({ commonDir }: Repository): void {
  removeEmpty([join(commonDir, "commit-guard")]);
}

/** What git reads goes before what that names; nothing is removed before it stands elsewhere again. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ path, to }: Edit): number {
  return (to === null ? 1 : 0) - (isConfig(path) ? 1 : 0);
}

/** What hooks wrote while they ran, in every work tree; a message that was refused is somebody's work. */
function clearState(repository: Repository): readonly string[] {
  const folders = gitDirs(repository).map((dir) => join(dir, "commit-guard"));
  for (const folder of folders) {
    for (const name of ["seals", "slipped"]) rmSync(join(folder, name), { recursive: true, force: true });
  }
  removeEmpty(folders);
  return folders.map((folder) => join(folder, "REJECTED_MSG")).filter((file) => existsSync(file));
}

function gitDirs({ commonDir }: Repository): readonly string[] {
  const linked = join(commonDir, "worktrees");
  const names = existsSync(linked) ? readdirSync(linked) : [];
  return [commonDir, ...names.map((name) => join(linked, name))];
}
