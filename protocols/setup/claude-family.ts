import type { JsonObject } from "../json.ts";
import { CANARY_COMMAND } from "./canary.ts";
import type { Denial, Entry, JsonFile } from "./setup.ts";

/** One group of a matcher with one hook, as Claude Code writes it and many follow. */
export function claudeEntry(at: readonly string[], matcher: string | null, hook: JsonObject): Entry {
  const hooks = [{ type: "command", ...hook }];
  return { at, value: matcher === null ? { hooks } : { matcher, hooks } };
}

export function claudeFile(path: string, matcher: string, hook: (command: string) => JsonObject): JsonFile {
  return {
    kind: "json",
    path,
    required: [],
    entries: (command) => [claudeEntry(["hooks", "PreToolUse"], matcher, hook(command))],
  };
}

export const CLAUDE_DENIAL: Denial = {
  json: { at: ["hookSpecificOutput", "permissionDecision"], is: "deny" },
  takesCode: true,
};

export function claudeCanary(cwd: string, tool: string): JsonObject {
  return {
    session_id: "canary",
    cwd,
    hook_event_name: "PreToolUse",
    tool_name: tool,
    tool_input: { command: CANARY_COMMAND },
  };
}
