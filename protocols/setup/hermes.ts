import { CANARY_COMMAND } from "./canary.ts";
import type { HandFile, Setup } from "./setup.ts";

/** NousResearch/hermes-agent, agent/shell_hooks.py: YAML with comments, seconds. */
const config: HandFile = {
  kind: "hand",
  path: "~/.hermes/config.yaml",
  content: (command) =>
    `hooks:\n  pre_tool_call:\n    - matcher: "terminal|write_file|patch|mcp_.*"\n      command: ${JSON.stringify(command)}\n      timeout: 30\n`,
};

export const hermesSetup: Setup = {
  name: "hermes",
  title: "Hermes Agent",
  traces: ["~/.hermes"],
  project: [],
  user: [config],
  root: null,
  afterwards: ["Hermes asks once whether it may run the hook."],
  canary: (cwd) => ({
    hook_event_name: "pre_tool_call",
    session_id: "canary",
    cwd,
    tool_name: "terminal",
    tool_input: { command: CANARY_COMMAND },
  }),
  denial: { json: { at: ["action"], is: "block" }, takesCode: false },
};
