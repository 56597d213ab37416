import { CANARY_COMMAND } from "./canary.ts";
import { claudeEntry } from "./claude-family.ts";
import type { JsonFile, Setup } from "./setup.ts";

/** https://antigravity.google/docs/hooks: a name, then events; seconds; no answer is a refusal; no matcher matches all. */
function file(path: string): JsonFile {
  return {
    kind: "json",
    path,
    required: [],
    entries: (command) => [claudeEntry(["commit-guard", "PreToolUse"], null, { command, timeout: 30 })],
  };
}

export const antigravitySetup: Setup = {
  name: "antigravity",
  title: "Antigravity",
  traces: [".agents/hooks.json", ".agent", "~/.gemini/antigravity-cli"],
  project: [file(".agents/hooks.json")],
  user: [file("~/.gemini/config/hooks.json")],
  root: null,
  afterwards: [],
  canary: (folder) => ({
    toolCall: { name: "run_command", args: { CommandLine: CANARY_COMMAND, Cwd: folder } },
    stepIdx: 0,
    conversationId: "canary",
    workspacePaths: [folder],
  }),
  denial: { json: { at: ["decision"], is: "deny" }, takesCode: false },
};
