import { CANARY_COMMAND } from "./canary.ts";
import { formatFile } from "./format-file.ts";
import type { JsonFile, OwnFile, Setup } from "./setup.ts";

/** https://kiro.dev/docs/cli/v3/hooks, also Kiro IDE 1.0: for all agents of a workspace; seconds; no matcher matches all. */
function file(path: string): OwnFile {
  return {
    kind: "file",
    path,
    isExecutable: false,
    content: (command) => formatFile({ version: "v1", hooks: [hook(command)] }),
  };
}

function hook(command: string): {
  readonly [key: string]: string | number | boolean | { readonly [key: string]: string };
} {
  return {
    name: "commit-guard",
    trigger: "PreToolUse",
    action: { type: "command", command },
    timeout: 30,
    enabled: true,
  };
}

/** Before version 3 each agent has hooks of its own: https://kiro.dev/docs/cli/hooks. Milliseconds. */
function agents(path: string): JsonFile {
  return {
    kind: "json",
    path,
    required: [],
    entries: (command) => [{ at: ["hooks", "preToolUse"], value: { matcher: "*", command, timeout_ms: 30_000 } }],
  };
}

export const kiroSetup: Setup = {
  name: "kiro",
  title: "Kiro",
  traces: [".kiro"],
  project: [file(".kiro/hooks/commit-guard.json"), agents(".kiro/agents/*.json")],
  user: [file("~/.kiro/hooks/commit-guard.json"), agents("~/.kiro/agents/*.json")],
  root: null,
  afterwards: [],
  canary: (cwd) => ({
    hook_event_name: "preToolUse",
    cwd,
    tool_name: "execute_bash",
    tool_input: { command: CANARY_COMMAND },
  }),
  denial: { json: null, takesCode: true },
};
