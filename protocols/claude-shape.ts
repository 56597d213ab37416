import type { ToolCall } from "../src/core/tool-call.ts";
import { type JsonObject, textOf, valueOf } from "./json.ts";
import { noCall, readCall } from "./read-call.ts";

/**
 * Reads the payload that Claude Code made and many agents share: `hook_event_name`, `cwd`, `tool_name`, `tool_input`.
 * Another event than the one before a tool does nothing.
 */
export function readClaudeShape(payload: JsonObject, event = "PreToolUse"): ToolCall | null {
  const folder = textOf(payload, "cwd");
  const tool = textOf(payload, "tool_name");
  const given = eventOf(payload) ?? event;
  return given === event
    ? readCall({ tool, input: valueOf(payload, "tool_input"), folder })
    : noCall(tool ?? given, folder);
}

/** VS Code writes it in one word. */
export function eventOf(payload: JsonObject): string | null {
  return textOf(payload, "hook_event_name") ?? textOf(payload, "hookEventName");
}

export function isClaudeShape(payload: JsonObject): boolean {
  const event = eventOf(payload);
  return event === null ? textOf(payload, "tool_name") !== null : /^[A-Z]/.test(event);
}
