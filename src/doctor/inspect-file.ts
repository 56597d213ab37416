import { accessSync, constants, lstatSync, readFileSync, type Stats, statSync } from "node:fs";
import type { HookState } from "./hook-row.ts";

/** What stands at a path: why git would not run it, or its text. */
export type Inspection =
  | { readonly kind: "broken"; readonly state: HookState }
  | { readonly kind: "text"; readonly text: string };

/** Looks at a hook as git does. A file that another program reads needs no run bit. Source: githooks(5). */
export function inspectFile(path: string, mustRun: boolean): Inspection {
  const state = brokenState(path, mustRun);
  if (state !== null) return { kind: "broken", state };
  const text = readText(path);
  return text.trim() === "" ? { kind: "broken", state: "empty" } : { kind: "text", text };
}

/** The second line of every stub that init writes. */
export function isStub(text: string): boolean {
  return text.split("\n", 2)[1] === "# commit-guard hook";
}

/** Whether a line that is no comment names commit-guard. */
export function namesUs(text: string): boolean {
  return ownLines(text).length > 0;
}

/** The lines, comments apart, that name commit-guard. */
export function ownLines(text: string): readonly string[] {
  return text.split("\n").filter((line) => /^(?!\s*(?:#|\/\/)).*commit-guard/.test(line));
}

/** Empty where there is nothing to read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function brokenState(path: string, mustRun: boolean): HookState | null {
  const stats = tryStat(path);
  if (stats === null) return isLink(path) ? "dangling link" : "missing";
  if (stats.isDirectory()) return "directory";
  return mustRun && !canRun(path) ? "not executable" : null;
}

/** A folder on the way may be a file (/dev/null), or closed to us. */
function tryStat(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
