import type { GuardAnswer, Reply, ToolCall } from "../src/core/tool-call.ts";
import { innerObject, isText, type JsonObject, listOf, textOf, valueOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { noCall, readCall } from "./read-call.ts";
import { jsonReply, reasonOf } from "./replies.ts";

/**
 * Google Antigravity: https://antigravity.google/docs/hooks. It refuses when there is no decision, so an allowed call is
 * answered; that does not answer its own question to the user.
 */
export const antigravity: Protocol = {
  name: "antigravity",
  recognises: (payload) => innerObject(payload, "toolCall") !== null,
  read: readAntigravity,
  reply: replyAntigravity,
};

function readAntigravity(payload: JsonObject): ToolCall | null {
  const folder = listOf(payload, "workspacePaths").find(isText) ?? null;
  const call = innerObject(payload, "toolCall");
  if (call === null) {
    return valueOf(payload, "toolCall") === undefined && isOtherEvent(payload) ? noCall("event", folder) : null;
  }
  return readCall({ tool: textOf(call, "name"), input: valueOf(call, "args"), folder });
}

/** Around a call of the model and at the end there is no tool. */
function isOtherEvent(payload: JsonObject): boolean {
  return ["invocationNum", "terminationReason", "fullyIdle"].some((key) => valueOf(payload, key) !== undefined);
}

/** `ask` would be skipped for what the user once allowed for good. */
function replyAntigravity(answer: GuardAnswer): Reply {
  if (answer.verdict === "allow") {
    return jsonReply({ decision: "allow" });
  }
  return jsonReply({ decision: answer.verdict === "ask" ? "force_ask" : "deny", reason: reasonOf(answer) });
}
