import { CANARY_COMMAND } from "./canary.ts";
import type { JsonFile, Setup } from "./setup.ts";

/** https://docs.windsurf.com/windsurf/cascade/hooks: no timeout, no option to fail closed. */
function file(path: string): JsonFile {
  return {
    kind: "json",
    path,
    required: [],
    entries: (command) => EVENTS.map((event) => ({ at: ["hooks", event], value: { command, show_output: false } })),
  };
}

const EVENTS = ["pre_run_command", "pre_write_code", "pre_mcp_tool_use"];

export const windsurfSetup: Setup = {
  name: "windsurf",
  title: "Windsurf",
  traces: [".windsurf", ".windsurfrules"],
  project: [file(".windsurf/hooks.json")],
  user: [file("~/.codeium/windsurf/hooks.json")],
  root: null,
  afterwards: [],
  canary: (cwd) => ({
    agent_action_name: "pre_run_command",
    trajectory_id: "canary",
    execution_id: "canary",
    tool_info: { command_line: CANARY_COMMAND, cwd },
  }),
  denial: { json: null, takesCode: true },
};
