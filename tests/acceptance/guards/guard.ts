import type { Case } from "../../support/guard-corpus.ts";

/** A program that is asked before an agent runs a command. */
export interface Guard {
  readonly name: string;
  /** Which of these commands it refuses, by id. All are asked from this folder, a repository. */
  readonly refuses: (cases: readonly Case[], place: GuardPlace) => Promise<ReadonlySet<string>>;
}

export interface GuardPlace {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What Claude Code gives its hooks before it runs a command. Source: code.claude.com/docs/en/hooks. */
export function claudePayload({ id, command }: Case, { cwd }: GuardPlace): string {
  return JSON.stringify({
    session_id: "2b7e1516-28ae-4d2a-abf7-158809cf4f3c",
    transcript_path: "/home/ada/.claude/projects/-home-ada-project/2b7e1516-28ae-4d2a-abf7-158809cf4f3c.jsonl",
    cwd,
    permission_mode: "default",
    hook_event_name: "PreToolUse",
    tool_name: "Bash",
    tool_input: { command, description: "Run a command" },
    tool_use_id: `toolu_${id}`,
  });
}
