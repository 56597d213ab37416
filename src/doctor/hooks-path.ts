import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { type HooksPath, hooksPath, isEssential, rowsBy } from "./cause.ts";
import { initCommand, placeOf, unsetCommand } from "./command.ts";
import type { Problem, Repair } from "./problem.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** A `core.hooksPath` that leads git away from the hooks that were installed. */
export function checkHooksPath(survey: Survey): readonly Problem[] {
  return survey.worktrees.flatMap((worktree) => {
    const rows = rowsBy("hooks path", worktree);
    const path = hooksPath(worktree);
    if (rows.length === 0 || path === null) return [];
    const { next, repair } = wayOut(path, worktree, survey);
    return [
      {
        rule: "doctor-hooks-path",
        severity: rows.some(isEssential) ? "error" : "warning",
        where: placeOf(worktree),
        what: `core.hooksPath=${path.entry.value} (${path.entry.scope}) ${describe(path, survey)}`,
        why: `Git looks for hooks there and nowhere else: it finds none of ${rows.map(({ event }) => event).join(", ")}.`,
        next: [next],
        ...(repair === null ? {} : { repair }),
      },
    ];
  });
}

function describe({ isGone, isRelative }: HooksPath, survey: Survey): string {
  if (!isGone) return "hides the hooks of commit-guard";
  return isRelative && survey.worktrees.length > 1 ? "does not exist in this work tree" : "leads nowhere";
}

interface WayOut {
  readonly next: Step;
  readonly repair: Repair | null;
}

function wayOut(path: HooksPath, worktree: WorktreeSurvey, survey: Survey): WayOut {
  const { entry, isGone } = path;
  const { scope, file, key } = entry;
  if (file === null)
    return { next: { say: "Take it out of the environment:", run: unsetCommand(entry) }, repair: null };
  const elsewhere = path.isRelative ? survey.worktrees.find((one) => holdsThere(path, one)) : undefined;
  if (elsewhere) return { next: makeAbsolute(file, elsewhere), repair: null };
  if (scope === "worktree" || (scope === "local" && isGone)) {
    const next = { say: "Let git look where the hooks are:", run: unsetCommand(entry) };
    return { next, repair: isGone ? { kind: "unset", file, key } : null };
  }
  const next = { say: "Arm this clone beside it; the hooks there keep running:", run: initCommand(worktree, survey) };
  return { next, repair: { kind: "rearm", worktree: worktree.root } };
}

function makeAbsolute(file: string, elsewhere: WorktreeSurvey): Step {
  const folder = shellQuote(hooksPath(elsewhere)?.folder ?? "");
  const run = `git config --file ${shellQuote(file)} core.hooksPath ${folder}`;
  return { say: "Make it absolute, so that it holds in every work tree:", run };
}

/** The same setting, where it does lead somewhere. */
function holdsThere({ entry }: HooksPath, other: WorktreeSurvey): boolean {
  const path = hooksPath(other);
  return path !== null && path.entry.file === entry.file && !path.isGone;
}
