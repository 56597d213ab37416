import { commandRules } from "../../rules/command-rules.ts";
import type { CommandScope } from "../../src/core/check-command.ts";
import type { ToolAction } from "../../src/core/tool-call.ts";
import { type JudgedCall, judgeCall } from "../../src/guard/judge-call.ts";
import type { World } from "../../src/shell/run.ts";
import { corpusWorld } from "./guard-world.ts";

/** Every command rule, as an error. */
export const STRICTEST: CommandScope = {
  rules: commandRules,
  settings: Object.fromEntries(
    commandRules.map(({ id }) => [id, { severity: "error", options: {}, waivable: false }] as const),
  ),
};

/** What the guard says of a shell command in the repository of the corpus. */
export function judgeText(command: string, world: World = corpusWorld): JudgedCall {
  return judgeAction({ kind: "shell", command, shell: "posix" }, world);
}

export function judgeAction(action: ToolAction, world: World = corpusWorld): JudgedCall {
  const call = { tool: "Bash", folder: "/work/project", actions: [action] };
  return judgeCall(call, STRICTEST, { world, hasTime: () => true });
}
