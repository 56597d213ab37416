import { isClaudeShape, readClaudeShape } from "./claude-shape.ts";
import { textOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { claudeReply } from "./replies.ts";

/**
 * Kimi Code: https://moonshotai.github.io/kimi-code/en/customization/hooks. Claude's shape with a `tool_call_id`; of Claude's
 * decisions it knows "deny" only.
 */
export const kimi: Protocol = {
  name: "kimi",
  recognises: (payload) => isClaudeShape(payload) && textOf(payload, "tool_call_id") !== null,
  read: (payload) => readClaudeShape(payload),
  reply: (answer) => claudeReply(answer, false),
};
