import { describe, expect, it } from "vitest";
import { assistedBy } from "../../rules/assisted-by.ts";
import type { AttributionFact, Commit } from "../../src/core/commit.ts";
import type { Step } from "../../src/core/rule.ts";
import { AN_ID, aCommit } from "../support/commit.ts";
import { testRule } from "../support/test-rule.ts";

const agent = "reviewer";
const current = "51b852b";
const credits = (facts: readonly AttributionFact[], overrides: Partial<Commit> = {}) =>
  aCommit({ attributions: facts.map((fact) => ({ value: `value of ${fact.kind}`, fact })), ...overrides });

const RESOLVED = { kind: "resolved", agent, behind: 0 } as const;
const NONE = { kind: "none" } as const;
const UNVERIFIABLE = { kind: "unverifiable", agent, reason: "the history is shallow" } as const;
const run = `get-agent-hash ${agent}`;
const wrong = (fact: AttributionFact, what: string, offered?: string) => ({
  name: fact.kind,
  commit: credits([fact]),
  what,
  ...(offered === undefined ? {} : { run: offered }),
});

testRule(assistedBy, {
  good: [
    { name: "an agent with its hash", commit: credits([RESOLVED]) },
    { name: "several agents", commit: credits([RESOLVED, { kind: "built-in", agent: "claude-code" }]) },
    { name: "people alone", commit: credits([NONE]) },
    { name: "people alone, with signs of an agent", commit: credits([NONE], { agentSigns: ["'codex' is at work"] }) },
    { name: "no trailer where only agents need one", commit: credits([]), options: { require: "agents" } },
    {
      name: "what stays open, where that is allowed",
      commit: credits([UNVERIFIABLE]),
      options: { unverifiable: "unverified" },
    },
  ],
  bad: [
    { name: "no trailer", commit: credits([]), what: "no Assisted-By trailer" },
    {
      name: "no trailer with signs of an agent",
      commit: credits([], { agentSigns: ["'codex' is at work here", "another"] }),
      options: { require: "agents" },
      what: "no Assisted-By trailer, though 'codex' is at work here",
    },
    {
      name: "none beside an agent",
      commit: credits([RESOLVED, NONE]),
      what: "'Assisted-By: none' stands beside other Assisted-By trailers",
    },
    {
      name: "none twice",
      commit: credits([NONE, NONE]),
      what: "'Assisted-By: none' stands beside other Assisted-By trailers",
    },
    wrong({ kind: "malformed", reason: "the model is missing" }, "not an attribution: the model is missing"),
    wrong(
      { kind: "placeholder", agent, hash: "SHORT_HASH", current },
      "'SHORT_HASH' is a placeholder, not the hash of 'reviewer'",
      run,
    ),
    wrong({ kind: "no-hash", agent, current: null }, "the hash of 'reviewer' is missing", run),
    wrong(
      { kind: "not-a-version", agent, hash: "0000000", current },
      "'0000000' is no version of agent 'reviewer'",
      run,
    ),
    wrong(
      { kind: "later", agent, hash: "1234567", current },
      "'1234567' is a version of agent 'reviewer' later than this commit",
      run,
    ),
    wrong(
      { kind: "unknown-agent", agent: "reviwer", nearest: "reviewer" },
      "no agent file for 'reviwer'; did you mean 'reviewer'?",
      "get-agent-hash --list",
    ),
    wrong({ kind: "unknown-agent", agent: "x", nearest: null }, "no agent file for 'x'", "get-agent-hash --list"),
    wrong(
      { kind: "ambiguous-agent", agent, paths: ["a/reviewer.md", "b/reviewer.md"] },
      "'reviewer' names several agents: a/reviewer.md, b/reviewer.md",
      "get-agent-hash --list",
    ),
    wrong(UNVERIFIABLE, "'value of unverifiable' cannot be verified: the history is shallow", "update-agent-hashes"),
    {
      name: "a hash of an earlier version",
      commit: credits([{ ...RESOLVED, behind: 1 }]),
      what: "the hash of 'reviewer' is 1 version behind",
      severities: ["warning"],
      run,
    },
    {
      name: "each wrong line on its own",
      commit: credits([{ ...RESOLVED, behind: 2 }, RESOLVED, { kind: "no-hash", agent, current }]),
      what: ["the hash of 'reviewer' is 2 versions behind", "the hash of 'reviewer' is missing"],
      severities: ["warning", "error"],
      run,
    },
    {
      name: "a stored commit without a trailer",
      commit: credits([], { id: AN_ID }),
      what: "no Assisted-By trailer",
      run: "git rebase --interactive abcdef1234ab~1",
    },
  ],
});

it("leaves open what it may leave open", () => {
  expect(assistedBy.check(credits([UNVERIFIABLE]), { unverifiable: "unverified" })).toEqual([
    { unverified: "'value of unverifiable': the history is shallow" },
  ]);
});

describe("the next step of assisted-by", () => {
  it("names the current hash where it is known", () => {
    expect(next({ kind: "no-hash", agent, current })).toEqual([
      { say: `Use the hash that this prints (${current}):`, run },
    ]);
    expect(next({ kind: "no-hash", agent, current: null })).toEqual([{ say: "Use the hash that this prints:", run }]);
  });

  it("asks before it guesses an agent", () => {
    const [first] = next({ kind: "unknown-agent", agent, nearest: null });
    expect(first).toEqual({ say: "Stop and ask the user which agent this is." });
  });

  it("quotes a name that nobody checked", () => {
    const fact = { kind: "placeholder", agent: "`id`; x", hash: "HASH", current: null } as const;
    expect(next(fact).map((step) => step.run)).toEqual(["get-agent-hash '`id`; x'"]);
  });
});

function next(fact: AttributionFact): readonly Step[] {
  return assistedBy.check(credits([fact]), {}).flatMap((outcome) => ("next" in outcome ? outcome.next : []));
}

const PLACEHOLDER = { kind: "placeholder", agent, hash: "SHORT_HASH", current } as const;

function repairOf(value: string, fact: AttributionFact): unknown {
  const [outcome] = assistedBy.check(aCommit({ attributions: [{ value, fact }] }), {});
  return outcome !== undefined && "repair" in outcome ? outcome.repair : null;
}

describe("the repair", () => {
  it.each<[string, AttributionFact]>([
    ["reviewer (claude-opus-4-5 / SHORT_HASH)", PLACEHOLDER],
    ["reviewer (claude-opus-4-5)", { kind: "no-hash", agent, current }],
  ])("of %j looks the hash up", (value, fact) => {
    expect(repairOf(value, fact)).toEqual({ agent: "reviewer:claude-opus-4-5" });
  });

  it.each<[string, string, AttributionFact]>([
    ["a model that nobody filled in", "reviewer (<model> / SHORT_HASH)", PLACEHOLDER],
    ["an agent without a known version", "reviewer (m)", { kind: "no-hash", agent, current: null }],
    ["a hash of something else", "reviewer (m / 1234567)", { kind: "not-a-version", agent, hash: "1234567", current }],
    ["an unknown agent", "reviewer (m)", { kind: "unknown-agent", agent, nearest: null }],
  ])("is not offered for %s", (_, value, fact) => {
    expect(repairOf(value, fact)).toBeNull();
  });
});
