import { eventOf, isClaudeShape, readClaudeShape } from "./claude-shape.ts";
import { textOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { claudeReply } from "./replies.ts";

/**
 * Codex (openai/codex, codex-rs/hooks/src/events/pre_tool_use.rs): Claude's shape with a turn and a model. It has no
 * "ask", takes "allow" for an error and goes on after any output that it does not know.
 */
export const codex: Protocol = {
  name: "codex",
  recognises: (payload) =>
    isClaudeShape(payload) &&
    eventOf(payload) !== null &&
    textOf(payload, "conversation_id") === null &&
    (textOf(payload, "turn_id") !== null || textOf(payload, "model") !== null),
  read: (payload) => readClaudeShape(payload),
  reply: (answer) => claudeReply(answer, false),
};
