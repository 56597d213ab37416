import { createHash } from "node:crypto";
import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { shellQuote } from "../core/remedy.ts";
import { visible } from "../core/visible.ts";
import { CannotInstall } from "./install-error.ts";

/** What stands at a path; null is nothing. */
export type State = {
  /** Of a symbolic link, where it leads. */
  readonly bytes: Buffer;
  /** Permission bits, or LINK. */
  readonly mode: number;
} | null;

/** The mode that git gives a symbolic link. */
export const LINK = 0o120000;

/** Throws CannotInstall where something stands that is neither file nor link. */
export function readState(path: string): State {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return null;
  if (stats.isSymbolicLink()) return { bytes: readlinkSync(path, "buffer"), mode: LINK };
  if (stats.isFile()) return { bytes: readFileSync(path), mode: stats.mode & 0o7777 };
  throw new CannotInstall(`'${visible(path)}' is not a file`, [
    { say: "Move it away, then run this again:", run: `mv ${shellQuote(path)} ${shellQuote(`${path}.away`)}` },
  ]);
}

/** Of the mode only the run bits count: git keeps no others, a checkout may change them. */
export function isSame(one: State, other: State): boolean {
  if (one === null || other === null) return one === other;
  const isSameKind = (one.mode === LINK) === (other.mode === LINK);
  return isSameKind && isRunnable(one) === isRunnable(other) && one.bytes.equals(other.bytes);
}

function isRunnable({ mode }: NonNullable<State>): boolean {
  return mode !== LINK && (mode & 0o100) !== 0;
}

/** `sha256:` and the hash of the content; of nothing the empty text. */
export function digestOf(state: State): string {
  return state === null ? "" : `sha256:${createHash("sha256").update(state.bytes).digest("hex")}`;
}

/** Text whose bytes survive, whatever their encoding. */
export function asText(state: State): string {
  return state === null ? "" : state.bytes.toString("latin1");
}

export function asBytes(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

/** Text of ours, in the form that `asText` gives. */
export function ownText(text: string): string {
  return Buffer.from(text).toString("latin1");
}

/** Throws CannotInstall for what is not UTF-8: it could not be written back as it was. */
export function utf8Text(path: string, { bytes }: NonNullable<State>): string {
  const text = bytes.toString("utf8");
  if (!Buffer.from(text).equals(bytes)) throw new CannotInstall(`'${path}' is not UTF-8 text`);
  return text;
}
