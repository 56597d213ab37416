import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

/** Settings that do not load make every hook refuse; those that only report let everything pass, if by intent. */
export function checkSettings({ settingsFault, reportsOnly, repository }: Survey): readonly Problem[] {
  const where = `the settings of '${repository.root}'`;
  if (settingsFault !== null) return [{ ...BROKEN, where, what: settingsFault }];
  return reportsOnly ? [{ ...REPORTING, where }] : [];
}

const BROKEN: Omit<Problem, "where" | "what"> = {
  rule: "doctor-settings",
  severity: "warning",
  why: "Hooks refuse what they cannot judge: nothing can be committed until the settings load.",
  next: [{ say: "Correct what is named above." }],
};

/** Its rule. */
export const REPORT_MODE = "doctor-report-mode";

const REPORTING: Omit<Problem, "where"> = {
  rule: REPORT_MODE,
  severity: "error",
  what: '"mode" is "report": the hooks run and refuse nothing',
  why: "It is meant for the time in which a policy is adopted; until it is over, any commit passes.",
  next: [{ say: "When that is over, take 'mode' out of the settings." }],
};
