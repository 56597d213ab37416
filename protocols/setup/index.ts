import { ampSetup } from "./amp.ts";
import { antigravitySetup } from "./antigravity.ts";
import { augmentSetup } from "./augment.ts";
import { claudeCodeSetup } from "./claude-code.ts";
import { clineSetup } from "./cline.ts";
import { codexSetup } from "./codex.ts";
import { copilotSetup } from "./copilot.ts";
import { crushSetup } from "./crush.ts";
import { cursorSetup } from "./cursor.ts";
import { droidSetup } from "./droid.ts";
import { geminiCliSetup } from "./gemini-cli.ts";
import { hermesSetup } from "./hermes.ts";
import { kimiSetup } from "./kimi.ts";
import { kiroSetup } from "./kiro.ts";
import { opencodeSetup } from "./opencode.ts";
import { qwenCodeSetup } from "./qwen-code.ts";
import type { Setup } from "./setup.ts";
import { windsurfSetup } from "./windsurf.ts";

/** Every agent that can be told to ask the guard, the most used first. */
export const setups: readonly Setup[] = [
  claudeCodeSetup,
  codexSetup,
  geminiCliSetup,
  cursorSetup,
  copilotSetup,
  windsurfSetup,
  clineSetup,
  kiroSetup,
  opencodeSetup,
  ampSetup,
  antigravitySetup,
  kimiSetup,
  hermesSetup,
  crushSetup,
  droidSetup,
  qwenCodeSetup,
  augmentSetup,
];

/** The setup of the agent that `--agents` names; null where there is none. */
export function findSetup(name: string): Setup | null {
  return setups.find((setup) => setup.name === name) ?? null;
}
