import { relative } from "node:path";
import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { runGit } from "../git/run-git.ts";
import { huskyFile, isEssential, rowsBy } from "./cause.ts";
import { initCommand, placeOf, subject } from "./command.ts";
import type { HookRow } from "./hook-row.ts";
import type { Problem } from "./problem.ts";
import { callsGuard } from "../shell/shell-commands.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** Tracked hook files without commit-guard: those of a branch that is older, or those that init has yet to write. */
export function checkTrackedFiles(survey: Survey): readonly Problem[] {
  return survey.worktrees.flatMap((worktree) => {
    const rows = rowsBy("tracked file", worktree);
    if (rows.length === 0) return [];
    return [
      {
        rule: "doctor-tracked-file",
        severity: rows.some(isEssential) ? ("error" as const) : ("warning" as const),
        where: `${placeOf(worktree)}, ${worktree.branch === null ? "detached" : `branch '${worktree.branch}'`}`,
        what: `${subject(rows.map(({ event }) => event))} not calling commit-guard on what is checked out here`,
        why: "Hooks that are tracked belong to a branch: on this one commits pass in silence.",
        next: [bringOver(rows, worktree, survey)],
      },
    ];
  });
}

function bringOver(rows: readonly HookRow[], worktree: WorktreeSurvey, survey: Survey): Step {
  const paths = rows.flatMap(({ event, file }) => {
    const path = huskyFile(file, event) ?? file.file;
    return path === null ? [] : relative(worktree.root, path);
  });
  const source = survey.worktrees.map(headOf).find((head) => head !== null && holdsAll(survey, head, paths)) ?? null;
  if (source === null) return { say: "Write the lines that are missing:", run: initCommand(worktree, survey) };
  const words = ["git", "-C", worktree.root, "checkout", source.slice(0, 12), "--", ...paths];
  return { say: "Bring the hook files over from a branch that has them:", run: words.map(shellQuote).join(" ") };
}

function headOf({ root, env }: WorktreeSurvey): string | null {
  const { code, stdout } = runGit(root, ["rev-parse", "--verify", "--quiet", "HEAD"], { env });
  return code === 0 ? stdout.toString().trim() : null;
}

function holdsAll({ repository }: Survey, head: string, paths: readonly string[]): boolean {
  return paths.every((path) => {
    const { code, stdout } = runGit(repository.root, ["cat-file", "blob", `${head}:${path}`]);
    return code === 0 && callsGuard(stdout.toString());
  });
}
