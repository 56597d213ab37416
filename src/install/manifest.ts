import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Repository } from "../git/open-repository.ts";
import { LINK, type State } from "./file-state.ts";
import { CannotInstall } from "./install-error.ts";

export type Mode = "husky" | "lefthook" | "pre-commit" | "hooks" | "config";

export const MODES: readonly Mode[] = ["husky", "lefthook", "pre-commit", "hooks", "config"];

/** A file that was written: what stood there before, and how to know it again. */
export interface InstalledFile {
  readonly path: string;
  /**
   * "settings", "host" and "agent" files belong to the repository, "clone" files to this clone alone, "agent-local" files
   * to this machine: they configure an agent, too.
   */
  readonly part: "settings" | "host" | "clone" | "agent" | "agent-local";
  readonly before: State;
  /** The digest of what was written. */
  readonly after: string;
  /** What was inserted into a file that is not ours, as `asText` gives it: all that uninstall takes out once the file was edited. */
  readonly inserted: readonly string[];
  /** A line that was taken out with the person's consent; comes back in place of what was inserted. */
  readonly dropped: string;
  /** The hook that was moved here to be chained. */
  readonly movedFrom: string | null;
}

export interface InstalledKey {
  readonly file: string;
  readonly key: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What init did to a clone. Paths are absolute; on disk relative to the common git dir, so that a clone may be moved. */
export interface Manifest {
  readonly version: string;
  readonly mode: Mode;
  /** Whether a person named the mode: then it stays. */
  readonly isForced: boolean;
  /** Folders that were made, outermost first. */
  readonly folders: readonly string[];
  readonly files: readonly InstalledFile[];
  readonly keys: readonly InstalledKey[];
}

export function manifestPath({ commonDir }: Repository): string {
  return join(commonDir, "commit-guard/install.json");
}

/** Null where init has not run. Throws CannotInstall for a manifest that cannot be read. */
export function readManifest(repository: Repository): Manifest | null {
  const path = manifestPath(repository);
  const text = readText(path);
  if (text === null) return null;
  try {
    return fromStored(parseStored(text), repository.commonDir);
  } catch (error) {
    throw new CannotInstall(`'${path}' is not a manifest of commit-guard`, [], { cause: error });
  }
}

/** What both list, so that either can be taken back while one replaces the other: a file may have an entry of each. */
export function joinManifests(earlier: Manifest | null, later: Manifest): Manifest {
  if (earlier === null) return later;
  return {
    ...later,
    folders: distinct([...earlier.folders, ...later.folders]),
    files: distinct([...earlier.files, ...later.files]),
    keys: distinct([...earlier.keys, ...later.keys]),
  };
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return items.filter((item, index) => items.findIndex((other) => isDeepStrictEqual(other, item)) === index);
}

export function formatManifest(manifest: Manifest, { commonDir }: Repository): string {
  return `${JSON.stringify(toStored(manifest, commonDir), null, 2)}\n`;
}

const SCHEMA = 1;

interface StoredState {
  readonly bytes: string;
  readonly mode: string;
}

interface Stored extends Omit<Manifest, "files"> {
  readonly schema: typeof SCHEMA;
  readonly files: readonly StoredFile[];
}

interface StoredFile extends Omit<InstalledFile, "before"> {
  readonly before: StoredState | null;
}

function toStored({ folders, files, keys, ...rest }: Manifest, base: string): Stored {
  const store = (path: string): string => relative(base, path);
  return {
    schema: SCHEMA,
    ...rest,
    folders: folders.map(store),
    files: files.map((file) => ({
      ...file,
      path: store(file.path),
      before: file.before && { bytes: file.before.bytes.toString("base64"), mode: formatMode(file.before.mode) },
      movedFrom: file.movedFrom === null ? null : store(file.movedFrom),
    })),
    keys: keys.map((key) => ({ ...key, file: store(key.file) })),
  };
}

function fromStored({ version, mode, isForced, folders, files, keys }: Stored, base: string): Manifest {
  const load = (path: string): string => resolve(base, path);
  return {
    version,
    mode,
    isForced,
    folders: folders.map(load),
    files: files.map((file) => ({
      ...file,
      path: load(file.path),
      before: file.before && { bytes: Buffer.from(file.before.bytes, "base64"), mode: parseMode(file.before.mode) },
      movedFrom: file.movedFrom === null ? null : load(file.movedFrom),
    })),
    keys: keys.map((key) => ({ ...key, file: load(key.file) })),
  };
}

function formatMode(mode: number): string {
  return mode === LINK ? "link" : mode.toString(8);
}

function parseMode(text: string): number {
  return text === "link" ? LINK : Number.parseInt(text, 8);
}

/** Written by this program into the git dir: of its shape only the number is checked. */
function parseStored(text: string): Stored {
  const stored: Stored = JSON.parse(text);
  if (stored.schema !== SCHEMA) throw new Error(`schema ${String(stored.schema)}`);
  return stored;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
