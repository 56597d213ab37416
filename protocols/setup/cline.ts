import { CANARY_COMMAND } from "./canary.ts";
import type { OwnFile, Setup } from "./setup.ts";

/** https://docs.cline.bot/features/hooks/hook-reference: one executable file per event; any code but 0 blocks. */
function file(path: string): OwnFile {
  return {
    kind: "file",
    path,
    isExecutable: true,
    content: (command) =>
      `#!/bin/sh\n# Written by commit-guard: it judges every tool before Cline uses it.\n${command}\n`,
  };
}

export const clineSetup: Setup = {
  name: "cline",
  title: "Cline",
  traces: [".clinerules", ".cline"],
  project: [file(".clinerules/hooks/PreToolUse")],
  user: [file("~/Documents/Cline/Hooks/PreToolUse")],
  root: null,
  afterwards: ["Turn hooks on in the settings of Cline."],
  canary: (folder) => ({
    clineVersion: "canary",
    hookName: "PreToolUse",
    taskId: "canary",
    workspaceRoots: [folder],
    preToolUse: { toolName: "execute_command", parameters: { command: CANARY_COMMAND } },
  }),
  denial: { json: { at: ["cancel"], is: true }, takesCode: true },
};
