/**
 * The model of the agent that started this process, where it tells its commands: variables that choose the model of a
 * session and are handed on. Null for every other agent: a sub-agent may run on a model of its own.
 */
export function sessionModel(agent: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const variable = VARIABLES.get(agent);
  const value = variable === undefined ? undefined : env[variable];
  return value === undefined || value === "" ? null : value;
}

const VARIABLES: ReadonlyMap<string, string> = new Map([
  ["claude-code", "ANTHROPIC_MODEL"],
  ["copilot", "COPILOT_MODEL"],
  ["gemini-cli", "GEMINI_MODEL"],
  ["goose", "GOOSE_MODEL"],
]);
