import { UNKNOWN } from "../core/command.ts";

/** A path as seen from where the command started: `a/../b` is `b`, and `.` is that place itself. */
export function joinPath(folder: string, path: string): string {
  if (path === "") return folder;
  const isRooted = path.startsWith("/") || path.startsWith("~");
  return normalPath(isRooted ? path : `${folder}/${path}`);
}

/** Lexically normal. What stands behind something unknown is kept as it is. */
export function normalPath(path: string): string {
  const root = path.startsWith("/") ? "/" : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") goUp(parts, root);
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `${root}${parts.join("/")}` || ".";
}

function goUp(parts: string[], root: string): void {
  if (canGoUp(parts)) parts.pop();
  else if (root === "") parts.push("..");
}

function canGoUp(parts: readonly string[]): boolean {
  const last = parts.at(-1);
  return last !== undefined && last !== ".." && !last.includes(UNKNOWN) && last !== "~";
}

/** The last part of a path: the name of a program. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
