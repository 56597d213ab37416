import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Repository } from "./open-repository.ts";
import { readGit, runGit } from "./run-git.ts";

/** Why a file of a repository cannot be taken as settings. */
export class UnreadableSettings extends Error {
  override readonly name: string = "UnreadableSettings";
}

interface Source {
  readonly revision: string | null;
  /** Which of these names stand at the root. */
  readonly present: (names: readonly string[]) => readonly string[];
  readonly read: (path: string) => string | null;
  readonly run: (path: string) => Promise<unknown>;
}

/** The checkout; of a bare repository, HEAD. */
export function checkoutSource(repository: Repository, head: string | null): Source {
  if (repository.isBare) return head === null ? NOTHING : revisionSource(repository, head);
  return {
    revision: null,
    present: (names) => names.filter((name) => stands(repository, name)),
    read: (path) => readFromWorkTree(repository, path),
    run: (path) => runStaged(repository, path),
  };
}

/** What would be committed: the staged version of a tracked file, an untracked file from the work tree. */
export function stagedSource(repository: Repository): Source {
  const known = new Map<string, Entry | null>();
  const look = (names: readonly string[]): void => {
    const entries = stagedEntries(repository, names);
    for (const name of names) known.set(name, entries.get(name) ?? null);
  };
  const entryOf = (path: string): Entry | null => {
    if (!known.has(path)) look([path]);
    return known.get(path) ?? null;
  };
  return {
    revision: null,
    present(names) {
      look(names);
      return names.filter((name) => entryOf(name) !== null || stands(repository, name));
    },
    read(path) {
      const entry = entryOf(path);
      return entry === null ? readFromWorkTree(repository, path) : readBlob(repository, path, entry);
    },
    run: (path) => runStaged(repository, path),
  };
}

/** One revision, as data: nothing that it holds is ever run. */
export function revisionSource(repository: Repository, id: string): Source {
  return {
    revision: id,
    present(names) {
      const own = new Set(readGit(repository.root, ["ls-tree", "-z", "--name-only", id, "--", ...names]).split("\0"));
      return names.filter((name) => own.has(name));
    },
    read(path) {
      const { code, stdout } = runGit(repository.root, ["ls-tree", "-z", id, "--", path]);
      const [mode = "", type, oid = ""] = stdout.toString().split("\t")[0]?.split(" ") ?? [];
      return code === 0 && type === "blob" ? readBlob(repository, path, { mode, oid }) : null;
    },
    run: async (path) =>
      refuse(`${path}: settings that are code are not run from another revision; use commit-guard.json`),
  };
}

/** A link that leads nowhere stands there too: reading it is an error, not a default. */
function stands({ root }: Repository, name: string): boolean {
  return lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined;
}

const NOTHING: Source = {
  revision: null,
  present: () => [],
  read: () => null,
  run: async (path) => refuse(`${path}: there is no checkout`),
};

interface Entry {
  readonly mode: string;
  readonly oid: string;
}

/** `mode id stage\tpath`; of an unmerged file the first stage counts. */
function stagedEntries({ root }: Repository, paths: readonly string[]): ReadonlyMap<string, Entry> {
  const records = readGit(root, ["ls-files", "--stage", "-z", "--", ...paths])
    .split("\0")
    .filter(Boolean);
  const entries = new Map<string, Entry>();
  for (const record of records.toReversed()) {
    const [mode = "", oid = ""] = record.split(" ");
    entries.set(record.slice(record.indexOf("\t") + 1), { mode, oid });
  }
  return entries;
}

function readBlob({ root }: Repository, path: string, { mode, oid }: Entry): string {
  if (!mode.startsWith("100")) refuse(`${path}: settings must be a regular file`);
  const { code, stdout } = runGit(root, ["cat-file", "blob", oid]);
  if (code !== 0) refuse(`${path}: blob ${oid} cannot be read`);
  return decode(path, stdout);
}

/** Bytes that are not UTF-8 would become other names in silence. A package.json may hold them where we do not look. */
function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: path !== "package.json", ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse(`${path}: it is not UTF-8 text`);
  }
}

function readFromWorkTree({ root }: Repository, path: string): string | null {
  const file = join(root, path);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) return null;
  if (!stats.isFile() || realpathSync(file) !== file) refuse(`${path}: settings must be a regular file`);
  return decode(path, readFileSync(file));
}

/** Code runs only when it is what would be committed: an edit that nobody staged must not judge. */
async function runStaged(repository: Repository, path: string): Promise<unknown> {
  const entry = stagedEntries(repository, [path]).get(path);
  if (!entry) refuse(`${path}: settings that are code must be tracked; run git add ${path}`);
  if (withoutReturns(readBlob(repository, path, entry)) !== withoutReturns(readFromWorkTree(repository, path) ?? "")) {
    refuse(`${path}: settings that are code must equal their staged version; run git add ${path}`);
  }
  if (/\.m?ts$/.test(path) && !canRunTypeScript()) {
    refuse(`${path}: Node ${process.version} cannot run TypeScript; use Node 22.18 or newer, or commit-guard.json`);
  }
  return importDefault(repository, path);
}

/** Git may check text out with other line ends than it stores. */
function withoutReturns(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

async function importDefault({ root }: Repository, path: string): Promise<unknown> {
  try {
    const module: unknown = await import(pathToFileURL(join(root, path)).href);
    if (typeof module === "object" && module !== null && "default" in module) return await module.default;
  } catch (error) {
    refuse(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return refuse(`${path}: it exports no settings; write: export default { … }`);
}

function canRunTypeScript(): boolean {
  return Boolean(Reflect.get(process.features, "typescript"));
}

function refuse(reason: string): never {
  throw new UnreadableSettings(reason);
}
