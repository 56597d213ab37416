import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { type ConfigEntry, lastEntry } from "../git/configuration.ts";
import { ESSENTIAL_EVENTS } from "../git/hook-events.ts";
import { type HookRow, isCovered, type Route } from "./hook-row.ts";
import { findHost, HOSTS, hostRunsUs } from "./hosts.ts";
import { isHuskys } from "./file-route.ts";
import { readText } from "./inspect-file.ts";
import { callsGuard } from "../shell/shell-commands.ts";
import type { WorktreeSurvey } from "./survey.ts";

/** Why nothing of ours runs at an event: which check explains it. */
export type Cause = "switch" | "hooks path" | "unarmed host" | "tracked file" | "file";

/** The rows of a work tree that nothing covers and that one cause explains. */
export function rowsBy(cause: Cause, worktree: WorktreeSurvey): readonly HookRow[] {
  return worktree.hooks.filter((row) => isNeeded(row, worktree) && !isCovered(row) && causeOf(row, worktree) === cause);
}

export function isEssential({ event }: HookRow): boolean {
  return ESSENTIAL_EVENTS.includes(event);
}

/**
 * Where people keep their hooks in tracked files, init writes those that judge; a merge then tells by git's command line
 * what its own hook would, and the rest only advises.
 */
function isNeeded(row: HookRow, worktree: WorktreeSurvey): boolean {
  if (isEssential(row) && row.event !== "pre-merge-commit") return true;
  const judge = worktree.hooks.find(({ event }) => event === "prepare-commit-msg");
  const host = judge === undefined ? "hooks" : (armingHost(judge, worktree) ?? judge.file.via);
  return isEssential(row) ? host !== "husky" && host !== "folder" : host === "hooks";
}

function causeOf(row: HookRow, worktree: WorktreeSurvey): Cause {
  if (row.config?.state === "switched off") return "switch";
  if (armingHost(row, worktree) !== null) return "unarmed host";
  if (row.file.via === "husky" || row.file.via === "folder") return trackedCause(row, worktree);
  return isLedAway(row, worktree) ? "hooks path" : "file";
}

function isLedAway({ file }: HookRow, worktree: WorktreeSurvey): boolean {
  const path = hooksPath(worktree);
  if (path === null) return false;
  return path.isGone || path.entry.scope !== "local" || file.state === "shadowed";
}

const BY_CONTENT: ReadonlySet<string> = new Set(["missing", "foreign", "empty"]);

function trackedCause({ file }: HookRow, worktree: WorktreeSurvey): Cause {
  if (isHuskys(file.file ?? "")) return "tracked file";
  if (hooksPath(worktree)?.isGone === true) return "hooks path";
  return BY_CONTENT.has(file.state) ? "tracked file" : "file";
}

/** The hook manager that would run us here if it were armed. */
export function armingHost({ event, file }: HookRow, { root }: WorktreeSurvey): string | null {
  if (callsGuard(readText(huskyFile(file, event) ?? join(root, ".husky", event)))) return "husky";
  if (file.via === "husky") return null;
  const isOther = findHost(file.via) === null;
  const host = HOSTS.find((one) => one.settings.length > 0 && hostRunsUs(one, root, event));
  return isOther ? (host?.name ?? null) : null;
}

/** The file that husky would run; null where git does not come to husky's own. */
export function huskyFile({ file, via }: Route, event: string): string | null {
  if (file === null || via !== "husky") return null;
  return isHuskys(file) ? join(dirname(dirname(file)), event) : file;
}

/** `core.hooksPath` as it holds in a work tree. */
export interface HooksPath {
  readonly entry: ConfigEntry;
  readonly folder: string;
  readonly isRelative: boolean;
  /** The folder does not exist. */
  readonly isGone: boolean;
}

export function hooksPath({ config, root, hooks }: WorktreeSurvey): HooksPath | null {
  const entry = lastEntry(config, "core.hookspath");
  if (entry === null) return null;
  const folder = resolve(root, entry.value);
  const isRelative = !isAbsolute(entry.value) && !entry.value.startsWith("~");
  const isGone =
    !existsSync(folder) && hooks.every(({ file }) => file.state === "missing" || file.state === "shadowed");
  return { entry, folder, isRelative, isGone };
}
