import type { JsonObject } from "../json.ts";
import { CANARY_COMMAND } from "./canary.ts";
import type { JsonFile, Setup } from "./setup.ts";

/** Shell and MCP tools have events of their own; a match here as well would judge them twice. */
const MATCHER = "Write|StrReplace|Edit|MultiEdit|EditNotebook|ApplyPatch|Delete";

/** https://cursor.com/docs/hooks: seconds. */
function file(path: string): JsonFile {
  return {
    kind: "json",
    path,
    required: [{ at: ["version"], value: 1 }],
    entries: (command) => [
      { at: ["hooks", "beforeShellExecution"], value: hook(command) },
      { at: ["hooks", "beforeMCPExecution"], value: hook(command) },
      { at: ["hooks", "preToolUse"], value: { ...hook(command), matcher: MATCHER } },
    ],
  };
}

function hook(command: string): JsonObject {
  return { command, timeout: 30, failClosed: true };
}

export const cursorSetup: Setup = {
  name: "cursor",
  title: "Cursor",
  traces: [".cursor", ".cursorrules"],
  project: [file(".cursor/hooks.json")],
  user: [file("~/.cursor/hooks.json")],
  root: null,
  afterwards: [],
  canary: (folder) => ({
    conversation_id: "canary",
    generation_id: "canary",
    hook_event_name: "beforeShellExecution",
    cursor_version: "canary",
    workspace_roots: [folder],
    command: CANARY_COMMAND,
    cwd: folder,
  }),
  denial: { json: { at: ["permission"], is: "deny" }, takesCode: true },
};
