import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import type { Repository } from "./open-repository.ts";
import { GitError } from "./run-git.ts";

/**
 * An empty git dir that borrows the objects of a repository and nothing else: no attributes, configuration, replace
 * refs, grafts, hooks or index. What git counts there is the same for everybody.
 */
export interface Sandbox extends Disposable {
  readonly dir: string;
  /** Whose objects these are. */
  readonly repository: Repository;
  readonly env: NodeJS.ProcessEnv;
}

/** Git's own default: what is larger is not compared by line. */
export const BIG_FILE_BYTES: number = 512 * 1024 * 1024;

/** Options that go before every git subcommand in a sandbox. */
export const SANDBOX_OPTIONS: readonly string[] = ["-c", `core.bigFileThreshold=${BIG_FILE_BYTES}`];

/** Throws GitError when the temporary folder cannot be written. */
export function createSandbox(repository: Repository): Sandbox {
  const { dir, forget } = createTemporary();
  asFolderFault(() => fill(dir, repository));
  return {
    dir,
    repository,
    env: sandboxEnvironment(dir),
    [Symbol.dispose]: forget,
  };
}

/** Runs what writes into the temporary folder. Throws GitError with the way out: the folder may be full or not writable. */
export function asFolderFault<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GitError(`the temporary folder '${tmpdir()}' cannot be used (${reason}); set TMPDIR to another one`, {
      cause: error,
    });
  }
}

const SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

export interface Temporary {
  readonly dir: string;
  /** Removes the folder at once. */
  readonly forget: () => void;
}

/**
 * A temporary folder that is removed however the process ends: it listens before there is anything to remove. Throws
 * GitError.
 */
export function createTemporary(): Temporary {
  let dir: string | null = null;
  const remove = (): void => {
    if (dir !== null) tryRemove(dir);
  };
  const end = (signal: NodeJS.Signals): void => {
    forget();
    process.kill(process.pid, signal); // nobody else listens: it ends the process as it would have
  };
  const forget = (): void => {
    process.off("exit", remove);
    for (const signal of SIGNALS) process.off(signal, end);
    remove();
  };
  process.once("exit", remove);
  for (const signal of SIGNALS) process.once(signal, end);
  dir = asFolderFault(() => mkdtempSync(join(tmpdir(), "commit-guard-")));
  return { dir, forget };
}

/** A git that was ended may write its last file for a moment. What cannot be removed changes no verdict. */
function tryRemove(dir: string): void {
  try {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // the system clears its temporary folder
  }
}

function fill(dir: string, repository: Repository): void {
  mkdirSync(join(dir, "objects", "info"), { recursive: true });
  mkdirSync(join(dir, "refs"));
  writeFileSync(join(dir, "HEAD"), "ref: refs/heads/none\n");
  writeFileSync(join(dir, "config"), configOf(repository));
  writeFileSync(join(dir, "objects", "info", "alternates"), `${objectFolders(repository).map(quotePath).join("\n")}\n`);
  const shallow = join(repository.commonDir, "shallow");
  if (existsSync(shallow)) writeFileSync(join(dir, "shallow"), readFileSync(shallow));
}

/** Nothing here outlives the process: git need not wait for the disk, nor compress. */
const PASSING = "\tfsync = none\n\tlooseCompression = 0\n";

function configOf({ objectFormat }: Repository): string {
  const version = objectFormat === "sha1" ? 0 : 1;
  const core = `[core]\n\trepositoryformatversion = ${version}\n\tbare = true\n${PASSING}`;
  return version === 0 ? core : `${core}[extensions]\n\tobjectformat = ${objectFormat}\n`;
}

/** In a quarantine the new objects are in a folder of their own, and the old ones are its alternates. */
function objectFolders({ root, objectsDir, commonDir }: Repository): string[] {
  const { GIT_ALTERNATE_OBJECT_DIRECTORIES: alternates = "" } = process.env;
  const borrowed = alternates.split(delimiter).filter((path) => path !== "");
  return [...new Set([objectsDir, join(commonDir, "objects"), ...borrowed.map((path) => resolve(root, path))])];
}

/** As git reads a line of objects/info/alternates: in C quotes, so that any byte may stand in it. */
function quotePath(path: string): string {
  return `"${path
    .replaceAll("\\", "\\\\")
    .replaceAll('"', String.raw`\"`)
    .replaceAll("\n", String.raw`\n`)}"`;
}

function sandboxEnvironment(dir: string): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, GIT_EXEC_PATH, LD_LIBRARY_PATH } = process.env;
  return {
    PATH,
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    ...(GIT_EXEC_PATH === undefined ? {} : { GIT_EXEC_PATH }),
    ...(LD_LIBRARY_PATH === undefined ? {} : { LD_LIBRARY_PATH }),
    LC_ALL: "C",
    HOME: dir,
    XDG_CONFIG_HOME: dir,
    GIT_DIR: dir,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
  };
}
