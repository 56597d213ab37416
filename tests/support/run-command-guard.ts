import { guard } from "../../src/cli/guard.ts";
import { parseGuardRequest } from "../../src/cli/guard-request.ts";
import type { ExitCode } from "../../src/cli/io.ts";

export interface Answer {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs `commit-guard guard` in this process. */
export async function runCommandGuard(cwd: string, words: readonly string[], input = ""): Promise<Answer> {
  const printed = { out: "", err: "" };
  const code = await guard(parseGuardRequest(words), {
    cwd,
    env: process.env,
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
    readInput: () => input,
    loadPolicy: async () => import("../../src/cli/guard-policy.ts"),
  });
  return { code, ...printed };
}

/** What Claude Code sends before a command runs. */
export function claudePayload(command: string, cwd: string): string {
  return JSON.stringify({
    session_id: "s",
    transcript_path: "/home/me/.claude/projects/x/s.jsonl",
    cwd,
    permission_mode: "default",
    hook_event_name: "PreToolUse",
    tool_name: "Bash",
    tool_input: { command, description: "List the files." },
    tool_use_id: "toolu_01",
  });
}
