import { isClaudeShape, readClaudeShape } from "./claude-shape.ts";
import { textOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { claudeReply } from "./replies.ts";

/** Factory's Droid: https://docs.factory.ai/reference/hooks-reference. Claude's shape; its shell tool is `Execute`. */
export const droid: Protocol = {
  name: "droid",
  recognises: (payload) => isClaudeShape(payload) && TOOLS.has(textOf(payload, "tool_name") ?? ""),
  read: (payload) => readClaudeShape(payload),
  reply: (answer) => claudeReply(answer, true),
};

const TOOLS = new Set(["Execute", "Create", "ApplyPatch"]);
