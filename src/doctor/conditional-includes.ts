import { join, resolve } from "node:path";
import { type ConfigEntry, lastEntry } from "../git/configuration.ts";
import { followIncludes } from "../git/included-config.ts";
import { includeCommand, placeOf } from "./command.ts";
import { EVENTS, TRANSACTION } from "../git/hook-events.ts";
import type { Problem } from "./problem.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** Includes that hold on some branch, in some folder or for some remote only, and there lead git past the hooks. */
export function checkConditionalIncludes({ worktrees }: Survey): readonly Problem[] {
  return worktrees.flatMap((worktree) =>
    worktree.config.filter(isConditional).flatMap((include) => problemsOf(include, worktree)),
  );
}

const KEY = /^includeif\.(?<condition>[^]*)\.path$/;

function isConditional({ key, value }: ConfigEntry): boolean {
  return KEY.test(key) && value !== "";
}

function problemsOf(include: ConfigEntry, worktree: WorktreeSurvey): readonly Problem[] {
  const found = followIncludes(include, worktree).find((entry) => leadsAway(entry, include, worktree));
  if (found === undefined) return [];
  const condition = KEY.exec(include.key)?.groups?.["condition"] ?? "";
  return [
    {
      rule: "doctor-conditional-include",
      severity: isForOthers(condition, include) ? "warning" : "error",
      where: include.file ?? placeOf(worktree),
      what: `includeIf '${condition}' brings in ${found.file}, which sets ${found.key}=${found.value}`,
      why: "Where the condition holds, git runs other hooks than those that were installed, or none.",
      next: [{ say: "Take the include out:", run: includeCommand(include) }],
    },
  ];
}

/** Of the whole machine, for folders that no work tree of this repository is in: those it holds in were looked at. */
function isForOthers(condition: string, { scope }: ConfigEntry): boolean {
  return condition.startsWith("gitdir") && (scope === "global" || scope === "system");
}

function leadsAway(entry: ConfigEntry, include: ConfigEntry, worktree: WorktreeSurvey): boolean {
  if (entry.key === "core.hookspath") return !isOverruled(include, worktree) && !isInForce(entry, worktree);
  const name = /^hook\.(?<name>[^]*)\.[^.]*$/.exec(entry.key)?.groups?.["name"] ?? "";
  return (
    name.startsWith("commit-guard-") || ([...EVENTS, TRANSACTION].includes(name) && entry.key.endsWith(".enabled"))
  );
}

/** Git reads the clone's own hooks path after the include, whether that holds or not: the last value wins. */
function isOverruled(include: ConfigEntry, { config, commonDir, gitDir }: WorktreeSurvey): boolean {
  const own = new Set<string | null>([join(commonDir, "config"), join(gitDir, "config.worktree")]);
  const last = config.findLastIndex(({ key, file }) => key === "core.hookspath" && own.has(file));
  return last > config.indexOf(include);
}

/** What is said without the condition too, and is judged as such. */
function isInForce({ value }: ConfigEntry, { config, root, commonDir }: WorktreeSurvey): boolean {
  const unconditional = lastEntry(
    config.filter(({ file }) => file === join(commonDir, "config")),
    "core.hookspath",
  );
  const folder = unconditional === null ? join(commonDir, "hooks") : resolve(root, unconditional.value);
  return resolve(root, value) === folder;
}
