import type { GuardAnswer, Reply } from "../src/core/tool-call.ts";
import { eventOf } from "./claude-shape.ts";
import { type JsonObject, objectOf, textOf, valueOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { noCall, readCall } from "./read-call.ts";
import { jsonReply, reasonOf } from "./replies.ts";

/**
 * Gemini CLI: https://geminicli.com/docs/hooks/reference (google-gemini/gemini-cli, docs/hooks/reference.md). Its standard
 * output must be one JSON object.
 */
export const geminiCli: Protocol = {
  name: "gemini-cli",
  recognises: (payload) => EVENTS.has(eventOf(payload) ?? ""),
  read: readGemini,
  reply: replyGemini,
};

const EVENTS = new Set(["BeforeTool", "AfterTool", "BeforeAgent", "AfterAgent", "BeforeModel", "AfterModel"]);

function readGemini(payload: JsonObject): ReturnType<Protocol["read"]> {
  const folder = textOf(payload, "cwd");
  const tool = textOf(payload, "tool_name");
  const event = eventOf(payload) ?? "BeforeTool";
  if (event !== "BeforeTool") {
    return noCall(tool ?? event, folder);
  }
  const isMcp = objectOf(valueOf(payload, "mcp_context")) !== null;
  return readCall({ tool, input: valueOf(payload, "tool_input"), folder, isMcp });
}

/** Only newer versions act on "ask", older ones go on: a question is a refusal. */
function replyGemini(answer: GuardAnswer): Reply {
  return jsonReply(answer.verdict === "allow" ? {} : { decision: "deny", reason: reasonOf(answer) });
}
