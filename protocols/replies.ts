import type { GuardAnswer, Reply } from "../src/core/tool-call.ts";
import { formatJson, type JsonObject } from "./json.ts";

/** Nothing to say: what agents of the Claude family take for "go on by your own rules". */
export const SILENT: Reply = { out: "", err: "", code: 0 };

/** One JSON object and nothing else: many agents take any other text for a broken hook, and go on. */
export function jsonReply(object: JsonObject): Reply {
  return { out: `${formatJson(object) ?? "{}"}\n`, err: "", code: 0 };
}

/** For agents without JSON: code 2 stops the tool and the agent reads the reason. All else means "go on". */
export function codeReply(answer: GuardAnswer): Reply {
  return answer.verdict === "allow" ? SILENT : { out: "", err: `${reasonOf(answer)}\n`, code: 2 };
}

/** What a refusal says: never nothing, for some agents take code 2 without a reason for a broken hook. */
export function reasonOf(answer: GuardAnswer): string {
  return answer.say.trim() === "" ? "commit-guard: this is not allowed" : answer.say.trimEnd();
}

/**
 * The shape of Claude Code, which many follow:
 * https://code.claude.com/docs/en/hooks#pretooluse-decision-control
 */
export function claudeReply(answer: GuardAnswer, canAsk: boolean): Reply {
  if (answer.verdict === "allow") {
    return SILENT;
  }
  const decision = answer.verdict === "ask" && canAsk ? "ask" : "deny";
  return jsonReply({ hookSpecificOutput: claudeOutput(decision, reasonOf(answer)) });
}

export function claudeOutput(decision: "ask" | "deny", reason: string): JsonObject {
  return { hookEventName: "PreToolUse", permissionDecision: decision, permissionDecisionReason: reason };
}
