import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readGit } from "./run-git.ts";
import { asFolderFault } from "./sandbox.ts";

/** The values that a key shall have in a configuration file; none removes it. */
export interface ConfigEdit {
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * What git would make of a configuration file: comments, order and line ends of everything else stay. Nothing but a copy
 * is touched. Gives the same bytes where every key already has its values. Throws GitError.
 */
export function editConfig(bytes: Buffer, edits: readonly ConfigEdit[]): Buffer {
  return inCopy(bytes, (copy) => {
    const found = readAll(copy);
    for (const { key, values } of edits) {
      const present = found.get(key.toLowerCase()) ?? [];
      if (present.join("\0") === values.join("\0") && present.length === values.length) continue;
      if (present.length > 0) runConfig(copy, "--unset-all", key);
      for (const value of values) runConfig(copy, "--add", key, value);
    }
    return readFileSync(join(copy, FILE));
  });
}

/** Every key of a configuration file with its values. Section and name are in lower case. Throws GitError. */
export function readConfig(bytes: Buffer): ReadonlyMap<string, readonly string[]> {
  return inCopy(bytes, readAll);
}

const FILE = "config";

function inCopy<T>(bytes: Buffer, use: (copy: string) => T): T {
  const copy = asFolderFault(() => mkdtempSync(join(tmpdir(), "commit-guard-")));
  try {
    asFolderFault(() => writeFileSync(join(copy, FILE), bytes));
    return use(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function readAll(copy: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const entry of runConfig(copy, "--null", "--list").split("\0").slice(0, -1)) {
    const [key = "", ...value] = entry.split("\n");
    found.set(key, [...(found.get(key) ?? []), value.length === 0 ? "true" : value.join("\n")]);
  }
  return found;
}

function runConfig(copy: string, ...args: readonly string[]): string {
  return readGit(copy, ["config", "--file", FILE, ...args]);
}
