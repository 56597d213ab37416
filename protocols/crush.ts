import { noCall, readCall } from "./read-call.ts";
import { type JsonObject, textOf, valueOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { jsonReply, reasonOf, SILENT } from "./replies.ts";

/** Crush (charmbracelet/crush, docs/hooks/README.md). "allow" would skip its own question to the user, so it stays silent. */
export const crush: Protocol = {
  name: "crush",
  recognises: (payload) => textOf(payload, "event") !== null && textOf(payload, "tool_name") !== null,
  read: readCrush,
  reply: (answer) => (answer.verdict === "allow" ? SILENT : jsonReply({ decision: "deny", reason: reasonOf(answer) })),
};

function readCrush(payload: JsonObject): ReturnType<Protocol["read"]> {
  const folder = textOf(payload, "cwd");
  const tool = textOf(payload, "tool_name");
  const event = textOf(payload, "event") ?? EVENT;
  // Crush takes the name of the event in any case, with and without "_".
  const isBefore = event.toLowerCase().replaceAll("_", "") === EVENT.toLowerCase();
  return isBefore ? readCall({ tool, input: valueOf(payload, "tool_input"), folder }) : noCall(tool ?? event, folder);
}

const EVENT = "PreToolUse";
