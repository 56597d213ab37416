import { chmodSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { visible } from "../core/visible.ts";
import type { State } from "./file-state.ts";
import { InstallFault } from "./install-error.ts";
import { type Change, missingFolders } from "./plan-changes.ts";
import { LockTaken, replaceFile } from "./replace-file.ts";

export type Edit = Pick<Change, "path" | "from" | "to">;

/**
 * Writes all of it or nothing: each file is replaced in one step, and where one cannot be, those before it are put back.
 * A folder is made when its first file is: none stands before the file that lists it. `beforeLast` clears what the last
 * edit forgets. Signals wait until it is done. Throws InstallFault.
 */
export function applyEdits(edits: readonly Edit[], beforeLast: () => void = () => undefined): void {
  const done: Edit[] = [];
  const folders: string[] = [];
  const carryOut = (edit: Edit): void => {
    folders.push(...put(edit.path, edit.to));
    done.push(edit);
  };
  withoutSignals(() => {
    try {
      for (const edit of edits.slice(0, -1)) carryOut(edit);
      beforeLast();
      for (const edit of edits.slice(-1)) carryOut(edit);
    } catch (error) {
      const stuck = putBack(done, folders);
      throw new InstallFault(explain(error, stuck), stepsAfter(error), { cause: error });
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

function explain(error: unknown, stuck: readonly string[]): string {
  const rest = stuck.length === 0 ? "nothing was changed" : `could not be put back: ${stuck.map(visible).join(", ")}`;
  return `${wordsOf(error)}; ${rest}`;
}

function stepsAfter(error: unknown): readonly Step[] {
  if (!(error instanceof LockTaken)) return [];
  return [{ say: "Where no other git is at work here, remove the lock:", run: `rm ${shellQuote(error.lock)}` }];
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
