import { eventOf, readClaudeShape } from "./claude-shape.ts";
import type { Protocol } from "./protocol.ts";
import { codeReply } from "./replies.ts";

/**
 * Kiro CLI, once Amazon Q Developer CLI: https://kiro.dev/docs/cli/hooks (aws/amazon-q-developer-cli, docs/hooks.md). Code 2
 * with a reason refuses; nothing else does.
 */
export const kiro: Protocol = {
  name: "kiro",
  recognises: (payload) => EVENTS.has(eventOf(payload) ?? ""),
  read: (payload) => readClaudeShape(payload, eventOf(payload) === "PreToolUse" ? "PreToolUse" : "preToolUse"),
  reply: codeReply,
};

const EVENTS = new Set(["agentSpawn", "userPromptSubmit", "preToolUse", "postToolUse", "stop"]);
