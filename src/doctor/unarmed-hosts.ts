import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { armingHost, isEssential, rowsBy } from "./cause.ts";
import { commandAt, placeOf, subject } from "./command.ts";
import { groupBy } from "./group.ts";
import { findHost } from "./hosts.ts";
import type { Problem } from "./problem.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** Hook managers that have commit-guard in their configuration, but no hook in this clone or work tree. */
export function checkUnarmedHosts(survey: Survey): readonly Problem[] {
  return survey.worktrees.flatMap((worktree) => {
    const groups = groupBy(rowsBy("unarmed host", worktree), (row) => armingHost(row, worktree) ?? "");
    return [...groups].map(([name, rows]) => ({
      rule: "doctor-unarmed-host",
      severity: rows.some(isEssential) ? ("error" as const) : ("warning" as const),
      where: placeOf(worktree),
      what: `${name} is not armed here: ${subject(rows.map(({ event }) => event))} not run`,
      why: "Its configuration calls commit-guard, but git does not call it: commits pass in silence.",
      next: [
        {
          say: `Arm ${name}:`,
          run: commandAt(
            worktree,
            survey,
            armCommand(
              name,
              rows.map(({ event }) => event),
              worktree,
            ),
          ),
        },
      ],
    }));
  });
}

/** A host that npm brings is not there yet in a fresh work tree; its install arms it too. */
function armCommand(name: string, events: readonly string[], { root }: WorktreeSurvey): string {
  const command = findHost(name)?.arm(events) ?? "";
  return command.startsWith("npx ") && !isInstalled(name, root) ? "npm install" : command;
}

function isInstalled(name: string, folder: string): boolean {
  if (existsSync(join(folder, "node_modules", name))) return true;
  return dirname(folder) !== folder && isInstalled(name, dirname(folder));
}
