import { randomUUID } from "node:crypto";
import { lstatSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import {
  type Approval,
  type ApprovalRecord,
  type ApprovalState,
  type ApprovalUse,
  formatApproval,
  isCurrent,
  nameApproval,
  parseApproval,
  parseApprovalName,
} from "./approval.ts";
import type { Repository } from "./open-repository.ts";
import { openPrivateFolder, readPrivate, writePrivate } from "./private-file.ts";
import { readStart } from "./process-start.ts";
import { GitError, runGit } from "./run-git.ts";

// One file for each approval, in the git dir that all work trees share. Its name says what has become of it, so that a
// rename takes it: of two processes one. Nothing is ever removed: used ones are the record of what was let through.

/** An approval as it was found. */
export interface FoundApproval extends ApprovalRecord {
  readonly state: ApprovalState;
}

/** Throws GitError where it cannot be written. */
export function grantApproval(repository: Repository, granted: Omit<Approval, "id" | "gitDir">): Approval {
  const approval = { ...granted, id: randomUUID(), gitDir: repository.gitDir };
  const folder = folderOf(repository);
  try {
    openPrivateFolder(join(folder, ".."));
    openPrivateFolder(folder, 0o700);
    writePrivate(fileOf(repository, { approval, state: OPEN }), Buffer.from(formatApproval({ approval, use: null })));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GitError(`approvals cannot be kept in '${folder}': ${reason}`, { cause: error });
  }
  return approval;
}

const OPEN: ApprovalState = { kind: "open" };
const USED: ApprovalState = { kind: "used" };

/** What a commit or a command stands on. */
export interface ApprovedPlace {
  readonly tree: string;
  readonly head: string | null;
}

/** Who asks: the git process that makes a commit, where one is known, and when. */
export interface Asking {
  readonly pid: number | null;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** Approvals that can be used now, for exactly what is staged in this work tree, the oldest first. */
export function findApprovals(repository: Repository, place: ApprovedPlace, asking: Asking): readonly FoundApproval[] {
  return listApprovals(repository)
    .filter(
      ({ approval: { tree, head, gitDir } }) =>
        tree === place.tree && head === place.head && gitDir === repository.gitDir,
    )
    .filter(({ approval }) => isCurrent(approval, asking.now))
    .filter(({ state }) => isFree(repository, state, asking.pid))
    .toSorted((a, b) => a.approval.granted.localeCompare(b.approval.granted));
}

/** What a git process held and left behind is free again, unless HEAD has moved: it may have made its commit. */
function isFree(repository: Repository, state: ApprovalState, pid: number | null): boolean {
  if (state.kind !== "held") return state.kind === "open";
  const isRunning = state.started !== "" && readStart(state.pid) === state.started;
  return isRunning ? state.pid === pid : state.moves === countMoves(repository);
}

/** Keeps an approval for the commit that a git process is making. False where another one was faster. */
export function holdApproval(repository: Repository, found: FoundApproval, pid: number): boolean {
  const started = readStart(pid);
  return move(repository, found, { kind: "held", pid, started, moves: countMoves(repository) });
}

/** Spends an approval. False where another process was faster. */
export function spendApproval(repository: Repository, found: FoundApproval, use: ApprovalUse): boolean {
  if (!move(repository, found, USED)) return false;
  writePrivate(
    fileOf(repository, { ...found, state: USED }),
    Buffer.from(formatApproval({ approval: found.approval, use })),
  );
  return true;
}

/** Spends what a git process held, once its commit is there. Gives the approvals. */
export function spendHeld(repository: Repository, pid: number, use: ApprovalUse): readonly Approval[] {
  const held = listApprovals(repository).filter(
    ({ approval, state }) => approval.gitDir === repository.gitDir && state.kind === "held" && state.pid === pid,
  );
  return held.filter((found) => spendApproval(repository, found, use)).map(({ approval }) => approval);
}

/** Every approval of a clone, whatever has become of it. What is no record of this user's is passed over. */
export function listApprovals(repository: Repository): readonly FoundApproval[] {
  const folder = folderOf(repository);
  return listNames(folder).flatMap((name) => readApproval(folder, name) ?? []);
}

/** None where there is no folder, or another user's. */
function listNames(folder: string): readonly string[] {
  try {
    return lstatSync(folder).isDirectory() ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

function readApproval(folder: string, name: string): FoundApproval | null {
  const named = parseApprovalName(name);
  const text = named && readOwn(join(folder, name));
  const record = text === null ? null : parseApproval(text);
  return named && record?.approval.id === named.id ? { ...record, state: named.state } : null;
}

const OTHERS_MAY = 0o077;

/** Null for what others may read or write, and for what was renamed meanwhile. */
function readOwn(file: string): string | null {
  try {
    const { mode, uid } = lstatSync(file);
    const isOwn = (mode & OTHERS_MAY) === 0 && uid === (process.getuid?.() ?? uid);
    return isOwn ? (readPrivate(file)?.toString() ?? null) : null;
  } catch {
    return null;
  }
}

function move(repository: Repository, found: FoundApproval, state: ApprovalState): boolean {
  try {
    renameSync(fileOf(repository, found), fileOf(repository, { ...found, state }));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/** How often HEAD of the work tree has moved, as far as git remembers. */
function countMoves({ root }: Repository): number {
  const { code, stdout } = runGit(root, ["rev-list", "--walk-reflogs", "--count", "HEAD", "--"]);
  return code === 0 ? Number(stdout.toString()) : 0;
}

function fileOf(repository: Repository, { approval, state }: Pick<FoundApproval, "approval" | "state">): string {
  return join(folderOf(repository), nameApproval(approval.id, state));
}

function folderOf({ commonDir }: Repository): string {
  return join(commonDir, "commit-guard", "approvals");
}
