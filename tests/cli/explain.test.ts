import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.ts";
import { explain } from "../../src/cli/explain.ts";
import { type Io, UsageError } from "../../src/cli/io.ts";

function run(id: string | null, format = "text"): string {
  let printed = "";
  const io: Io = { cwd: "/", env: {}, out: (text) => (printed += text), err: (text) => (printed += text) };
  expect(explain(id, format, io)).toBe(0);
  return printed;
}

const IDS = [...rules.commit, ...rules.command].map(({ id }) => id);

describe("explain", () => {
  it("lists every rule with its summary", () => {
    const lines = run(null).trimEnd().split("\n");
    expect(lines.map((line) => line.split("  ")[0])).toEqual(IDS);
    expect(lines[0]).toMatch(/^atomic-files +A commit touches at most 5 files\.$/);
  });

  it.each(IDS)("tells of %s what, why, an example, what the preset has", (id) => {
    const text = run(id);
    expect(text).toMatch(new RegExp(`^${id}: .*\\n\\nwhy:  .*\\n\\nbad:  [^]*\\ngood: [^]*in preset strict: .*\\n$`));
    const { options = {} } = rules.commit.find((rule) => rule.id === id) ?? {};
    expect(Object.keys(options).filter((name) => !text.includes(`\n  ${name}: `))).toEqual([]);
  });

  it("tells options with their defaults", () => {
    expect(run("atomic-lines")).toContain("  max: integer, default 500. ");
    expect(run("assisted-by")).toContain('  require: always | agents, default "always". ');
  });

  it("prints JSON: a list, or one rule", () => {
    expect(JSON.parse(run(null, "json"))).toMatchObject(IDS.map((id) => ({ id })));
    expect(JSON.parse(run("atomic-files", "json"))).toMatchObject({
      id: "atomic-files",
      options: { max: { kind: "integer", default: 5, min: 1 } },
      strict: ["error", { max: 5 }],
    });
  });

  it.each([
    ["atomic-file", "text", "unknown rule 'atomic-file'; did you mean 'atomic-files'?"],
    ["toString", "text", `unknown rule 'toString'; known: ${IDS.join(", ")}`],
    ["", "text", `unknown rule ''; known: ${IDS.join(", ")}`],
    [null, "xml", "--format: 'xml' is none of text, json"],
  ])("refuses %j as %s", (id, format, message) => {
    expect(() => run(id, format)).toThrow(new UsageError(message));
  });
});
