import {
  chmodSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { visible } from "../core/visible.ts";
import { LINK, type State } from "./file-state.ts";
import { InstallFault } from "./install-error.ts";
import { type Change, isConfig, missingFolders } from "./plan-changes.ts";

export type Edit = Pick<Change, "path" | "from" | "to">;

/**
 * Writes all of it or nothing: each file is replaced in one step, and where one cannot be, those before it are put back.
 * A folder is made when its first file is: none stands before the file that lists it. `beforeLast` clears what the last
 * edit forgets. Signals wait until it is done. Throws InstallFault.
 */
export function applyEdits(edits: readonly Edit[], beforeLast: () => void = () => undefined): void {
  const done: Edit[] = [];
  const folders: string[] = [];
  withoutSignals(() => {
    try {
      for (const edit of edits) {
        if (edit === edits.at(-1)) beforeLast();
        folders.push(...put(edit.path, edit.to));
        done.push(edit);
      }
    } catch (error) {
      const stuck = putBack(done, folders);
      throw new InstallFault(explain(error, stuck), { cause: error });
    }
  });
}

/** Removes folders that hold nothing, innermost first. */
export function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders.toReversed()) {
    try {
      rmdirSync(folder);
    } catch {
      // it holds something, or it is gone
    }
  }
}

const SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Does nothing, which is what keeps a signal from ending the process. */
function wait(): void {}

/** While somebody listens, a signal waits until the program waits: it ends nothing half-way, what was begun is finished. */
function withoutSignals(write: () => void): void {
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    write();
  } finally {
    for (const signal of SIGNALS) process.off(signal, wait);
  }
}

/** Gives the folders that it made, outermost first. */
function put(path: string, state: State): readonly string[] {
  const folders = state === null ? [] : missingFolders([path]);
  try {
    for (const folder of folders) makeFolder(folder);
    replaceFile(path, state);
  } catch (error) {
    removeEmpty(folders);
    throw error;
  }
  return folders;
}

function makeFolder(folder: string): void {
  mkdirSync(folder);
  chmodSync(folder, statSync(dirname(folder)).mode & 0o7777); // as git shares the one above
}

/** Libraries for this write through a symbolic link; a hook that is one must be replaced itself. */
function replaceFile(path: string, state: State): void {
  if (state === null) {
    rmSync(path, { force: true });
    return;
  }
  const temporary = isConfig(path) ? `${path}.lock` : `${path}.commit-guard-new`;
  const flag = isConfig(path) ? "wx" : "w"; // git's own lock: whoever holds it is writing
  try {
    writeState(temporary, state, flag);
    keepOwner(path, temporary);
    renameSync(temporary, path);
  } catch (error) {
    if (!isLocked(error)) tryRemove(temporary);
    throw error;
  }
}

/** What went wrong first is what is told. */
function tryRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // it is no file
  }
}

function writeState(path: string, { bytes, mode }: NonNullable<State>, flag: string): void {
  if (mode === LINK) {
    rmSync(path, { force: true });
    symlinkSync(bytes, path);
    return;
  }
  writeFileSync(path, bytes, { flag, mode });
  chmodSync(path, mode); // whatever the umask says
}

/** Where root writes into the repository of somebody else. */
function keepOwner(path: string, temporary: string): void {
  const owner = lstatSync(path, { throwIfNoEntry: false }) ?? statSync(dirname(path));
  if (process.getuid?.() === 0 && owner.uid !== 0) lchownSync(temporary, owner.uid, owner.gid);
}

function putBack(done: readonly Edit[], folders: readonly string[]): readonly string[] {
  const stuck: string[] = [];
  for (const { path, from } of done.toReversed()) {
    try {
      put(path, from);
    } catch {
      stuck.push(path);
    }
  }
  removeEmpty(folders);
  return stuck;
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function explain(error: unknown, stuck: readonly string[]): string {
  const reason = isLocked(error) ? `${wordsOf(error)} (is another git at work?)` : wordsOf(error);
  const rest = stuck.length === 0 ? "nothing was changed" : `could not be put back: ${stuck.map(visible).join(", ")}`;
  return `${reason}; ${rest}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
