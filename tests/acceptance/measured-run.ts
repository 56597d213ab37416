import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Measured {
  readonly code: number | null;
  readonly seconds: number;
  /** Highest resident set of one process of that name, and of all git processes at one moment; MiB, from /proc. */
  readonly peak: { readonly node: number; readonly git: number; readonly allGit: number };
}

interface Peak {
  node: number;
  git: number;
  allGit: number;
}

const EVERY_MS = 50;

/** Runs a program to its end and watches the memory of its whole tree of processes. Linux; elsewhere memory reads 0. */
export function runMeasured([program = "", ...args]: readonly string[], cwd: string): Promise<Measured> {
  const started = performance.now();
  const child = spawn(program, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  const peak: Peak = { node: 0, git: 0, allGit: 0 };
  const watch = setInterval(() => sample(child.pid ?? 0, peak), EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      resolve({ code, seconds: (performance.now() - started) / 1000, peak });
    });
  });
}

function sample(root: number, peak: Peak): void {
  let allGit = 0;
  for (const pid of descendants(root)) {
    const { name, highest, now } = readStatus(pid);
    const kind = name === "git" ? "git" : "node";
    peak[kind] = Math.max(peak[kind], highest);
    if (kind === "git") allGit += now;
  }
  peak.allGit = Math.max(peak.allGit, allGit);
}

function descendants(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
  return [pid, ...children.flatMap(descendants)];
}

function readStatus(pid: number): { readonly name: string; readonly highest: number; readonly now: number } {
  const status = read(`/proc/${pid}/status`);
  const mebibytes = (field: string): number =>
    Number(new RegExp(String.raw`^${field}:\s+(\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1024;
  const name = /^Name:\s+(.*)$/m.exec(status)?.[1] ?? "";
  return { name, highest: mebibytes("VmHWM"), now: mebibytes("VmRSS") };
}

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
