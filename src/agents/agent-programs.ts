/** A coding agent that runs in a terminal, by what is started. */
export interface AgentProgram {
  /** As `Assisted-By` names it, where it is a known one. */
  readonly agent: string;
  /** Names of its program, or of the script that an interpreter runs; exact, without the ending of a script. */
  readonly programs: readonly string[];
  /** Folders that only its scripts lie in: the name of its package. */
  readonly folders?: readonly string[];
}

/**
 * Programs that only an agent is. Left out on purpose, because people work in them too: editors with an agent in them
 * (`cursor`, `windsurf`, `antigravity`, `kiro`, `code`, `zed`) and names that belong to others (`q`, `pi`, `agent`).
 */
export const AGENT_PROGRAMS: readonly AgentProgram[] = [
  { agent: "claude-code", programs: ["claude"], folders: ["@anthropic-ai/claude-code", ".local/share/claude"] },
  { agent: "codex", programs: ["codex"], folders: ["@openai/codex"] },
  { agent: "gemini-cli", programs: ["gemini"], folders: ["@google/gemini-cli"] },
  { agent: "cursor", programs: ["cursor-agent"], folders: [".local/share/cursor-agent"] },
  { agent: "copilot", programs: ["copilot"], folders: ["@github/copilot"] },
  { agent: "opencode", programs: ["opencode"], folders: ["opencode-ai"] },
  { agent: "amp", programs: ["amp"], folders: ["@sourcegraph/amp"] },
  { agent: "aider", programs: ["aider"] },
  { agent: "goose", programs: ["goose"] },
  { agent: "crush", programs: ["crush"], folders: ["@charmland/crush"] },
  { agent: "cline", programs: ["cline"] },
  { agent: "kiro", programs: ["kiro-cli", "kiro-cli-chat", "qchat"] },
  { agent: "qwen-code", programs: ["qwen"], folders: ["@qwen-code/qwen-code"] },
  { agent: "droid", programs: ["droid"] },
  { agent: "augment", programs: ["auggie"], folders: ["@augmentcode/auggie"] },
  { agent: "kimi", programs: ["kimi", "kimi-cli"] },
  { agent: "junie", programs: ["junie"] },
  { agent: "openhands", programs: ["openhands"] },
  { agent: "pi", programs: [], folders: ["@mariozechner/pi-coding-agent"] },
];
