import { CANARY_COMMAND } from "./canary.ts";
import type { JsonFile, Setup } from "./setup.ts";

const MATCHER = "^(bash|write|edit|multiedit)$|^mcp_";

/** charmbracelet/crush, docs/hooks/README.md: seconds; no option to fail closed; sub-agents run without hooks. */
function file(path: string): JsonFile {
  return {
    kind: "json",
    path,
    required: [],
    entries: (command) => [
      { at: ["hooks", "PreToolUse"], value: { name: "commit-guard", matcher: MATCHER, command, timeout: 30 } },
    ],
  };
}

export const crushSetup: Setup = {
  name: "crush",
  title: "Crush",
  traces: ["crush.json", ".crush.json", ".crush", "CRUSH.md"],
  project: [file("crush.json")],
  user: [file("~/.config/crush/crush.json")],
  root: null,
  afterwards: [],
  canary: (cwd) => ({
    event: "PreToolUse",
    session_id: "canary",
    cwd,
    tool_name: "bash",
    tool_input: { command: CANARY_COMMAND },
  }),
  denial: { json: { at: ["decision"], is: "deny" }, takesCode: true },
};
