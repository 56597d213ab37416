import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { GitError } from "./run-git.ts";

// What commit-guard keeps in a git dir: for nobody else to read, and never through a link that somebody put there.

/** Makes a folder. Throws GitError where a link stands in its place, which could lead anywhere. */
export function openPrivateFolder(folder: string, mode?: number): void {
  mkdirSync(folder, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  if (!lstatSync(folder).isDirectory()) throw new GitError(`'${folder}' is not a folder`);
}

/** Mode 0600; whole or not at all: a new file is renamed over the old one, or over a link. */
export function writePrivate(file: string, bytes: Buffer): void {
  const temporary = `${file}.${process.pid}.new`;
  rmSync(temporary, { force: true });
  const descriptor = openSync(temporary, "wx", 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}

/** Null for what does not exist. Throws GitError for a link. */
export function readPrivate(file: string): Buffer | null {
  const status = lstatSync(file, { throwIfNoEntry: false });
  if (status === undefined) return null;
  if (!status.isFile()) throw new GitError(`'${file}' is not a file`);
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
