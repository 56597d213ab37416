import { eventOf, readClaudeShape } from "./claude-shape.ts";
import type { Protocol } from "./protocol.ts";
import { jsonReply, reasonOf, SILENT } from "./replies.ts";

/** Hermes Agent (NousResearch/hermes-agent, agent/shell_hooks.py): Claude's shape, its own event, its own answer. */
export const hermes: Protocol = {
  name: "hermes",
  recognises: (payload) => eventOf(payload) === EVENT,
  read: (payload) => readClaudeShape(payload, EVENT),
  reply: (answer) => (answer.verdict === "allow" ? SILENT : jsonReply({ action: "block", message: reasonOf(answer) })),
};

const EVENT = "pre_tool_call";
