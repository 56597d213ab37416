import { isEssential } from "./cause.ts";
import { type HookRow, isAlive } from "./hook-row.ts";
import { HOSTS, type Host } from "./hosts.ts";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

export const SWITCHED_OFF = "It tells the hook manager to run nothing, and commits pass in silence.";

/** Switches of the hook managers that run us, set now. */
export function checkEnvironment(survey: Survey): readonly Problem[] {
  return hostsInUse(survey).flatMap(({ name, switches }) =>
    Object.entries(switches).flatMap(([variable, isOff]) => {
      const value = survey.env[variable];
      if (value === undefined || !isOff(value)) return [];
      return [
        {
          rule: "doctor-environment",
          severity: "error" as const,
          where: "the environment",
          what: `${variable}=${value} switches ${name} off`,
          why: SWITCHED_OFF,
          next: [{ say: "Take it out of the environment:", run: `unset ${variable}` }] as const,
        },
      ];
    }),
  );
}

/** Hook managers that are the only way to commit-guard at some event. */
export function hostsInUse({ worktrees }: Survey): readonly Host[] {
  const rows = worktrees.flatMap(({ hooks }) => hooks).filter((row) => isEssential(row) && dependsOnFile(row));
  return HOSTS.filter(({ name }) => rows.some(({ file }) => file.via === name));
}

function dependsOnFile({ file, config }: HookRow): boolean {
  return isAlive(file) && (config === null || !isAlive(config));
}
