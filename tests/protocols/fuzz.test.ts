import fc from "fast-check";
import { expect, it } from "vitest";
import { detectProtocol, protocols } from "../../protocols/index.ts";
import { type Json, type JsonObject, objectOf, parseObject } from "../../protocols/json.ts";
import { unknown } from "../../protocols/unknown.ts";

const RUNS = process.env["LONG"] === undefined ? 300 : 50_000;
const ALL = [...protocols, unknown];

/** Words that mean something to some agent, so that random payloads get further than the door. */
const KEYS =
  `hook_event_name hookEventName event hookName tool_name tool_input toolName toolArgs tool_info agent_action_name
  toolCall name args preToolUse parameters protocol tool directory cwd command cmd commands argv patch diff edits edit
  files path file_path content old_string new_string mcp_context workspace_roots conversation_id cursor_version turn_id
  tool_call_id timestamp __proto__ constructor toString`.split(/\s+/);
const WORDS = [
  "PreToolUse",
  "BeforeTool",
  "preToolUse",
  "pre_tool_call",
  "beforeShellExecution",
  "beforeMCPExecution",
  "pre_run_command",
  "pre_write_code",
  "pre_mcp_tool_use",
  "Bash",
  "Write",
  "apply_patch",
  "replace_in_file",
  "mcp__a__b",
  "use_mcp_tool",
  "opencode",
  "amp",
  "*** Begin Patch\n*** Update File: a\n@@\n-a\n+b",
  "------- SEARCH\na\n=======\nb\n+++++++ REPLACE",
  "\ud800",
  '{"command":"x"}',
  "",
];

const text = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: "binary" }));
const { payload } = fc.letrec<{ readonly value: Json; readonly payload: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.constantFrom(null, true, 0),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("payload"),
  ),
  payload: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), tie("value"), { maxKeys: 7 }),
}));

it("reads every payload without a throw, and always the same", () => {
  fc.assert(
    fc.property(payload, (random) => {
      const given = parseObject(JSON.stringify(random)) ?? {};
      for (const protocol of ALL) {
        expect(protocol.read(given)).toEqual(protocol.read(given));
      }
      expect(ALL).toContain(detectProtocol(given));
    }),
    { numRuns: RUNS, seed: 7 },
  );
});

it("answers every payload with code 0, or with 2 and a reason", () => {
  const verdict = fc.constantFrom("allow" as const, "ask" as const, "deny" as const);
  fc.assert(
    fc.property(payload, verdict, text, (given, kind, say) => {
      for (const protocol of ALL) {
        const { out, err, code } = protocol.reply({ verdict: kind, say }, given);
        expect([0, 2]).toContain(code);
        expect(err.trim() !== "").toBe(code === 2);
        expect(out === "" || objectOf(JSON.parse(out)) !== null).toBe(true);
      }
    }),
    { numRuns: RUNS, seed: 8 },
  );
});

/** Hostile by size: each would take minutes, or the stack, if any part were not linear. */
const DEEP = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
const LONG = "a".repeat(300_000);
const HOSTILE: readonly string[] = [
  `{"hook_event_name":"PreToolUse","tool_name":"mcp__a__b","tool_input":${DEEP}}`,
  `{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":${DEEP}}}`,
  `{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"${LONG}"}}`,
  `{"hook_event_name":"PreToolUse","tool_name":"${LONG}","tool_input":{}}`,
  `{"hook_event_name":"PreToolUse","tool_name":"mcp__${"a_".repeat(150_000)}","tool_input":{}}`,
  `{"toolName":"apply_patch","toolArgs":"${String.raw`*** Update File: a\n`.repeat(20_000)}"}`,
  `{"toolName":"apply_patch","toolArgs":"${String.raw`   `.repeat(100_000)}*** Begin Patch"}`,
  `{"tool_name":"replace_in_file","tool_input":{"path":"a","diff":"${String.raw`------- SEARCH\n`.repeat(20_000)}"}}`,
  `{"tool_name":"Edit","tool_input":{"path":"a","edits":[${'{"path":"b","edits":[]},'.repeat(20_000)}{}]}}`,
  `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":{"command":""}`).join(",")}}`,
  '{"__proto__":{"tool_name":"Bash"},"constructor":1,"hook_event_name":"PreToolUse"}',
];

it.each(HOSTILE.map((line, index) => [index, line] as const))("bears hostile payload %i", (_, line) => {
  const given = parseObject(line);
  expect(given).not.toBeNull();
  for (const protocol of ALL) {
    const call = given === null ? null : protocol.read(given);
    expect(call === null || Array.isArray(call.actions)).toBe(true);
  }
});

it.each(["", "null", "[]", '"x"', "7", "{", "{}x", "\u{0}"])("takes %j for no payload", (line) => {
  expect(parseObject(line)).toBeNull();
  expect(detectProtocol(parseObject(line)).name).toBe("unknown");
});
