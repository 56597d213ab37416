import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

/** What is known on Linux and macOS only. */
export function checkPlatform({ platform }: Survey): readonly Problem[] {
  if (platform !== "win32") return [];
  return [
    {
      rule: "doctor-windows",
      severity: "warning",
      where: "this machine",
      what: "Windows has no run bits and tells no process's ancestors by /proc",
      why: "That a hook can run, and that --no-verify is refused, is proved on Linux and macOS, not here.",
      next: [{ say: "Let CI run commit-guard check: its verdict does not depend on the machine." }],
    },
  ];
}
