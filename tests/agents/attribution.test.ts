import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAttribution } from "../../src/agents/attribution.ts";
import { isExampleHash } from "../../src/agents/placeholder.ts";

describe("lines that are accepted", () => {
  it.each([
    ["systems-architect (claude-sonnet-4 / f988c1c9b236)", "systems-architect", "claude-sonnet-4", "f988c1c9b236"],
    ["release-manager (claude-sonnet-4 / 121d813d)", "release-manager", "claude-sonnet-4", "121d813d"],
    ["test-specialist (claude-sonnet-4 / ebe29e1044eb)", "test-specialist", "claude-sonnet-4", "ebe29e1044eb"],
    ["code-reviewer (claude-sonnet-4 / 51b852b)", "code-reviewer", "claude-sonnet-4", "51b852b"],
    ["climate-scientist (claude-sonnet-4 / a1b2c3d)", "climate-scientist", "claude-sonnet-4", "a1b2c3d"],
    ["python-cli-specialist (claude-sonnet-4)", "python-cli-specialist", "claude-sonnet-4", null],
    ["claude-code (Claude Opus 4.6)", "claude-code", "Claude Opus 4.6", null],
    ["claude-code (claude-opus-4-6[1m])", "claude-code", "claude-opus-4-6[1m]", null],
    ["crush (accounts/fireworks/models/kimi-k2p6)", "crush", "accounts/fireworks/models/kimi-k2p6", null],
    ["crush (openai/gpt-5.5 / 1234abc)", "crush", "openai/gpt-5.5", "1234abc"],
    ["codex (us.openai.gpt-5.5-v1:0 / 1234abc)", "codex", "us.openai.gpt-5.5-v1:0", "1234abc"],
    ["brand-and-co (auto)", "brand-and-co", "auto", null],
    ["a.b_c-1 (m / " + "a".repeat(64) + ")", "a.b_c-1", "m", "a".repeat(64)],
  ])("%s", (value, agent, model, hash) => {
    expect(parseAttribution(value)).toEqual({ kind: "agent", agent, model, hash });
  });

  it("none", () => {
    expect(parseAttribution("none")).toEqual({ kind: "none" });
  });
});

describe("templates that nobody filled in", () => {
  it.each([
    ["git-scm-master (claude-sonnet-4 / SHORT_HASH)", "git-scm-master", "SHORT_HASH"],
    ["[agent-name] (claude-sonnet-4 / SHORT_HASH)", "[agent-name]", "SHORT_HASH"],
    ["reviewer (claude-sonnet-4 / unknown)", "reviewer", "unknown"],
    ["reviewer (claude-sonnet-4 / TODO)", "reviewer", "TODO"],
    ["reviewer (claude-sonnet-4 / xxxxxxx)", "reviewer", "xxxxxxx"],
    ["reviewer (claude-sonnet-4 / abc123)", "reviewer", "abc123"],
    ["reviewer (claude-sonnet-4 / <hash>)", "reviewer", "<hash>"],
    ["reviewer ({{MODEL}} / 51b852b)", "reviewer", "51b852b"],
    ["[agent-name] (claude-sonnet-4 / 51b852b)", "[agent-name]", "51b852b"],
    ["Claude:{{MODEL_VERSION}}", "Claude", "{{MODEL_VERSION}}"],
    ["<Model-Name> via Crush", "<Model-Name> via Crush", "<Model-Name>"],
  ])("%s", (value, agent, hash) => {
    expect(parseAttribution(value)).toEqual({ kind: "placeholder", agent, hash });
  });

  it.each(["a1b2c3d", "abc1234", "deadbee", "deadbeef", "1234567", "0000000", "1234567890abcdef"])(
    "example %s",
    (hash) => {
      expect(isExampleHash(hash)).toBe(true);
    },
  );

  it.each(["51b852b", "f988c1c9b236", "abcdefa", "000000a"])("no example: %s", (hash) => {
    expect(isExampleHash(hash)).toBe(false);
  });
});

const EMAIL = "it ends in an e-mail address, which agents have none of";
const SEVERAL = "it names several agents: write one line for each";
const KERNEL = "it has the form AGENT:MODEL";
const VIA = 'it names the model first, as "<model> via <agent>"';
const NO_MODEL = "the model is missing: it belongs in parentheses after the agent";
const SLASH = 'write model and hash with " / " between them';

describe("lines that are refused, with the reason", () => {
  it.each([
    ["", "it is empty"],
    ["None", '"none" is written in lower case'],
    ["none (claude-sonnet-4)", '"none" stands alone'],
    [
      "Claude (claude-sonnet-4 / temporal-scaling-complete)",
      '"Claude" is no agent name: "C" is not one of a-z, 0-9, ".", "_", "-"',
    ],
    ["reviewer (claude-sonnet-4 / temporal-scaling-complete)", '"temporal-scaling-complete" is no hash'],
    ["Claude:claude-opus-5", KERNEL],
    ["Claude:claude-haiku-4-5-20251001", KERNEL],
    ["Claude <claude-sonnet-4@anthropic.com>", EMAIL],
    ["Claude (Anthropic AI) <noreply@anthropic.com>", EMAIL],
    ["Codex (Anthropic AI) <noreply@anthropic.com>", EMAIL],
    ["\u{1F916} Claude Code", "it holds U+1F916, which is not a printable ASCII character"],
    ["IBM Bob 1.0.1 <AskBob@ibm.com>", EMAIL],
    ["cursor", NO_MODEL],
    ["Claude Code (Opus 4.6)", '"Claude Code" is no agent name: "C" is not one of a-z, 0-9, ".", "_", "-"'],
    ["claude code (Opus 4.6)", '"claude code" is no agent name: a blank is not one of a-z, 0-9, ".", "_", "-"'],
    ["Codex:gpt-5.5", KERNEL],
    ["Claude Code:claude-sonnet-4-6", KERNEL],
    ["Gemini CLI:gemini-3.1-pro-preview", KERNEL],
    ["Crush:qwen3.7-max", KERNEL],
    ["Crush:accounts/fireworks/models/kimi-k2p6", KERNEL],
    ["Crush:AWS Claude Opus 4.6", KERNEL],
    ["Crush:auto", KERNEL],
    ["GLM-5 via Crush <crush@charm.land>", EMAIL],
    ["Anthropic: Claude Opus 4 via Crush <crush@charm.land>", EMAIL],
    ["DeepSeek-V3.2 (Non-thinking Mode) via Crush <crush@charm.land>", EMAIL],
    ["Charm Crush <crush@charm.land", EMAIL],
    [
      "openai/gpt-5.5 via Crush (modified ver.)",
      '"openai/gpt-5.5 via Crush" is no agent name: "/" is not one of a-z, 0-9, ".", "_", "-"',
    ],
    ["Claude Fable 5 <noreply@anthropic.com>", EMAIL],
    ["Claude Opus 4.8", NO_MODEL],
    ["GPT-5.6 Sol", NO_MODEL],
    ["Jetski", NO_MODEL],
    ["Claude Code (Anthropic, Opus 4.8)", '"Claude Code" is no agent name: "C" is not one of a-z, 0-9, ".", "_", "-"'],
    ["claude-code (Anthropic, Opus 4.8)", "a model has no comma"],
    ["Opus 4.6 via Claude Code", VIA],
    ["Google Antigravity with Gemini", VIA],
    ["claude-opus-4-5-20251101 via Claude Code", VIA],
    ["My AI Tool", NO_MODEL],
    ["Codex 5.3", NO_MODEL],
    ["Codex (AI)", '"Codex" is no agent name: "C" is not one of a-z, 0-9, ".", "_", "-"'],
    ["one, two (claude-sonnet-4 / 51b852b)", SEVERAL],
    ["one and two (claude-sonnet-4 / 51b852b)", SEVERAL],
    ["one (m / 51b852b), two (m / 51b852b)", SEVERAL],
    ["one (m / 51b852b) two (m / 51b852b)", SEVERAL],
    ["one (m / 51b852b) and two", SEVERAL],
    ["one (m / 51b85)", "the hash has less than 7 digits"],
    ["one (m / 51B852B)", "the hash is not in lower case"],
    ["one (m / " + "a".repeat(65) + ")", "the hash has more than 64 digits"],
    ["one (m /51b852b)", SLASH],
    ["one (m/51b852b)", SLASH],
    ["one (m / x / 51b852b)", '"m / x" is no model'],
    ["one ( / 51b852b)", "the model is missing"],
    ["one ()", "the model is missing"],
    ["one(m)", "there is no blank before the parenthesis"],
    ["(m / 51b852b)", "the agent is missing"],
    ["one (m / 51b852b", "its parentheses are not closed"],
    ["one (m / 51b852b) reviewed", "there is text after the closing parenthesis"],
    ["-one (m)", '"-one" is no agent name: it does not start with a letter or a digit'],
    ["../one (m)", '"../one" is no agent name: "/" is not one of a-z, 0-9, ".", "_", "-"'],
    ["rev\u0456ewer (m)", "it holds U+0456, which is not a printable ASCII character"],
    ["one\u00a0(m)", "it holds U+00A0, which is not a printable ASCII character"],
    ["one\u200b (m)", "it holds U+200B, which is not a printable ASCII character"],
  ])("%s", (value, reason) => {
    expect(parseAttribution(value)).toEqual({ kind: "malformed", reason });
  });
});

describe("any text", () => {
  const runs = process.env["LONG"] ? 100_000 : 1000;
  const piece = constantFrom(
    "one",
    "none",
    " ",
    "(",
    ")",
    " / ",
    "/",
    ",",
    " and ",
    "51b852b",
    "SHORT_HASH",
    "{{X}}",
    "<",
    "@",
    ":",
  );
  const line = oneof(
    string(),
    array(piece, { maxLength: 9 }).map((pieces) => pieces.join("")),
  );

  it("is accepted only when it reads the same when it is written again", () => {
    assert(
      property(line, (value) => {
        expect([value, null]).toContain(writeAgain(value));
      }),
      { seed: 1, numRuns: runs },
    );
  });
});

function writeAgain(value: string): string | null {
  const parsed = parseAttribution(value);
  if (parsed.kind === "none") return "none";
  if (parsed.kind !== "agent") return null;
  return `${parsed.agent} (${parsed.model}${parsed.hash === null ? "" : ` / ${parsed.hash}`})`;
}
