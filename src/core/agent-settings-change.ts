import { asObject, isSameJson, readObject } from "./json-text.ts";

/** What a change of an agent's configuration takes from the guard, as words; null where it keeps it. */
export function lostByAgentSettings(before: string | null, after: string): string | null {
  if (before === null) return lostAtOnce(after);
  if (switchesOff(after) && !switchesOff(before)) return "disableAllHooks";
  if (!before.includes("commit-guard")) return null;
  if (!after.includes("commit-guard")) return "commit-guard";
  return keepsGuard(hooksIn(before), hooksIn(after)) ? null : "hooks";
}

/** Source: Claude Code's settings. */
function switchesOff(text: string): boolean {
  return readObject(text)?.["disableAllHooks"] === true;
}

/** Where nobody can know what stood there. */
function lostAtOnce(after: string): string | null {
  if (switchesOff(after)) return "disableAllHooks";
  return isEmptied(after) ? "its whole content" : null;
}

/** Written for nothing but to hold no hook: `{}`, `{"hooks": {}}`, nothing at all. */
function isEmptied(text: string): boolean {
  const content = readObject(text);
  if (content === null) return text.trim() === "";
  const keys = Object.keys(content).filter((key) => key !== "version");
  return keys.every((key) => key === "hooks" && isSameJson(content[key], {}));
}

function hooksIn(text: string): unknown {
  return readObject(text)?.["hooks"];
}

function keepsGuard(old: unknown, now: unknown): boolean {
  const kept = entriesOfGuard(now);
  return entriesOfGuard(old).every((entry) => kept.some((one) => isSameJson(one, entry)));
}

/** What a change of a hook manager's configuration takes from the hooks, as words; null where it keeps them. */
export function lostByHostSettings(before: string | null, after: string): string | null {
  if (before === after) return null;
  const lines = ownLines(after);
  const old = ownLines(before ?? "");
  if (lines.every((line) => EMPTY.test(line))) return "its whole content";
  if (count(lines, SKIPS) > count(old, SKIPS)) return "skip";
  return old.some(isGuard) && !lines.some(isGuard) ? "commit-guard" : null;
}

/** Nothing, or a key without anything in it. */
const EMPTY = /^(?:---|(?:["']?[\w-]+["']?:)?\s*(?:\{\s*\}|\[\s*\])?)$/;
const SKIPS = /^(?:-\s*)?["']?skip["']?\s*[:=]\s*(?:true|["']true["'])/;

function count(lines: readonly string[], pattern: RegExp): number {
  return lines.filter((line) => pattern.test(line)).length;
}

function isGuard(line: string): boolean {
  return line.includes("commit-guard");
}

/** Without blank lines and comments. */
function ownLines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(?:#|\/\/)/.test(line));
}

/** Every entry of a list, under any event, that starts commit-guard: with its matcher, whole. */
function entriesOfGuard(hooks: unknown): readonly unknown[] {
  const events = Array.isArray(hooks) ? [hooks] : Object.values(asObject(hooks) ?? {});
  return events.flat().filter((entry) => JSON.stringify(entry)?.includes("commit-guard") === true);
}
