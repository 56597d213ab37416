import { isClaudeShape, readClaudeShape } from "./claude-shape.ts";
import { textOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { claudeReply } from "./replies.ts";

/** Augment's Auggie: https://docs.augmentcode.com/cli/hooks. Claude's shape with the names of a conversation; no "ask". */
export const augment: Protocol = {
  name: "augment",
  recognises: (payload) => isClaudeShape(payload) && textOf(payload, "conversation_id") !== null,
  read: (payload) => readClaudeShape(payload),
  reply: (answer) => claudeReply(answer, false),
};
