/**
 * Agents that have no file: the main session of a tool, and the sub-agents that a tool ships. They are credited as
 * `<agent> (<model>)`. Exact names, spelled so that they are agent names.
 */
export function isBuiltIn(agent: string): boolean {
  return BUILT_IN.has(agent);
}

export const BUILT_IN: ReadonlySet<string> = new Set([
  // main sessions
  "aider",
  "amp",
  "antigravity",
  "augment",
  "claude-code",
  "cline",
  "codebuddy",
  "codex",
  "continue",
  "copilot",
  "crush",
  "cursor",
  "devin",
  "droid",
  "gemini-cli",
  "goose",
  "jules",
  "junie",
  "kilo-code",
  "kimi",
  "kiro",
  "opencode",
  "openhands",
  "pi",
  "qwen-code",
  "roo-code",
  "trae",
  "warp",
  "windsurf",
  "zed",
  // sub-agents of Claude Code
  "claude-code-guide",
  "explore",
  "general-purpose",
  "output-style-setup",
  "plan",
  "statusline-setup",
]);
