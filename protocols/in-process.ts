import type { GuardAnswer, Reply, ToolCall } from "../src/core/tool-call.ts";
import { type JsonObject, textOf, valueOf } from "./json.ts";
import { readCall } from "./read-call.ts";
import { jsonReply, reasonOf } from "./replies.ts";

/**
 * For agents whose plugins run inside of them. Our own plugin (protocols/plugins) starts the guard with
 * `{"protocol":"opencode","tool":…,"args":…,"directory":…}` and takes anything but `{"decision":"allow"}` for a refusal.
 */
export function isFromPlugin(payload: JsonObject, name: string): boolean {
  return textOf(payload, "protocol") === name;
}

export function readFromPlugin(payload: JsonObject, isMcp: (tool: string) => boolean): ToolCall | null {
  const tool = textOf(payload, "tool");
  const input = valueOf(payload, "args");
  return readCall({ tool, input, folder: textOf(payload, "directory"), isMcp: tool !== null && isMcp(tool) });
}

export function replyToPlugin(answer: GuardAnswer): Reply {
  return jsonReply(answer.verdict === "allow" ? { decision: "allow" } : { decision: "deny", reason: reasonOf(answer) });
}
