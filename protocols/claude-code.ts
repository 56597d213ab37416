import { isClaudeShape, readClaudeShape } from "./claude-shape.ts";
import { type JsonObject, textOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { claudeReply } from "./replies.ts";

/** Claude Code, the shape that others follow: https://code.claude.com/docs/en/hooks#pretooluse-input */
export const claudeCode: Protocol = {
  name: "claude-code",
  recognises: isClaudeShape,
  read: (payload) => readClaudeShape(payload),
  reply: (answer, payload) => claudeReply(answer, payload !== null && asksPeople(payload)),
};

/** In other modes it goes on without asking, whatever a hook says (anthropics/claude-code, issue 89561). */
function asksPeople(payload: JsonObject): boolean {
  const mode = textOf(payload, "permission_mode");
  return mode === null || ["default", "acceptEdits", "plan"].includes(mode);
}
