import type { ToolCall } from "../src/core/tool-call.ts";
import { firstText, innerObject, type JsonObject, textOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { readCall } from "./read-call.ts";
import { codeReply } from "./replies.ts";

/**
 * A payload of nobody we know. What looks like a tool is judged. Code 2 with a reason is what most agents take for a
 * refusal; a text on standard output would be taken for anything.
 */
export const unknown: Protocol = {
  name: "unknown",
  recognises: () => true,
  read: readUnknown,
  reply: codeReply,
};

/** Unreadable where nothing in it looks like a tool: then nobody knows what was asked. */
function readUnknown(payload: JsonObject): ToolCall | null {
  const folder = firstText(payload, FOLDERS);
  const tool = firstText(payload, TOOLS);
  const inputKey = INPUTS.find((key) => innerObject(payload, key) !== null);
  const input = inputKey === undefined ? payload : (innerObject(payload, inputKey) ?? payload);
  const call = readCall({ tool: tool ?? "unknown", input, folder });
  return tool === null && call?.actions.length === 0 ? fromNested(payload, folder) : call;
}

const FOLDERS = ["cwd", "directory", "workspaceRoot", "workspace", "folder"];
const TOOLS = ["tool_name", "toolName", "tool", "name"];
const INPUTS = ["tool_input", "toolInput", "toolArgs", "input", "args", "arguments", "parameters", "params"];

/** One step further in, `{"event": {"command": "..."}}`, and no deeper. */
function fromNested(payload: JsonObject, folder: string | null): ToolCall | null {
  for (const key of Object.keys(payload)) {
    const inner = innerObject(payload, key);
    const tool = inner === null ? null : (firstText(inner, TOOLS) ?? "unknown");
    const call =
      inner === null ? null : readCall({ tool, input: inputOf(inner), folder: textOf(inner, "cwd") ?? folder });
    if (call !== null && call.actions.length > 0) {
      return call;
    }
  }
  return null;
}

function inputOf(inner: JsonObject): JsonObject {
  const key = INPUTS.find((name) => innerObject(inner, name) !== null);
  return key === undefined ? inner : (innerObject(inner, key) ?? inner);
}
