import type { Cleanup, CleanupMode } from "../message/cleanup.ts";

/** How to make the commit again that was refused last. */
export interface Rejected {
  /** What HEAD was; null before the first commit. */
  readonly head: string | null;
  /** What was being merged, picked or reverted: see `readProgress`. */
  readonly progress: string;
  /** The folder where git was started, relative to the root; "" is the root. */
  readonly folder: string;
  /** Options of `git commit` that are not about the message, each in one word. */
  readonly options: readonly string[];
  /** Path specs, relative to `folder`. */
  readonly paths: readonly string[];
  /** Why it cannot be made again by the same command; null when it can. */
  readonly obstacle: string | null;
  /** What git would have cut off the message. */
  readonly cleanup: Cleanup;
  /** Variables that the commit was made with. Arguments and these may hold bytes that are not UTF-8, as paths do. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Reads what `saveRejected` wrote. Null for anything else: then only the message is of use. */
export function parseRejected(text: string): Rejected | null {
  const record = parseJson(text);
  if (record?.["schema"] !== 1) return null;
  const [state, command, cleanup] = [readState(record), readCommand(record), readCleanup(record["cleanup"])];
  return state && command && cleanup && { ...state, ...command, cleanup };
}

type Fields = Readonly<Record<string, unknown>>;

function parseJson(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function readState({ head, progress, folder }: Fields): Pick<Rejected, "head" | "progress" | "folder"> | null {
  return isTextOrNull(head) && isText(progress) && isText(folder) ? { head, progress, folder } : null;
}

type Command = Pick<Rejected, "options" | "paths" | "obstacle" | "environment">;

function readCommand({ options, paths, obstacle, environment }: Fields): Command | null {
  if (!isTexts(options) || !isTexts(paths) || !isTextOrNull(obstacle)) return null;
  return isRecord(environment) ? { options, paths, obstacle, environment: readVariables(environment) } : null;
}

function readVariables(environment: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (isText(value) ? [[name, value]] : [])),
  );
}

function readCleanup(value: unknown): Cleanup | null {
  if (!isRecord(value)) return null;
  const { mode, comment, verbose } = value;
  return isMode(mode) && isText(comment) && typeof verbose === "boolean" ? { mode, comment, verbose } : null;
}

const MODES: readonly CleanupMode[] = ["verbatim", "whitespace", "strip", "scissors"];

function isMode(value: unknown): value is CleanupMode {
  return MODES.some((mode) => mode === value);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
