import type { CommandRule } from "../src/core/rule.ts";
import { noBypassFlag } from "./no-bypass-flag.ts";
import { noHookSwitch } from "./no-hook-switch.ts";
import { noHookTampering } from "./no-hook-tampering.ts";
import { noHooksPath } from "./no-hooks-path.ts";
import { noPlumbingCommit } from "./no-plumbing-commit.ts";
import { noRemoteCommit } from "./no-remote-commit.ts";

/** By themselves, so that the guard loads no other rule. */
export const commandRules: readonly CommandRule[] = [
  noBypassFlag,
  noHooksPath,
  noHookSwitch,
  noHookTampering,
  noPlumbingCommit,
  noRemoteCommit,
];
