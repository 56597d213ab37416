import { chmodSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { runGit } from "../git/run-git.ts";
import type { Diagnosis } from "./index.ts";
import type { Problem, Repair } from "./problem.ts";

/** Arms a work tree as init does. False where that is left to the reader, who has the command. */
export type Rearm = (worktree: string) => boolean;

export interface Repaired {
  readonly diagnosis: Diagnosis;
  /** What was done, in words. */
  readonly done: readonly string[];
}

/** A repair may show what it hid; more rounds than causes that can lie on top of each other. */
const MOST_ROUNDS = 4;

/**
 * Repairs what needs no question and looks again, until nothing is left that it may do. It touches no tracked file, and a
 * hook of others keeps running. Throws GitError.
 */
export function repair(look: () => Diagnosis, rearm: Rearm): Repaired {
  const done: string[] = [];
  const tried = new Set<string>();
  let diagnosis = look();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fresh = repairsOf(diagnosis.problems).filter(([key]) => !tried.has(key));
    if (fresh.length === 0) break;
    for (const [key, one] of fresh) {
      tried.add(key);
      done.push(...carryOut(one, rearm));
    }
    diagnosis = look();
  }
  return { diagnosis, done };
}

/** Each once; arming comes last, when git looks where it should. */
function repairsOf(problems: readonly Problem[]): readonly (readonly [string, Repair])[] {
  const all = problems.flatMap(({ repair: one }) => (one === undefined ? [] : [one]));
  const unique = new Map(all.map((one) => [JSON.stringify(one), one] as const));
  return [...unique].toSorted(([, a], [, b]) => Number(a.kind === "rearm") - Number(b.kind === "rearm"));
}

function carryOut(one: Repair, rearm: Rearm): readonly string[] {
  if (one.kind === "rearm") return rearm(one.worktree) ? [`armed the hooks of ${one.worktree}`] : [];
  if (one.kind === "make-executable") return one.files.map(makeExecutable);
  // Where a lock or a mode keeps git from it, the reader has the command.
  const { code } = runGit(dirname(one.file), ["config", "--file", one.file, "--unset-all", one.key]);
  return code === 0 ? [`took ${one.key} out of ${one.file}`] : [];
}

const READ_BITS = 0o444;

/** Whoever may read it may run it: so core.sharedRepository keeps its meaning. */
function makeExecutable(file: string): string {
  const { mode } = statSync(file);
  chmodSync(file, mode | ((mode & READ_BITS) >> 2));
  return `made ${file} executable`;
}
