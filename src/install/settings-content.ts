/** What a person may choose when the settings are written. */
export interface PolicyChoice {
  /** `"mode": "report"`: nothing is refused yet. */
  readonly reportOnly: boolean;
  /** Only commits of agents must say who assisted. */
  readonly agentsOnly: boolean;
}

export const STRICT: PolicyChoice = { reportOnly: false, agentsOnly: false };

/** More ids than this stand on one line, or the commit of the settings would be over its own limit. */
const MOST_LINES = 400;

/** `commit-guard.json`: preset strict, with what was there before as baseline. `inRepository` is the package's path. */
export function createSettings(inRepository: string, baseline: readonly string[], choice: PolicyChoice): string {
  const content = {
    $schema: `./${inRepository}/commit-guard.schema.json`,
    extends: "strict",
    ...(choice.reportOnly ? { mode: "report" } : {}),
    ...(choice.agentsOnly ? { rules: { "assisted-by": ["error", { require: "agents" }] } } : {}),
    ...(baseline.length > 0 ? { baseline } : {}),
  };
  const text = JSON.stringify(content, null, 2);
  return `${baseline.length > MOST_LINES ? text.replaceAll(/",\n {4}"/g, '", "') : text}\n`;
}
