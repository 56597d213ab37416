import { type ConfigEntry, lastEntry } from "../git/configuration.ts";
import type { Step } from "../core/rule.ts";
import { initCommand, placeOf, unsetCommand } from "./command.ts";
import { isEssential } from "./cause.ts";
import { type HookRow, isCovered } from "./hook-row.ts";
import type { Problem, Repair } from "./problem.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** Hooks of the configuration (git 2.54 and newer) that are switched off, or emptied. */
export function checkHookSwitches(survey: Survey): readonly Problem[] {
  return survey.worktrees.flatMap((worktree) =>
    worktree.hooks
      .filter(({ config }) => config?.state === "switched off")
      .map((row) => problemOf(row, worktree, survey)),
  );
}

function problemOf(row: HookRow, worktree: WorktreeSurvey, survey: Survey): Problem {
  const found = findSwitch(row.event, worktree.config);
  const isSlip = isEssential(row) && !isCovered(row);
  const { next, repair } = wayOut(found, worktree, survey);
  return {
    rule: "doctor-hook-switch",
    severity: isSlip ? "error" : "warning",
    where: found === null || found.file === null ? placeOf(worktree) : found.file,
    what: `the configured hook for ${row.event} is switched off${found === null ? "" : ` by ${found.key}=${found.value}`}`,
    why: isSlip
      ? "Git does not run it, so nothing is judged there."
      : "The hook in the hooks folder is the only one left.",
    next: [next],
    ...(repair === null ? {} : { repair }),
  };
}

/** Git's own order: a switch, an emptied list of events, a command that is another one. */
function findSwitch(event: string, config: readonly ConfigEntry[]): ConfigEntry | null {
  const own = `hook.commit-guard-${event}`;
  const switches = [`${own}.enabled`, `hook.${event}.enabled`].map((key) => lastEntry(config, key));
  const off = switches.find((entry) => entry !== null && isFalse(entry.value));
  if (off) return off;
  return [`${own}.event`, `${own}.command`].map((key) => lastEntry(config, key)).find(isEmptied) ?? null;
}

/** Source: git-config(1), "Values", boolean. */
function isFalse(value: string): boolean {
  return /^(?:false|no|off|0+)?$/i.test(value);
}

function isEmptied(entry: ConfigEntry | null): boolean {
  return (
    entry !== null && !entry.value.includes("commit-guard") && (entry.value === "" || entry.key.endsWith("command"))
  );
}

interface WayOut {
  readonly next: Step;
  readonly repair: Repair | null;
}

function wayOut(found: ConfigEntry | null, worktree: WorktreeSurvey, survey: Survey): WayOut {
  if (found?.key.endsWith(".enabled") === true) return { next: switchOn(found), repair: repairOf(found) };
  if (found?.file === null) return { next: switchOn(found), repair: null };
  const next = { say: "Arm this clone again:", run: initCommand(worktree, survey) };
  return { next, repair: { kind: "rearm", worktree: worktree.root } };
}

function switchOn(entry: ConfigEntry): Step {
  const say = entry.file === null ? "Take it out of the environment:" : "Switch it on again:";
  return { say, run: unsetCommand(entry) };
}

/** A switch for a whole event, or for the whole machine, is somebody else's word. */
function repairOf({ file, key, scope }: ConfigEntry): Repair | null {
  const isOurs = key.startsWith("hook.commit-guard-") && (scope === "local" || scope === "worktree");
  return isOurs && file !== null ? { kind: "unset", file, key } : null;
}
