import { readFileSync } from "node:fs";
import { basename } from "node:path";

/** More processes than any hook manager puts between git and a hook. */
const MOST_ANCESTORS = 20;

/**
 * The arguments of the git that runs this hook, its own name left out: the nearest ancestor that is git. Null where the
 * system does not tell (no /proc): then nothing may be concluded.
 */
export function readGitInvocation(pid: number = process.ppid): readonly string[] | null {
  let current = pid;
  for (let step = 0; step < MOST_ANCESTORS && current > 1; step += 1) {
    const found = readProcess(current);
    if (!found) return null;
    const [program = "", ...args] = found.argv;
    if (basename(program) === "git") return args;
    current = found.parent;
  }
  return null;
}

interface Process {
  readonly parent: number;
  readonly argv: readonly string[];
}

/** /proc/N/stat: `pid (name) state parent …`; the name may hold blanks and parentheses. Source: proc(5). */
function readProcess(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, parent = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const argv = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
    return { parent: Number(parent), argv };
  } catch {
    return null;
  }
}
