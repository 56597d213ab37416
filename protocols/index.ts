import { claudeCode } from "./claude-code.ts";
import { codex } from "./codex.ts";
import { copilot } from "./copilot.ts";
import { cursor } from "./cursor.ts";
import { geminiCli } from "./gemini-cli.ts";
import type { JsonObject } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { unknown } from "./unknown.ts";

/** Every protocol, the most specific shape first: many agents share most of Claude's, so it comes last. */
export const protocols: readonly Protocol[] = [cursor, geminiCli, codex, copilot, claudeCode];

/** The protocol that `--agent` names; null where there is none. */
export function findProtocol(name: string): Protocol | null {
  return protocols.find((protocol) => protocol.name === name) ?? null;
}

/** The protocol that a payload follows, to judge by its shape; `unknown` where it is of none. */
export function detectProtocol(payload: JsonObject | null): Protocol {
  return (payload === null ? undefined : protocols.find(({ recognises }) => recognises(payload))) ?? unknown;
}
