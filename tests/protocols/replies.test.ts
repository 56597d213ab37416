import { expect, it } from "vitest";
import { findProtocol, protocols } from "../../protocols/index.ts";
import type { JsonObject } from "../../protocols/json.ts";
import { unknown } from "../../protocols/unknown.ts";
import type { GuardAnswer, Reply } from "../../src/core/tool-call.ts";

const DENY: GuardAnswer = { verdict: "deny", say: 'error: "-n" skips\nthe hooks\n' };
const ASK: GuardAnswer = { verdict: "ask", say: "sure?" };
const ALLOW: GuardAnswer = { verdict: "allow", say: "" };

const SILENT: Reply = { out: "", err: "", code: 0 };
const CODE: Reply = { out: "", err: 'error: "-n" skips\nthe hooks\n', code: 2 };
const REASON = String.raw`error: \"-n\" skips\nthe hooks`;

function out(text: string): Reply {
  return { out: `${text}\n`, err: "", code: 0 };
}

const claudeDeny = out(
  `{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"${REASON}"}}`,
);
const claudeAsk = out(
  '{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"ask","permissionDecisionReason":"sure?"}}',
);
const claudeNo = out(
  '{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"sure?"}}',
);

interface Row {
  readonly agent: string;
  readonly payload?: JsonObject;
  readonly deny: Reply;
  readonly ask: Reply;
  readonly allow: Reply;
}

const cursorDeny = out(`{"permission":"deny","user_message":"${REASON}","agent_message":"${REASON}"}`);
const cursorNo = out('{"permission":"deny","user_message":"sure?","agent_message":"sure?"}');
const cursorAsk = out('{"permission":"ask","user_message":"sure?","agent_message":"sure?"}');
const cursorAllow = out('{"permission":"allow"}');
const pluginDeny = out(`{"decision":"deny","reason":"${REASON}"}`);
const pluginNo = out('{"decision":"deny","reason":"sure?"}');
const cliDeny = out(`{"permissionDecision":"deny","permissionDecisionReason":"${REASON}"}`);
const cliAsk = out('{"permissionDecision":"ask","permissionDecisionReason":"sure?"}');
const codeNo: Reply = { out: "", err: "sure?\n", code: 2 };

const ROWS: readonly Row[] = [
  { agent: "claude-code", deny: claudeDeny, ask: claudeNo, allow: SILENT },
  { agent: "claude-code", payload: {}, deny: claudeDeny, ask: claudeAsk, allow: SILENT },
  { agent: "claude-code", payload: { permission_mode: "default" }, deny: claudeDeny, ask: claudeAsk, allow: SILENT },
  { agent: "claude-code", payload: { permission_mode: "auto" }, deny: claudeDeny, ask: claudeNo, allow: SILENT },
  {
    agent: "claude-code",
    payload: { permission_mode: "bypassPermissions" },
    deny: claudeDeny,
    ask: claudeNo,
    allow: SILENT,
  },
  { agent: "droid", deny: claudeDeny, ask: claudeAsk, allow: SILENT },
  { agent: "qwen-code", deny: claudeDeny, ask: claudeAsk, allow: SILENT },
  { agent: "augment", deny: claudeDeny, ask: claudeNo, allow: SILENT },
  { agent: "codex", deny: claudeDeny, ask: claudeNo, allow: SILENT },
  { agent: "kimi", deny: claudeDeny, ask: claudeNo, allow: SILENT },
  { agent: "gemini-cli", deny: pluginDeny, ask: pluginNo, allow: out("{}") },
  {
    agent: "cursor",
    payload: { hook_event_name: "beforeShellExecution" },
    deny: cursorDeny,
    ask: cursorAsk,
    allow: cursorAllow,
  },
  {
    agent: "cursor",
    payload: { hook_event_name: "beforeMCPExecution" },
    deny: cursorDeny,
    ask: cursorAsk,
    allow: cursorAllow,
  },
  { agent: "cursor", payload: { hook_event_name: "preToolUse" }, deny: cursorDeny, ask: cursorNo, allow: cursorAllow },
  { agent: "cursor", deny: cursorDeny, ask: cursorNo, allow: cursorAllow },
  { agent: "copilot", payload: { toolName: "bash" }, deny: cliDeny, ask: cliAsk, allow: SILENT },
  { agent: "copilot", payload: { hookEventName: "PreToolUse" }, deny: claudeDeny, ask: claudeAsk, allow: SILENT },
  {
    agent: "copilot",
    deny: out(cliDeny.out.trimEnd().replace(/\}$/, `,${claudeDeny.out.trimEnd().slice(1)}`)),
    ask: out(cliAsk.out.trimEnd().replace(/\}$/, `,${claudeAsk.out.trimEnd().slice(1)}`)),
    allow: SILENT,
  },
  { agent: "windsurf", deny: CODE, ask: codeNo, allow: SILENT },
  { agent: "kiro", deny: CODE, ask: codeNo, allow: SILENT },
  {
    agent: "cline",
    deny: out(`{"cancel":true,"errorMessage":"${REASON}","contextModification":"${REASON}"}`),
    ask: out('{"cancel":true,"errorMessage":"sure?","contextModification":"sure?"}'),
    allow: out('{"cancel":false}'),
  },
  {
    agent: "antigravity",
    deny: pluginDeny,
    ask: out('{"decision":"force_ask","reason":"sure?"}'),
    allow: out('{"decision":"allow"}'),
  },
  { agent: "opencode", deny: pluginDeny, ask: pluginNo, allow: out('{"decision":"allow"}') },
  { agent: "amp", deny: pluginDeny, ask: pluginNo, allow: out('{"decision":"allow"}') },
  { agent: "crush", deny: pluginDeny, ask: pluginNo, allow: SILENT },
  {
    agent: "hermes",
    deny: out(`{"action":"block","message":"${REASON}"}`),
    ask: out('{"action":"block","message":"sure?"}'),
    allow: SILENT,
  },
];

it.each(ROWS)("answers $agent $payload", ({ agent, payload = null, ...replies }) => {
  const protocol = findProtocol(agent);
  expect(protocol?.reply(DENY, payload)).toEqual(replies.deny);
  expect(protocol?.reply(ASK, payload)).toEqual(replies.ask);
  expect(protocol?.reply(ALLOW, payload)).toEqual(replies.allow);
});

it("has a row for every agent", () => {
  expect(new Set(ROWS.map(({ agent }) => agent))).toEqual(new Set(protocols.map(({ name }) => name)));
});

it("answers who is not known by the code alone", () => {
  expect(unknown.reply(DENY, null)).toEqual(CODE);
  expect(unknown.reply(ASK, {})).toEqual(codeNo);
  expect(unknown.reply(ALLOW, {})).toEqual(SILENT);
});

it.each([...protocols, unknown].map((protocol) => [protocol.name, protocol] as const))(
  "never refuses without a reason: %s",
  (_, protocol) => {
    const { out: text, err, code } = protocol.reply({ verdict: "deny", say: " \n" }, null);
    expect(text + err).toContain("commit-guard: this is not allowed");
    expect(code === 2).toBe(err !== "");
  },
);
