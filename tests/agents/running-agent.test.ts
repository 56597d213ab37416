import { describe, expect, it } from "vitest";
import { detectAgent } from "../../src/agents/running-agent.ts";

describe("an agent runs", () => {
  it.each([
    [{ CLAUDECODE: "1" }, "claude-code", "CLAUDECODE"],
    [{ CURSOR_AGENT: "1", CURSOR_TRACE_ID: "x" }, "cursor", "CURSOR_AGENT"],
    [{ CURSOR_EXTENSION_HOST_ROLE: "agent-exec" }, "cursor", "CURSOR_EXTENSION_HOST_ROLE"],
    [{ CODEX_THREAD_ID: "0199" }, "codex", "CODEX_THREAD_ID"],
    [{ GEMINI_CLI: "1" }, "gemini-cli", "GEMINI_CLI"],
    [{ PI_CODING_AGENT: "true" }, "pi", "PI_CODING_AGENT"],
    [{ AGENT: "goose" }, "goose", "AGENT"],
    [{ AI_AGENT: "reviewer", CLAUDECODE: "1" }, "reviewer", "AI_AGENT"],
    [{ AI_AGENT: "Claude-Code/2.1.3/agent" }, "claude-code", "AI_AGENT"],
    [{ AI_AGENT: "cursor@1.7" }, "cursor", "AI_AGENT"],
    [{ AI_AGENT: "codex_0.99" }, "codex", "AI_AGENT"],
    [{ AI_AGENT: "\u0430gent" }, "unknown", "AI_AGENT"],
  ])("%j", (env, agent, sign) => {
    expect(detectAgent(env)).toEqual({ agent, sign });
  });
});

describe("nobody but a person is proved by", () => {
  it.each([
    [{}],
    [{ CURSOR_TRACE_ID: "x", REPL_ID: "x", CODEIUM_EDITOR_APP_ROOT: "/opt", TERM_PROGRAM: "vscode" }],
    [{ CURSOR_EXTENSION_HOST_ROLE: "user" }],
    [{ GOOSE_PROVIDER: "openai", COPILOT_MODEL: "gpt", COPILOT_GITHUB_TOKEN: "x" }],
    [{ AGENT: "ssh-agent" }],
    [{ CLAUDECODE: "0", AI_AGENT: "", GEMINI_CLI: "false" }],
  ])("%j", (env) => {
    expect(detectAgent(env)).toBeNull();
  });
});
