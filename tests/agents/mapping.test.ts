import { describe, expect, it } from "vitest";
import {
  formatMapping,
  isMappedVersion,
  type MappedAgent,
  MappingError,
  parseMapping,
} from "../../src/agents/mapping.ts";
import { checkMapping, renewMapping } from "../../src/agents/mapping-drift.ts";

const ID = "1234567890abcdef1234567890abcdef12345678";
const OTHER = "abcdef7890abcdef1234567890abcdef12345678";

function anAgent(overrides: Partial<MappedAgent> = {}): MappedAgent {
  return { hash: "1234567", source: "project", path: ".claude/agents/a.md", commit: ID, blob: OTHER, ...overrides };
}

const LEGACY = `{"_metadata":{"updated":"2025-09-17T00:00:00+00:00Z","project":"x"},
"agents":{"b":{"hash":"1234567","source":"global"},"a":{"hash":"unknown","source":"project"}}}`;

describe("the file", () => {
  it("is read in its older format", () => {
    const missing = { path: null, commit: null, blob: null };
    expect([...parseMapping(LEGACY).agents]).toEqual([
      ["b", { hash: "1234567", source: "global", ...missing }],
      ["a", { hash: "unknown", source: "project", ...missing }],
    ]);
  });

  it("is written sorted, without a time, and stays the same", () => {
    const mapping = renewMapping(parseMapping(LEGACY), new Map([["a", anAgent()]]), "y");
    const text = formatMapping(mapping);
    expect(text).toMatchInlineSnapshot(`
      "{
        "_metadata": {
          "project": "x"
        },
        "agents": {
          "a": {
            "blob": "abcdef7890abcdef1234567890abcdef12345678",
            "commit": "1234567890abcdef1234567890abcdef12345678",
            "hash": "1234567",
            "path": ".claude/agents/a.md",
            "source": "project"
          },
          "b": {
            "hash": "1234567",
            "source": "global"
          }
        }
      }
      "
    `);
    expect(formatMapping(parseMapping(text))).toBe(text);
  });

  it.each([
    ['{"agents":}', "1:11: no JSON: value expected"],
    ['{\n  "agents": {},\n}', "3:1: no JSON: property name expected"],
    ['{"agents":{}} // no', "1:15: no JSON: invalid comment token"],
    ["", "1:1: no JSON: value expected"],
    ["[]", 'there is no object "agents"'],
    ['{"agents":[]}', 'there is no object "agents"'],
    ['{"agents":{"a":{"hash":7}}}', 'agents.a has no "hash"'],
    ['{"agents":{"a":"1234567"}}', 'agents.a has no "hash"'],
  ])("%j is refused with its place", (text, message) => {
    expect(() => parseMapping(text)).toThrow(new MappingError(message));
  });

  it("may start with a byte order mark; names that no agent can have are left out", () => {
    const text = '\uFEFF{"agents":{"__proto__":{"hash":"1"},"a":{"hash":"1","commit":"HEAD"}}}';
    expect([...parseMapping(text).agents]).toEqual([
      ["a", { hash: "1", source: "project", path: null, commit: null, blob: null }],
    ]);
  });
});

describe("a cited hash", () => {
  it.each([
    ["1234567", anAgent(), true],
    [ID, anAgent(), true],
    ["1234568", anAgent(), false],
    ["1234567890", anAgent({ commit: null }), true],
    ["1234567", anAgent({ commit: null, hash: "1234567890" }), true],
    ["1234567", anAgent({ commit: null, hash: "unknown" }), false],
    ["1234567", anAgent({ commit: null, hash: "12345" }), false],
  ])("%s of %j", (hash, agent, expected) => {
    expect(isMappedVersion(agent, hash)).toBe(expected);
  });
});

describe("drift", () => {
  it.each([
    ["none", anAgent(), anAgent(), []],
    ["none in the older format", anAgent({ commit: null, blob: null, path: null, hash: "123456789" }), anAgent(), []],
    ["none for a longer hash", anAgent({ hash: "123456789" }), anAgent(), []],
    [
      "a hash that was never found",
      anAgent({ hash: "unknown", commit: null }),
      anAgent(),
      ["a is at unknown in the mapping, but at 1234567 in its repository"],
    ],
    [
      "another commit",
      anAgent({ commit: OTHER, hash: "abcdef7" }),
      anAgent(),
      ["a is at abcdef7 in the mapping, but at 1234567 in its repository"],
    ],
    [
      "another content",
      anAgent({ blob: ID }),
      anAgent(),
      ["a is at 1234567 in the mapping, but at 1234567 in its repository"],
    ],
    ["another path", anAgent({ path: "b.md" }), anAgent(), ["a is at b.md in the mapping, but at .claude/agents/a.md"]],
  ])("%s", (_, committed, renewed, expected) => {
    expect(drift([["a", committed]], [["a", renewed]])).toEqual(expected);
  });

  it("of agents that came or went", () => {
    expect(drift([["a", anAgent()]], [["b", anAgent()]])).toEqual([
      "a is in the mapping, but no committed agent file defines it",
      "b is not in the mapping (1234567)",
    ]);
  });
});

describe("a new mapping", () => {
  it("keeps agents of other places, the length of a hash, and what else is told", () => {
    const old = {
      metadata: { project: "x", updated: "now", note: 1 },
      agents: new Map([
        ["home", anAgent({ source: "global" })],
        ["gone", anAgent()],
        ["a", anAgent({ hash: "123456789" })],
      ]),
    };
    expect(renewMapping(old, new Map([["a", anAgent()]]), "y")).toEqual({
      metadata: { project: "x", note: 1 },
      agents: new Map([
        ["home", anAgent({ source: "global" })],
        ["a", anAgent({ hash: "123456789" })],
      ]),
    });
  });
});

function drift(committed: readonly [string, MappedAgent][], renewed: readonly [string, MappedAgent][]): string[] {
  const found = checkMapping({ metadata: {}, agents: new Map(committed) }, { metadata: {}, agents: new Map(renewed) });
  return found.map(({ agent, text }) => `${agent} ${text}`);
}
