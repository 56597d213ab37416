import { CANARY_COMMAND } from "./canary.ts";
import { CLAUDE_DENIAL, claudeFile } from "./claude-family.ts";
import type { Setup } from "./setup.ts";

const MATCHER = "launch-process|write-process|save-file|str-replace-editor|remove-files|apply_patch|mcp:.*";

/** https://docs.augmentcode.com/cli/hooks: milliseconds. */
function hook(command: string): { readonly command: string; readonly timeout: number } {
  return { command, timeout: 30_000 };
}

export const augmentSetup: Setup = {
  name: "augment",
  title: "Augment",
  traces: [".augment", ".augment-guidelines"],
  project: [claudeFile(".augment/settings.json", MATCHER, hook)],
  user: [claudeFile("~/.augment/settings.json", MATCHER, hook)],
  root: null,
  afterwards: [],
  canary: (folder) => ({
    hook_event_name: "PreToolUse",
    conversation_id: "canary",
    workspace_roots: [folder],
    tool_name: "launch-process",
    tool_input: { command: CANARY_COMMAND, cwd: folder },
  }),
  denial: CLAUDE_DENIAL,
};
