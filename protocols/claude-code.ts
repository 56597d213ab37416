import { isClaudeShape, readClaudeShape } from "./claude-shape.ts";
import type { Protocol } from "./protocol.ts";
import { claudeReply } from "./replies.ts";

/** Claude Code, the shape that others follow: https://code.claude.com/docs/en/hooks#pretooluse-input */
export const claudeCode: Protocol = {
  name: "claude-code",
  recognises: isClaudeShape,
  read: (payload) => readClaudeShape(payload),
  reply: (answer) => claudeReply(answer, true),
};
