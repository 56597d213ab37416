import { closeSync, type Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseAgentFile } from "./agent-file.ts";
import { joinPath, type SourceEntry } from "./agent-table.ts";

/** Everything in a folder on disk that has the name of an agent file, nested folders included. Empty without a folder. */
export function readSourceFiles(folder: string): SourceEntry[] {
  return readFolder(folder, "");
}

/** Front matter that does not end here is none. */
const HEAD_BYTES = 65_536;

function readFolder(root: string, inside: string): SourceEntry[] {
  return readEntries(join(root, inside)).flatMap((entry) => {
    const path = joinPath(inside, entry.name);
    if (entry.name === ".git") return [];
    const isNamed = entry.name.endsWith(".md");
    const here = isNamed ? [readEntry(root, path, entry)] : [];
    return entry.isDirectory() ? [...here, ...readFolder(root, path)] : here;
  });
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((one, two) => (one.name < two.name ? -1 : 1));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function readEntry(root: string, path: string, entry: Dirent): SourceEntry {
  if (entry.isFile()) return readFile(root, path, path);
  if (!entry.isSymbolicLink()) return refuse(path, entry.isDirectory() ? "it is a folder" : "it is no regular file");
  try {
    const target = realpathSync(join(root, path));
    const inside = relative(root, target);
    if (inside === ".." || inside.startsWith("../"))
      return refuse(path, "it is a symbolic link that leaves the source");
    return statSync(target).isFile() ? readFile(root, path, inside) : refuse(path, "it is a link to a folder");
  } catch {
    return refuse(path, "it is a symbolic link that leads nowhere");
  }
}

function readFile(root: string, path: string, realPath: string): SourceEntry {
  try {
    return { kind: "file", path, realPath, header: parseAgentFile(readHead(join(root, realPath))) };
  } catch {
    return refuse(path, "it cannot be read");
  }
}

function readHead(file: string): string {
  const buffer = Buffer.alloc(HEAD_BYTES);
  const descriptor = openSync(file, "r");
  try {
    return buffer.toString("utf8", 0, readSync(descriptor, buffer));
  } finally {
    closeSync(descriptor);
  }
}

function refuse(path: string, reason: string): SourceEntry {
  return { kind: "refused", path, reason };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
