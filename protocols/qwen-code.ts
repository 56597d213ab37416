import { isClaudeShape, readClaudeShape } from "./claude-shape.ts";
import { textOf } from "./json.ts";
import type { Protocol } from "./protocol.ts";
import { claudeReply } from "./replies.ts";

/** Qwen Code: https://qwenlm.github.io/qwen-code-docs/en/users/features/hooks. Claude's shape around Gemini's tools. */
export const qwenCode: Protocol = {
  name: "qwen-code",
  recognises: (payload) => isClaudeShape(payload) && TOOLS.has(textOf(payload, "tool_name") ?? ""),
  read: (payload) => readClaudeShape(payload),
  reply: (answer) => claudeReply(answer, true),
};

const TOOLS = new Set(["run_shell_command", "write_file", "edit", "replace", "read_file", "list_directory"]);
