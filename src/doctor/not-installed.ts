import { existsSync } from "node:fs";
import { join } from "node:path";
import { rowsBy } from "./cause.ts";
import { bestRoute, type HookRow, isAlive } from "./hook-row.ts";
import { isStub, readText } from "./inspect-file.ts";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

/** Where nothing of commit-guard is installed this one problem is all there is to say. */
export function checkInstalled(survey: Survey): readonly Problem[] {
  return isInstalled(survey) ? [] : [notInstalled(survey)];
}

function isInstalled({ repository, worktrees }: Survey): boolean {
  if (existsSync(join(repository.commonDir, "commit-guard", "install.json"))) return true;
  return worktrees.some((worktree) => worktree.hooks.some(isTrace) || rowsBy("unarmed host", worktree).length > 0);
}

function isTrace(row: HookRow): boolean {
  const { file, config } = row;
  if (isAlive(bestRoute(row)) || config !== null || file.state === "shadowed") return true;
  return file.state === "not executable" && isStub(readText(file.file ?? ""));
}

function notInstalled({ repository }: Survey): Problem {
  return {
    rule: "doctor-not-installed",
    severity: "error",
    where: `the repository '${repository.root}'`,
    what: "commit-guard is not installed here",
    why: "No hook judges what is committed or pushed.",
    next: [{ say: "Install its hooks:", run: "commit-guard init" }],
  };
}
