import { isAgentName } from "./agent-name.ts";
import { BUILT_IN } from "./built-in.ts";

export interface RunningAgent {
  readonly agent: string;
  /** The environment variable that gives it away. */
  readonly sign: string;
}

/** Which agent started this process, judged by environment variables that agents set for their commands. */
export function detectAgent(env: Readonly<Record<string, string | undefined>>): RunningAgent | null {
  const declared = declaredAgent(env["AI_AGENT"] ?? "");
  if (declared !== null) return { agent: declared, sign: "AI_AGENT" };
  for (const { variable, agent, value } of SIGNS) {
    const found = env[variable];
    if (isSet(found) && (value === undefined || found === value)) return { agent, sign: variable };
  }
  return null;
}

interface Sign {
  readonly variable: string;
  readonly agent: string;
  /** The one value that counts; any that does not mean "no", where it is missing. */
  readonly value?: string;
}

/**
 * Exact variables of commands that an agent runs. Left out on purpose, because people have them too: those of every
 * terminal in an editor (CURSOR_TRACE_ID, REPL_ID, CODEIUM_EDITOR_APP_ROOT) and those that configure a tool
 * (GOOSE_PROVIDER, COPILOT_MODEL, COPILOT_GITHUB_TOKEN).
 */
const SIGNS: readonly Sign[] = [
  { variable: "CLAUDECODE", agent: "claude-code" },
  { variable: "CLAUDE_CODE", agent: "claude-code" },
  { variable: "CLAUDE_CODE_ENTRYPOINT", agent: "claude-code" },
  { variable: "CLAUDE_CODE_IS_COWORK", agent: "claude-code" },
  { variable: "CURSOR_AGENT", agent: "cursor" },
  { variable: "CURSOR_EXTENSION_HOST_ROLE", agent: "cursor", value: "agent-exec" },
  { variable: "CODEX_THREAD_ID", agent: "codex" },
  { variable: "CODEX_SANDBOX", agent: "codex" },
  { variable: "CODEX_CI", agent: "codex" },
  { variable: "GEMINI_CLI", agent: "gemini-cli" },
  { variable: "COPILOT_CLI", agent: "copilot" },
  { variable: "COPILOT_AGENT", agent: "copilot" },
  { variable: "OPENCODE", agent: "opencode" },
  { variable: "AUGMENT_AGENT", agent: "augment" },
  { variable: "ANTIGRAVITY_AGENT", agent: "antigravity" },
  { variable: "QWEN_CODE", agent: "qwen-code" },
  { variable: "CRUSH", agent: "crush" },
  { variable: "AMP_CURRENT_THREAD_ID", agent: "amp" },
  { variable: "PI_CODING_AGENT", agent: "pi" },
  { variable: "JUNIE_DATA", agent: "junie" },
  { variable: "AGENT", agent: "amp", value: "amp" },
  { variable: "AGENT", agent: "crush", value: "crush" },
  { variable: "AGENT", agent: "goose", value: "goose" },
];

/** `AI_AGENT` is free text: a name, or a name with a version after "/", "@", "_" or a blank. */
function declaredAgent(value: string): string | null {
  if (!isSet(value)) return null;
  const whole = value.trim().toLowerCase();
  const name = whole.split(/[/@_\s]/)[0] ?? "";
  if (BUILT_IN.has(name)) return name;
  const spelled = [whole, name].find(isAgentName);
  return spelled ?? "unknown";
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && !/^(?:|0|false|no|off)$/i.test(value.trim());
}
