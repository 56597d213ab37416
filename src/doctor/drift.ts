import { dirname } from "node:path";
import { initCommand, subject } from "./command.ts";
import { groupBy } from "./group.ts";
import { bestRoute, type Route } from "./hook-row.ts";
import { readText } from "./inspect-file.ts";
import type { Problem } from "./problem.ts";
import { readStub } from "./stub.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** Installed stubs that are not the package's: of an older version, or edited. */
export function checkDrift(survey: Survey): readonly Problem[] {
  const { stub } = survey;
  if (stub === null) return [];
  return survey.worktrees.flatMap((worktree) => {
    const drifted = stubsOf(worktree).filter(({ route }) => readStub(readText(route.file ?? ""), stub) === null);
    const folders = groupBy(drifted, ({ route }) => dirname(route.file ?? ""));
    return [...folders].map(([folder, stubs]) => ({
      rule: "doctor-drift",
      severity: "error" as const,
      where: folder,
      what: `${subject(stubs.map(({ event }) => event))} not what this version of commit-guard installs`,
      why: "What was edited may let everything pass, and what is older may miss what this version knows.",
      next: [{ say: "Write the hooks anew:", run: initCommand(worktree, survey) }] as const,
      repair: { kind: "rearm" as const, worktree: worktree.root },
    }));
  });
}

interface Installed {
  readonly event: string;
  readonly route: Route;
}

function stubsOf({ hooks }: WorktreeSurvey): readonly Installed[] {
  const installed = hooks.map((row) => ({ event: row.event, route: bestRoute(row) }));
  return installed.filter(({ route }) => route.state === "ours");
}
