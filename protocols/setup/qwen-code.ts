import { CLAUDE_DENIAL, claudeCanary, claudeFile } from "./claude-family.ts";
import type { Setup } from "./setup.ts";

const MATCHER = "run_shell_command|write_file|edit|replace|notebook_edit|mcp__.*";

/** https://qwenlm.github.io/qwen-code-docs/en/users/features/hooks: milliseconds. */
function hook(command: string): { readonly [key: string]: string | number } {
  return { name: "commit-guard", command, timeout: 30_000 };
}

export const qwenCodeSetup: Setup = {
  name: "qwen-code",
  title: "Qwen Code",
  traces: [".qwen", "QWEN.md"],
  project: [claudeFile(".qwen/settings.json", MATCHER, hook)],
  user: [claudeFile("~/.qwen/settings.json", MATCHER, hook)],
  root: '"$QWEN_PROJECT_DIR"',
  afterwards: ["Qwen Code runs hooks of a repository only in a folder that it trusts."],
  canary: (folder) => claudeCanary(folder, "run_shell_command"),
  denial: CLAUDE_DENIAL,
};
