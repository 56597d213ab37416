import { CLAUDE_DENIAL, claudeCanary, claudeFile } from "./claude-family.ts";
import type { Setup } from "./setup.ts";

const MATCHER = "^(Bash|shell|local_shell|exec_command|apply_patch|Edit|Write|mcp__.*)$";

/** https://developers.openai.com/codex/hooks: seconds; no option to fail closed. */
function hook(command: string): { readonly command: string; readonly timeout: number } {
  return { command, timeout: 30 };
}

export const codexSetup: Setup = {
  name: "codex",
  title: "Codex",
  traces: [".codex"],
  project: [claudeFile(".codex/hooks.json", MATCHER, hook)],
  user: [claudeFile("~/.codex/hooks.json", MATCHER, hook)],
  root: '"$(git rev-parse --show-toplevel)"',
  afterwards: [
    "Codex runs hooks of a repository only once they are trusted: open Codex there and approve them in /hooks.",
  ],
  canary: (folder) => ({ ...claudeCanary(folder, "Bash"), turn_id: "canary", model: "canary", transcript_path: null }),
  denial: CLAUDE_DENIAL,
};
