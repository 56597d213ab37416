import { CANARY_COMMAND } from "./canary.ts";
import { claudeEntry } from "./claude-family.ts";
import type { JsonFile, Setup } from "./setup.ts";

const MATCHER = "run_shell_command|write_file|replace|mcp_.*";

/** google-gemini/gemini-cli, docs/hooks/reference.md: milliseconds; no option to fail closed. */
function file(path: string): JsonFile {
  return {
    kind: "json",
    path,
    required: [],
    entries: (command) => [
      claudeEntry(["hooks", "BeforeTool"], MATCHER, { name: "commit-guard", command, timeout: 30_000 }),
    ],
  };
}

export const geminiCliSetup: Setup = {
  name: "gemini-cli",
  title: "Gemini CLI",
  traces: [".gemini", "GEMINI.md"],
  project: [file(".gemini/settings.json")],
  user: [file("~/.gemini/settings.json")],
  root: '"$GEMINI_PROJECT_DIR"',
  afterwards: ["Gemini CLI runs hooks of a repository only in a folder that it trusts."],
  canary: (cwd) => ({
    session_id: "canary",
    cwd,
    hook_event_name: "BeforeTool",
    tool_name: "run_shell_command",
    tool_input: { command: CANARY_COMMAND },
  }),
  denial: { json: { at: ["decision"], is: "deny" }, takesCode: true },
};
