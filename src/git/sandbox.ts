import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import type { Repository } from "./open-repository.ts";

/**
 * An empty git dir that borrows the objects of a repository and nothing else: no attributes, configuration, replace
 * refs, grafts, hooks or index. What git counts there is the same for everybody.
 */
export interface Sandbox extends Disposable {
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Git's own default: what is larger is not compared by line. */
export const BIG_FILE_BYTES: number = 512 * 1024 * 1024;

/** Options that go before every git subcommand in a sandbox. */
export const SANDBOX_OPTIONS: readonly string[] = ["-c", `core.bigFileThreshold=${BIG_FILE_BYTES}`];

/** Throws the file system's error when the temporary folder cannot be written. */
export function createSandbox(repository: Repository): Sandbox {
  const dir = mkdtempSync(join(tmpdir(), "commit-guard-"));
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  process.once("exit", remove);
  fill(dir, repository);
  return {
    dir,
    env: sandboxEnvironment(dir),
    [Symbol.dispose]() {
      process.off("exit", remove);
      remove();
    },
  };
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

function configOf({ objectFormat }: Repository): string {
  if (objectFormat === "sha1") return "[core]\n\trepositoryformatversion = 0\n\tbare = true\n";
  return `[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = ${objectFormat}\n`;
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
