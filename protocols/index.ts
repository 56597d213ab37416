import { amp } from "./amp.ts";
import { antigravity } from "./antigravity.ts";
import { augment } from "./augment.ts";
import { claudeCode } from "./claude-code.ts";
import { cline } from "./cline.ts";
import { codex } from "./codex.ts";
import { copilot } from "./copilot.ts";
import { crush } from "./crush.ts";
import { cursor } from "./cursor.ts";
import { droid } from "./droid.ts";
import { geminiCli } from "./gemini-cli.ts";
import { hermes } from "./hermes.ts";
import type { JsonObject } from "./json.ts";
import { kimi } from "./kimi.ts";
import { kiro } from "./kiro.ts";
import { opencode } from "./opencode.ts";
import type { Protocol } from "./protocol.ts";
import { qwenCode } from "./qwen-code.ts";
import { unknown } from "./unknown.ts";
import { windsurf } from "./windsurf.ts";

/** Every protocol, the most specific shape first: many agents share most of Claude's, so it comes last. */
export const protocols: readonly Protocol[] = [
  opencode,
  amp,
  windsurf,
  antigravity,
  cline,
  cursor,
  geminiCli,
  hermes,
  kiro,
  kimi,
  augment,
  codex,
  droid,
  qwenCode,
  copilot,
  crush,
  claudeCode,
];

/** The protocol that `--agent` names; null where there is none. */
export function findProtocol(name: string): Protocol | null {
  return protocols.find((protocol) => protocol.name === name) ?? null;
}

/** The protocol that a payload follows, to judge by its shape; `unknown` where it is of none. */
export function detectProtocol(payload: JsonObject | null): Protocol {
  return (payload === null ? undefined : protocols.find(({ recognises }) => recognises(payload))) ?? unknown;
}
