import { CLAUDE_DENIAL, claudeCanary } from "./claude-family.ts";
import type { BlockFile, Setup } from "./setup.ts";

/**
 * https://moonshotai.github.io/kimi-code/en/customization/hooks: TOML, these four fields and no other, seconds. Nothing is
 * read from a repository.
 */
const config: BlockFile = {
  kind: "block",
  path: "~/.kimi-code/config.toml",
  begin: "# BEGIN commit-guard",
  end: "# END commit-guard",
  content: (command) =>
    `[[hooks]]\nevent = "PreToolUse"\nmatcher = "${MATCHER}"\ncommand = ${tomlText(command)}\ntimeout = 30\n`,
  refusedBy: String.raw`^\s*hooks\s*=`,
};

const MATCHER = "Bash|Shell|Write|WriteFile|Edit|StrReplaceFile|mcp__.*";

/** A basic string of TOML escapes as JSON does, and DEL besides. */
function tomlText(text: string): string {
  return JSON.stringify(text).replaceAll("\u{7F}", String.raw`\u007F`);
}

export const kimiSetup: Setup = {
  name: "kimi",
  title: "Kimi Code",
  traces: ["~/.kimi-code"],
  project: [],
  user: [config],
  root: null,
  afterwards: [],
  canary: (folder) => ({ ...claudeCanary(folder, "Bash"), tool_call_id: "canary" }),
  denial: CLAUDE_DENIAL,
};
