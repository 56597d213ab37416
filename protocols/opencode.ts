import { isFromPlugin, readFromPlugin, replyToPlugin } from "./in-process.ts";
import type { Protocol } from "./protocol.ts";
import { kindOf } from "./tools.ts";

/** opencode: https://opencode.ai/docs/plugins, through the plugin that init writes. */
export const opencode: Protocol = {
  name: "opencode",
  recognises: (payload) => isFromPlugin(payload, "opencode"),
  read: (payload) => readFromPlugin(payload, isMcpTool),
  reply: replyToPlugin,
};

/** It names a tool of an MCP server `<server>_<tool>`; few of its own have such a name. */
function isMcpTool(tool: string): boolean {
  return tool.includes("_") && kindOf(tool) === "other" && !OWN.has(tool);
}

const OWN = new Set(["plan_enter", "plan_exit", "todo_read", "todo_write"]);
