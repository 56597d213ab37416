import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { Finding } from "../core/finding.ts";
import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { runGit } from "../git/run-git.ts";

/** How the reader starts one of our programs from where they stand: `get-agent-hash` may not be on their PATH. */
export type Launcher = (program: string) => string;

const PROGRAMS = /^(?<program>commit-guard|get-agent-hash|update-agent-hashes)(?= |$)/;

/** Rules write `get-agent-hash x`; this writes what can be pasted. */
export function spellOut<T extends Pick<Finding, "next">>(finding: T, launcher: Launcher): T {
  return { ...finding, next: finding.next.map((step) => spellOutStep(step, launcher)) };
}

export function spellOutStep(step: Step, launcher: Launcher): Step {
  if (step.run === undefined) return step;
  return { ...step, run: step.run.replace(PROGRAMS, (program) => launcher(program)) };
}

/** The clone's alias, else npx where the program is a dependency here, else the PATH, else the very file that runs. */
export function createLauncher(cwd: string, script: string = process.argv[1] ?? ""): Launcher {
  return (program) => {
    if (program === "commit-guard" && hasAlias(cwd)) return "git guard";
    const owner = script.slice(0, Math.max(0, script.lastIndexOf("/node_modules/")));
    if (owner !== "" && `${cwd}/`.startsWith(`${owner}/`)) return `npx ${program}`;
    if (isOnPath(program)) return program;
    const ending = /\.[cm]?[jt]s$/.exec(script)?.[0] ?? ".cjs";
    return `node ${shellQuote(join(dirname(script), `${program}${ending}`))}`;
  };
}

/** Somebody's alias of that name may be for something else. */
function hasAlias(cwd: string): boolean {
  const { code, stdout } = runGit(cwd, ["config", "--get", "alias.guard"]);
  return code === 0 && stdout.includes("commit-guard");
}

/** Pre-commit and prek run hooks with a PATH of their own, which the reader does not have. */
function isOnPath(program: string): boolean {
  if (process.env["PRE_COMMIT"] !== undefined) return false;
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .some((folder) => folder !== "" && existsSync(join(folder, program)));
}
