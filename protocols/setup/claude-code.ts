import { CLAUDE_DENIAL, claudeCanary, claudeFile } from "./claude-family.ts";
import type { Setup } from "./setup.ts";

const MATCHER = "Bash|PowerShell|Monitor|Write|Edit|MultiEdit|NotebookEdit|mcp__.*";

/** https://code.claude.com/docs/en/hooks: seconds; `onFailure` since 2.1.295. */
function hook(command: string): { readonly command: string; readonly timeout: number; readonly onFailure: string } {
  return { command, timeout: 30, onFailure: "block" };
}

export const claudeCodeSetup: Setup = {
  name: "claude-code",
  title: "Claude Code",
  traces: [".claude", "CLAUDE.md"],
  project: [claudeFile(".claude/settings.json", MATCHER, hook)],
  local: [claudeFile(".claude/settings.local.json", MATCHER, hook)],
  user: [claudeFile("~/.claude/settings.json", MATCHER, hook)],
  root: '"$CLAUDE_PROJECT_DIR"',
  afterwards: [],
  canary: (folder) => claudeCanary(folder, "Bash"),
  denial: CLAUDE_DENIAL,
};
