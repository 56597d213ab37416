import { readFileSync } from "node:fs";
import { decodePath } from "./decode.ts";
import { readGitInvocation, readProcess } from "./invocation.ts";

/**
 * The variables that the git which runs a hook was started with, before it set those of its hooks. Empty where the
 * system does not tell (no /proc).
 */
export function readGitEnvironment(): Readonly<Record<string, string>> {
  let pid = 0;
  const found = readGitInvocation(process.ppid, (current) => {
    pid = current;
    return readProcess(current);
  });
  return found === null || found.args.length === 0 ? {} : readEnvironment(pid);
}

/** `name=value`, each with a NUL behind it. Source: proc(5). */
function readEnvironment(pid: number): Readonly<Record<string, string>> {
  try {
    const entries = readFileSync(`/proc/${pid}/environ`, "latin1").split("\0").slice(0, -1).map(decodePath);
    return Object.fromEntries(entries.map(splitEntry));
  } catch {
    return {};
  }
}

function splitEntry(entry: string): readonly [string, string] {
  const equals = entry.indexOf("=");
  return [entry.slice(0, equals), entry.slice(equals + 1)];
}
