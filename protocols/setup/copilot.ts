import { CANARY_COMMAND } from "./canary.ts";
import { formatFile } from "./format-file.ts";
import type { OwnFile, Setup } from "./setup.ts";

/** https://docs.github.com/en/copilot/reference/hooks-reference: every file of the folder is read; seconds; no matcher. */
function file(path: string): OwnFile {
  return {
    kind: "file",
    path,
    isExecutable: false,
    content: (command) =>
      formatFile({ version: 1, hooks: { preToolUse: [{ type: "command", bash: command, timeoutSec: 30 }] } }),
  };
}

export const copilotSetup: Setup = {
  name: "copilot",
  title: "GitHub Copilot",
  traces: [".github/copilot-instructions.md", ".github/hooks", ".github/agents"],
  project: [file(".github/hooks/commit-guard.json")],
  user: [file("~/.copilot/hooks/commit-guard.json")],
  root: null,
  afterwards: ["The cloud agent reads hooks from the default branch only."],
  canary: (cwd) => ({
    sessionId: "canary",
    timestamp: 0,
    cwd,
    toolName: "bash",
    toolArgs: `{"command":"${CANARY_COMMAND}"}`,
  }),
  denial: { json: { at: ["permissionDecision"], is: "deny" }, takesCode: true },
};
