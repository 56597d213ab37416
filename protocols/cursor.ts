import type { GuardAnswer, Reply, ToolCall } from "../src/core/tool-call.ts";
import { type JsonObject, isText, listOf, textOf, valueOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { noCall, readCall } from "./read-call.ts";
import { jsonReply, reasonOf } from "./replies.ts";

/**
 * Cursor: https://cursor.com/docs/hooks. The command stands at the top of `beforeShellExecution` and inside `tool_input` of
 * `preToolUse`. It takes invalid JSON for a refusal, so an allowed call is answered too.
 */
export const cursor: Protocol = {
  name: "cursor",
  recognises: isCursor,
  read: (payload) => {
    const event = eventOf(payload);
    const reader = READERS.get(event);
    return reader === undefined ? noCall(event, folderOf(payload)) : reader(payload);
  },
  reply: replyCursor,
};

const READERS: ReadonlyMap<string, (payload: JsonObject) => ToolCall | null> = new Map([
  ["beforeShellExecution", readShell],
  ["preToolUse", readTool],
  ["beforeMCPExecution", readMcp],
]);

/** Kiro too has an event `preToolUse`, and nothing of the rest. */
function isCursor(payload: JsonObject): boolean {
  const marks = ["cursor_version", "generation_id"].filter((key) => textOf(payload, key) !== null);
  const event = textOf(payload, "hook_event_name") ?? "";
  const isOwnEvent = /^(?:before|after)(?:Shell|MCP|Read|File|Submit|Agent|Tab)[A-Z]/i.test(event);
  const isTool = event === "preToolUse" && textOf(payload, "conversation_id") !== null;
  const isBare = event === "" && textOf(payload, "command") !== null && textOf(payload, "conversation_id") !== null;
  return marks.length > 0 || isOwnEvent || isTool || isBare;
}

/** A payload without the name of its event still shows which it is. */
function eventOf(payload: JsonObject): string {
  const isTool = textOf(payload, "tool_name") !== null;
  return textOf(payload, "hook_event_name") ?? (isTool ? "preToolUse" : "beforeShellExecution");
}

function readShell(payload: JsonObject): ToolCall | null {
  return readCall({ tool: "Shell", input: payload, folder: folderOf(payload) });
}

function readTool(payload: JsonObject): ToolCall | null {
  const tool = textOf(payload, "tool_name");
  return readCall({ tool, input: valueOf(payload, "tool_input"), folder: folderOf(payload) });
}

/** `tool_input` is JSON in a text here; `command` at the top is what started the server. */
function readMcp(payload: JsonObject): ToolCall | null {
  const tool = textOf(payload, "tool_name");
  return readCall({ tool, input: valueOf(payload, "tool_input"), folder: folderOf(payload), isMcp: true });
}

function folderOf(payload: JsonObject): string | null {
  const cwd = textOf(payload, "cwd");
  return cwd === null || cwd === "" ? (listOf(payload, "workspace_roots").find(isText) ?? null) : cwd;
}

/** Only the events of old can ask. */
function replyCursor(answer: GuardAnswer, payload: JsonObject | null): Reply {
  if (answer.verdict === "allow") {
    return jsonReply({ permission: "allow" });
  }
  const event = payload === null ? "" : eventOf(payload);
  const canAsk = event === "beforeShellExecution" || event === "beforeMCPExecution";
  const reason = reasonOf(answer);
  const permission = answer.verdict === "ask" && canAsk ? "ask" : "deny";
  return jsonReply({ permission, user_message: reason, agent_message: reason });
}
