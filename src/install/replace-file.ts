import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  lchownSync,
  lstatSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { visible } from "../core/visible.ts";
import { LINK, readState, type State } from "./file-state.ts";
import { isConfig } from "./plan-changes.ts";

/** Somebody else holds the lock of git's configuration. */
export class LockTaken extends Error {
  override readonly name: string = "LockTaken";
  readonly lock: string;

  constructor(lock: string, options?: ErrorOptions) {
    super(`git's configuration is locked by '${visible(lock)}': another git writes it, or was killed`, options);
    this.lock = lock;
  }
}

/** Libraries for this write through a symbolic link; a hook that is one must be replaced itself. Throws LockTaken. */
export function replaceFile(path: string, state: State): void {
  if (state === null) {
    rmSync(path, { force: true });
    return;
  }
  const temporary = isConfig(path) ? `${path}${NEW}-${process.pid}` : `${path}${NEW}`;
  try {
    writeState(temporary, state);
    keepOwner(path, temporary);
    if (isConfig(path)) replaceLocked(path, temporary);
    else renameSync(temporary, path);
  } catch (error) {
    tryRemove(temporary);
    throw error;
  }
}

/** Removes what a process that was killed while it replaced the file has left beside it. */
export function removeLeftovers(path: string): void {
  if (!isConfig(path)) {
    tryRemove(`${path}${NEW}`);
    return;
  }
  for (const temporary of orphansOf(path)) {
    if (isCopy(`${path}.lock`, temporary)) tryRemove(`${path}.lock`);
    tryRemove(temporary);
  }
}

/** The suffix of a file that takes the place of the one it stands beside. */
const NEW = ".commit-guard-new";

/** What takes git's own lock has its whole content from the start, and a twin with our number: that is how it is known again. */
function replaceLocked(path: string, temporary: string): void {
  const lock = `${path}.lock`;
  takeLock(lock, temporary);
  try {
    keepOwner(path, lock);
    renameSync(lock, path);
  } catch (error) {
    tryRemove(lock);
    throw error;
  }
  tryRemove(temporary);
}

function takeLock(lock: string, temporary: string): void {
  try {
    linkOrCopy(temporary, lock);
  } catch (error) {
    throw codeOf(error) === "EEXIST" ? new LockTaken(lock, { cause: error }) : error;
  }
}

/** Not every file system has hard links. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/** Files of ours whose process is gone. */
function orphansOf(path: string): readonly string[] {
  const prefix = `${basename(path)}${NEW}-`;
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(prefix));
  return names.filter((name) => isGone(Number(name.slice(prefix.length)))).map((name) => join(dirname(path), name));
}

/** Our own number is that of one before us, since we have not begun. */
function isGone(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/** An empty lock may be one that git has just taken. */
function isCopy(lock: string, temporary: string): boolean {
  const [one, other] = [readState(lock), readState(temporary)];
  return one !== null && other !== null && one.bytes.length > 0 && one.bytes.equals(other.bytes);
}

/** What went wrong first is what is told. */
function tryRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // it is no file
  }
}

function writeState(path: string, { bytes, mode }: NonNullable<State>): void {
  if (mode === LINK) {
    rmSync(path, { force: true });
    symlinkSync(bytes, path);
    return;
  }
  writeFileSync(path, bytes, { mode });
  chmodSync(path, mode); // whatever the umask says
}

/** Where root writes into the repository of somebody else. */
function keepOwner(path: string, temporary: string): void {
  const owner = lstatSync(path, { throwIfNoEntry: false }) ?? statSync(dirname(path));
  if (process.getuid?.() === 0 && owner.uid !== 0) lchownSync(temporary, owner.uid, owner.gid);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
