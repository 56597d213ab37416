import { readFileSync } from "node:fs";
import { askPs } from "./invocation.ts";

/**
 * When a process started, in letters and digits that tell it from a later one of the same number; empty where there is
 * none, or the system does not tell. Source: proc(5), ps(1).
 */
export function readStart(pid: number): string {
  return readProc(pid) ?? askPs(pid, "lstart=").replaceAll(/\W/g, "");
}

/** Behind the name, which may hold blanks and parentheses, stands the third field; the start is the 22nd. */
function readProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[22 - 3] ?? null;
  } catch {
    return null;
  }
}
