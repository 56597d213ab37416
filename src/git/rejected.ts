import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import type { Repository } from "./open-repository.ts";
import { parseRejected, type Rejected } from "./parse-rejected.ts";
import { openPrivateFolder, readPrivate, writePrivate } from "./private-file.ts";

export interface KeptCommit {
  /** As the hook saw it, or as a person changed it since: one character for each byte. */
  readonly message: string;
  /** Null where only the message is left. */
  readonly rejected: Rejected | null;
}

/** What `git rev-parse --git-path` makes a path of. Each work tree has its own. */
const MESSAGE_PATH = "commit-guard/REJECTED_MSG";
const RECORD_PATH = "commit-guard/rejected.json";

/** Keeps the message of a commit that is being refused, and how to make it again. Throws where that is not possible. */
export function saveRejected(gitDir: string, message: Buffer, rejected: Rejected): void {
  openPrivateFolder(join(gitDir, "commit-guard"));
  const file = join(gitDir, MESSAGE_PATH);
  keepEarlier(file, message);
  // Between the two writes only the message is there: never one commit's message with the other one's arguments.
  rmSync(join(gitDir, RECORD_PATH), { force: true });
  writePrivate(file, message);
  const record = { schema: 1, id: randomUUID(), ...rejected };
  writePrivate(join(gitDir, RECORD_PATH), Buffer.from(`${JSON.stringify(record, null, 2)}\n`));
}

/** Null when nothing is kept. */
export function readRejected(gitDir: string): KeptCommit | null {
  const message = readPrivate(join(gitDir, MESSAGE_PATH));
  if (message === null) return null;
  const record = readPrivate(join(gitDir, RECORD_PATH));
  return { message: message.toString("latin1"), rejected: record && parseRejected(record.toString()) };
}

/** Forgets the message once its commit exists, unless another one is kept by now. */
export function removeRejected(gitDir: string, { message }: KeptCommit): void {
  if (readRejected(gitDir)?.message !== message) return;
  rmSync(join(gitDir, RECORD_PATH), { force: true });
  rmSync(join(gitDir, MESSAGE_PATH), { force: true });
}

/** The kept message's path for a reader in that folder: relative, or whole for one elsewhere and of a git dir elsewhere. */
export function showMessagePath({ root, gitDir }: Pick<Repository, "root" | "gitDir">, reader: string | null): string {
  const file = join(gitDir, MESSAGE_PATH);
  return reader !== null && file.startsWith(`${root}/`) ? relative(reader, file) : file;
}

/** Writes a message for one `git commit --file`. Gives its path. */
export function writeRetriedMessage(gitDir: string, message: string): string {
  openPrivateFolder(join(gitDir, "commit-guard"));
  const file = join(gitDir, `commit-guard/RETRIED_MSG.${process.pid}`);
  writePrivate(file, Buffer.from(message, "latin1"));
  return file;
}

/** Tells one refusal from the next. */
export function fingerprint(gitDir: string): string {
  return readPrivate(join(gitDir, RECORD_PATH))?.toString() ?? "";
}

/** The commits that git is merging, picking or reverting, one per line. Source: git-merge, git-cherry-pick. */
export function readProgress(gitDir: string): string {
  const names = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD"];
  const present = names.filter((name) => existsSync(join(gitDir, name)));
  return present.map((name) => `${name} ${readFileSync(join(gitDir, name), "utf8").trim()}\n`).join("");
}

/** As many messages of earlier refusals are kept besides: each may be the only copy of somebody's words. */
const MOST_EARLIER = 9;

function keepEarlier(file: string, message: Buffer): void {
  const isFile = lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;
  if (!isFile || readPrivate(file)?.equals(message) === true) return;
  for (let number = MOST_EARLIER - 1; number >= 0; number -= 1) {
    const from = number === 0 ? file : `${file}.${number}`;
    if (existsSync(from)) renameSync(from, `${file}.${number + 1}`);
  }
}
