import type { GuardAnswer, Reply, ToolCall } from "../src/core/tool-call.ts";
import { eventOf, readClaudeShape } from "./claude-shape.ts";
import { type JsonObject, textOf, valueOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { readCall } from "./read-call.ts";
import { claudeOutput, claudeReply, jsonReply, reasonOf, SILENT } from "./replies.ts";

/**
 * GitHub Copilot. Its CLI and cloud agent send `toolName` and `toolArgs`, JSON in a text
 * (https://docs.github.com/en/copilot/reference/hooks-reference); VS Code sends Claude's shape and wants Claude's answer
 * (https://code.visualstudio.com/docs/agents/reference/hooks-reference).
 */
export const copilot: Protocol = {
  name: "copilot",
  recognises: (payload) => isCli(payload) || isVsCode(payload),
  read: (payload) => (isCli(payload) ? readCli(payload) : readClaudeShape(payload)),
  reply: replyCopilot,
};

function isCli(payload: JsonObject): boolean {
  return valueOf(payload, "toolName") !== undefined || valueOf(payload, "toolArgs") !== undefined;
}

function isVsCode(payload: JsonObject): boolean {
  const hasTime = valueOf(payload, "timestamp") !== undefined;
  return textOf(payload, "hookEventName") !== null || (hasTime && /^[A-Z]/.test(eventOf(payload) ?? ""));
}

/** None of its own tools has a dash in its name; those of MCP servers are `<server>-<tool>`. */
function readCli(payload: JsonObject): ToolCall | null {
  const tool = textOf(payload, "toolName");
  const isMcp = tool?.includes("-") === true;
  return readCall({ tool, input: valueOf(payload, "toolArgs"), folder: textOf(payload, "cwd"), isMcp });
}

/** Where nobody can tell who asks, the answer is written for both. */
function replyCopilot(answer: GuardAnswer, payload: JsonObject | null): Reply {
  if (answer.verdict === "allow") {
    return SILENT;
  }
  if (payload !== null && !isCli(payload)) {
    return claudeReply(answer, true);
  }
  const permissionDecision = answer.verdict;
  const permissionDecisionReason = reasonOf(answer);
  const flat = { permissionDecision, permissionDecisionReason };
  return jsonReply(
    payload === null
      ? { ...flat, hookSpecificOutput: claudeOutput(permissionDecision, permissionDecisionReason) }
      : flat,
  );
}
