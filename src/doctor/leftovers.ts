import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import type { Worktree } from "../git/worktrees.ts";
import { placeOf } from "./command.ts";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

/** A lock of a git that was killed: every commit fails, and no hook can tell why. */
export function checkIndexLocks({ worktrees }: Survey): readonly Problem[] {
  return worktrees
    .filter(({ gitDir }) => existsSync(join(gitDir, "index.lock")))
    .map((worktree) => ({
      rule: "doctor-index-lock",
      severity: "warning" as const,
      where: placeOf(worktree),
      what: "index.lock was left behind, or git is at work now",
      why: "While it stands git refuses to commit.",
      next: [
        { say: "When no git runs there:", run: `rm -f -- ${shellQuote(join(worktree.gitDir, "index.lock"))}` },
      ] as const,
    }));
}

/** The same for git's configuration: neither init nor a repair can write it. */
export function checkConfigLocks({ worktrees }: Survey): readonly Problem[] {
  const locks = worktrees.flatMap(({ commonDir, gitDir }) => [
    join(commonDir, "config.lock"),
    join(gitDir, "config.worktree.lock"),
  ]);
  return [...new Set(locks)]
    .filter((lock) => existsSync(lock))
    .map((lock) => ({
      rule: "doctor-config-lock",
      severity: "warning" as const,
      where: dirname(lock),
      what: `${basename(lock)} was left behind, or git is at work now`,
      why: "While it stands git config fails, and with it what would repair the rest.",
      next: [{ say: "When no git runs there:", run: `rm -f -- ${shellQuote(lock)}` }] as const,
    }));
}

/** Nothing can be said of hooks in a folder that is gone. */
export function checkMissingWorktrees({ missing }: Survey): readonly Problem[] {
  return missing.map((worktree) => ({
    rule: "doctor-missing-worktree",
    severity: "warning" as const,
    where: `the work tree '${worktree.path}'`,
    what: "its folder is missing, so its hooks were not looked at",
    why: "Git still lists it.",
    next: [forget(worktree)] as const,
  }));
}

function forget({ isLocked }: Worktree): Step {
  return isLocked
    ? { say: "It is locked: run doctor again when its drive is mounted." }
    : { say: "Have git forget it:", run: "git worktree prune" };
}
