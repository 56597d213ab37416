import type { GuardAnswer, Reply, ToolCall } from "../src/core/tool-call.ts";
import { innerObject, isText, type JsonObject, listOf, textOf, valueOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { noCall, readCall } from "./read-call.ts";
import { jsonReply, reasonOf } from "./replies.ts";

/** Cline: https://docs.cline.bot/features/hooks/hook-reference (cline/cline, docs/features/hooks/hook-reference.mdx). */
export const cline: Protocol = {
  name: "cline",
  recognises: (payload) =>
    textOf(payload, "hookName") !== null ||
    textOf(payload, "clineVersion") !== null ||
    innerObject(payload, "preToolUse") !== null,
  read: readCline,
  reply: replyCline,
};

function readCline(payload: JsonObject): ToolCall | null {
  const folder = listOf(payload, "workspaceRoots").find(isText) ?? null;
  const event = textOf(payload, "hookName") ?? "PreToolUse";
  if (event !== "PreToolUse") {
    return noCall(event, folder);
  }
  const use = innerObject(payload, "preToolUse");
  return use === null ? null : readUse(use, folder);
}

/** Its tools of MCP servers come through one tool of its own, or under names that hold `0mcp0`. */
function readUse(use: JsonObject, folder: string | null): ToolCall | null {
  const tool = textOf(use, "toolName");
  const input = valueOf(use, "parameters");
  const given = innerObject(use, "parameters");
  if (tool !== "use_mcp_tool" || given === null) {
    return readCall({ tool, input, folder, isMcp: tool?.includes("0mcp0") === true });
  }
  const server = textOf(given, "server_name") ?? "unknown";
  const name = textOf(given, "tool_name");
  const inner = innerObject(given, "arguments") ?? valueOf(given, "arguments");
  return readCall({ tool: name === null ? null : `mcp__${server}__${name}`, input: inner, folder, isMcp: true });
}

/** `errorMessage` is for the person, `contextModification` for the model. */
function replyCline(answer: GuardAnswer): Reply {
  if (answer.verdict === "allow") {
    return jsonReply({ cancel: false });
  }
  const reason = reasonOf(answer);
  return jsonReply({ cancel: true, errorMessage: reason, contextModification: reason });
}
