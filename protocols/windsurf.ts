import type { ToolCall } from "../src/core/tool-call.ts";
import { innerObject, type JsonObject, textOf, valueOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { noCall, readCall } from "./read-call.ts";
import { codeReply } from "./replies.ts";

/** Windsurf's Cascade, which knows no JSON answer: https://docs.windsurf.com/windsurf/cascade/hooks */
export const windsurf: Protocol = {
  name: "windsurf",
  recognises: (payload) => textOf(payload, "agent_action_name") !== null || valueOf(payload, "tool_info") !== undefined,
  read: readWindsurf,
  reply: codeReply,
};

function readWindsurf(payload: JsonObject): ToolCall | null {
  const action = textOf(payload, "agent_action_name");
  const info = innerObject(payload, "tool_info");
  const tool = action === null ? null : TOOLS.get(action);
  if (action === null || (tool !== undefined && info === null)) {
    return null;
  }
  return tool === undefined || info === null ? noCall(action, null) : readInfo(action, tool ?? action, info);
}

const TOOLS: ReadonlyMap<string, string> = new Map([
  ["pre_run_command", "run_command"],
  ["pre_write_code", "write_code"],
  ["pre_mcp_tool_use", "mcp"],
]);

function readInfo(action: string, tool: string, info: JsonObject): ToolCall | null {
  const folder = textOf(info, "cwd");
  if (action !== "pre_mcp_tool_use") {
    return readCall({ tool, input: info, folder });
  }
  const server = textOf(info, "mcp_server_name") ?? "unknown";
  const name = textOf(info, "mcp_tool_name");
  const input = valueOf(info, "mcp_tool_arguments");
  return readCall({ tool: name === null ? null : `mcp__${server}__${name}`, input, folder, isMcp: true });
}
