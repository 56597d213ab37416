import { isGuardCommand } from "../../protocols/setup/command.ts";
import { type ConfigEdit, editConfig, readConfig } from "../git/config-edit.ts";
import { isBlank, Unfit, withoutEntries } from "./agent-entries.ts";
import { asBytes, asText, digestOf, isSame, readState, type State } from "./file-state.ts";
import type { InstalledFile, InstalledKey, Manifest } from "./manifest.ts";
import { isOurs } from "./stub.ts";

/** How the files would be without what init did. */
export interface Undone {
  readonly states: ReadonlyMap<string, State>;
  /** Files that were changed since in a way that cannot be told from what init wrote: they stay as they are. */
  readonly left: ReadonlySet<string>;
}

/** Takes back what a manifest lists, in thought: nothing is written. A line that a person added since is never lost. */
export function undo({ files, keys }: Pick<Manifest, "files" | "keys">): Undone {
  const states = new Map<string, State>();
  const left = new Set<string>();
  const written = files.filter(({ movedFrom }) => movedFrom === null);
  for (const path of new Set(written.map((file) => file.path))) {
    const state = undoFile(path, entriesOf(path, written), keysIn(path, keys));
    if (state === LEFT) left.add(path);
    else states.set(path, state);
  }
  for (const file of files) undoMove(file, files, { states, left });
  return { states, left };
}

const LEFT = Symbol("left");

/** More than one where an init ended while it replaced an earlier one. */
function entriesOf(path: string, files: readonly InstalledFile[]): readonly InstalledFile[] {
  return files.filter((file) => file.path === path);
}

function keysIn(path: string, keys: readonly InstalledKey[]): readonly InstalledKey[] {
  return keys.filter(({ file }) => file === path);
}

function undoFile(path: string, entries: readonly InstalledFile[], keys: readonly InstalledKey[]): State | typeof LEFT {
  const found = readState(path);
  if (found === null || entries.some(({ before }) => isSame(found, before))) return found;
  const digest = digestOf(found);
  const written = entries.find(({ after }) => after === digest);
  if (written) return written.before;
  if (keys.length > 0) return { ...found, bytes: editConfig(found.bytes, undoKeys(found.bytes, keys)) };
  const state = entries.map((entry) => takeOut(entry, found)).find((taken) => taken !== LEFT);
  return state === undefined ? LEFT : state;
}

/** A value that is no longer ours stays. */
function undoKeys(bytes: Buffer, keys: readonly InstalledKey[]): readonly ConfigEdit[] {
  const values = readConfig(bytes);
  const ours = keys.filter(({ key, after }) => isEqual(values.get(key.toLowerCase()) ?? [], after));
  return ours.map(({ key, before }) => ({ key, values: before }));
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/**
 * Exactly the text that was inserted goes. A hook that another program put in the place of ours is that program's.
 */
function takeOut(entry: InstalledFile, found: NonNullable<State>): State | typeof LEFT {
  const { path, part, before, inserted, dropped } = entry;
  if (isForAgent(part) && path.endsWith(".json")) return takeOutEntries(before, found);
  if (inserted.length === 0) return isReplacedBy(found, part) ? found : LEFT;
  const text = withoutPieces(asText(found), inserted, dropped);
  if (text === null) return LEFT;
  return before === null && text.trim() === "" ? null : { ...found, bytes: asBytes(text) };
}

function isForAgent(part: InstalledFile["part"]): boolean {
  return part === "agent" || part === "agent-local";
}

function isReplacedBy(found: State, part: InstalledFile["part"]): boolean {
  return part === "clone" ? !isOurs(found) : isForAgent(part) && !isGuardCommand(asText(found));
}

/** Of a configuration that others write to as well only our entries go, wherever they stand now. */
function takeOutEntries(before: State, found: NonNullable<State>): State | typeof LEFT {
  try {
    const text = withoutEntries(found.bytes.toString("utf8"), asUtf8(before));
    return before === null && isBlank(text) ? null : { ...found, bytes: Buffer.from(text) };
  } catch (error) {
    if (error instanceof Unfit) return LEFT;
    throw error;
  }
}

function asUtf8(state: State): string {
  return state === null ? "" : state.bytes.toString("utf8");
}

/** Each piece must stand there once; null where one does not. */
function withoutPieces(text: string, pieces: readonly string[], inPlace: string): string | null {
  const [piece, ...others] = pieces;
  if (piece === undefined) return text;
  const parts = text.split(piece);
  return parts.length === 2 ? withoutPieces(parts.join(inPlace), others, "") : null;
}

interface Progress {
  readonly states: Map<string, State>;
  readonly left: Set<string>;
}

/** The hook that was moved aside goes back with what a person changed in it, where its place is still ours. */
function undoMove({ path, movedFrom }: InstalledFile, files: readonly InstalledFile[], progress: Progress): void {
  if (movedFrom === null) return;
  const { states, left } = progress;
  const found = readState(path);
  if (left.has(movedFrom)) left.add(path);
  else if (isReplaced(movedFrom, files, states)) forget(path, isSame(found, states.get(movedFrom) ?? null), progress);
  else {
    if (found !== null) states.set(movedFrom, found);
    states.set(path, null);
  }
}

/** Whether another hook stands now where the moved one stood. */
function isReplaced(path: string, files: readonly InstalledFile[], states: ReadonlyMap<string, State>): boolean {
  const there = states.get(path) ?? null;
  return there !== null && !entriesOf(path, files).some(({ before }) => isSame(there, before));
}

function forget(path: string, isCopy: boolean, { states, left }: Progress): void {
  if (isCopy) states.set(path, null);
  else left.add(path);
}
