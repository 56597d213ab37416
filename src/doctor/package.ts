import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { commandAt, placeOf } from "./command.ts";
import { bestRoute, isAlive, type Route } from "./hook-row.ts";
import { ownLines, readText } from "./inspect-file.ts";
import type { Problem } from "./problem.ts";
import { readStub } from "./stub.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** Work trees whose hooks find no package to run: there every commit is refused. */
export function checkPackage(survey: Survey): readonly Problem[] {
  return survey.worktrees
    .filter((worktree) => lacksPackage(worktree, survey))
    .map((worktree) => ({
      rule: "doctor-package",
      severity: "warning" as const,
      where: placeOf(worktree),
      what: "the package commit-guard is not installed",
      why: "The hooks refuse what they cannot judge: nothing can be committed there.",
      next: [{ say: "Install the dependencies:", run: commandAt(worktree, survey, "npm install") }] as const,
    }));
}

function lacksPackage(worktree: WorktreeSurvey, survey: Survey): boolean {
  const routes = worktree.hooks.map(bestRoute).filter(isAlive);
  return routes.some((route) => {
    const shims = shimsOf(route, worktree, survey);
    return shims.length > 0 && !shims.some((path) => existsSync(path));
  });
}

const SHIM = "node_modules/commit-guard/dist/hooks/shim.sh";

/** Where a hook looks for the package; empty where that cannot be told. */
function shimsOf({ state, file }: Route, { root }: WorktreeSurvey, survey: Survey): readonly string[] {
  const text = readText(file ?? "");
  return state === "ours" ? stubShims(text, root, survey) : namedShims(text).map((path) => resolve(root, path));
}

function stubShims(text: string, root: string, { stub, worktrees }: Survey): readonly string[] {
  const values = stub === null ? null : readStub(text, stub);
  if (values === null) return [];
  const main = worktrees.find(({ isMain }) => isMain)?.root ?? root;
  return [join(root, SHIM), values.recorded, join(main, SHIM)];
}

function namedShims(text: string): readonly string[] {
  return ownLines(text).flatMap(
    (line) => /[^\s'"]*node_modules\/commit-guard\/dist\/hooks\/shim\.sh/.exec(line)?.[0] ?? [],
  );
}
