import fc from "fast-check";
import { parse } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { isOurEntry } from "../../protocols/setup/command.ts";
import { setups } from "../../protocols/setup/index.ts";
import type { JsonFile } from "../../protocols/setup/setup.ts";
import { isBlank, withEntries, withoutEntries } from "../../src/install/agent-entries.ts";

const COMMAND = "commit-guard guard --agent x";
const FILES = setups.flatMap(({ name, project }) =>
  project.flatMap((file) => (file.kind === "json" ? [[name, file] as const] : [])),
);
const CLAUDE = fileOf("claude-code");

function fileOf(name: string): JsonFile {
  const file = FILES.find(([of]) => of === name)?.[1];
  if (file === undefined) throw new Error(name);
  return file;
}

function value(text: string): unknown {
  return parse(text, [], { allowTrailingComma: true });
}

describe.each(FILES)("the configuration of %s", (_, file) => {
  it("is made, found complete, taken back", () => {
    const made = withEntries("", file, COMMAND);
    for (const { at, value: entry } of file.entries(COMMAND)) {
      const list = at.reduce<unknown>((inner, key) => Object(inner)[key], value(made));
      expect(list).toEqual([entry]);
    }
    expect(withEntries(made, file, COMMAND)).toBe(made);
    expect(made).toBe(`${JSON.stringify(value(made), null, 2)}\n`);
    expect(isBlank(withoutEntries(made, ""))).toBe(true);
  });

  it("keeps what stands there, byte for byte once it is taken back", () => {
    const text = `// mine\n{\n\t"a": 1, // one\n\t/* two */ "b": [ 1,2 ],\n}\n`;
    const edited = withEntries(text, file, COMMAND);
    expect(value(edited)).toMatchObject({ a: 1, b: [1, 2] });
    expect(edited.startsWith(`// mine\n{\n\t"a": 1, // one\n\t/* two */ "b": [ 1,2 ],\n\t"`)).toBe(true);
    expect(withEntries(edited, file, COMMAND)).toBe(edited);
    const again = withoutEntries(edited, text);
    expect(file.required.length > 0 ? again.replace(/,\n\t"version": 1,\n/, ",\n") : again).toBe(text);
  });
});

describe("an entry beside those of others", () => {
  it.each([
    ['{"hooks":{"PreToolUse":[]}}', '{"hooks":{"PreToolUse":[\n  ENTRY\n]}}'],
    ['{"hooks": {"PreToolUse": [{"hooks": []}]}}', '{"hooks": {"PreToolUse": [{"hooks": []}, ENTRY]}}'],
    ['{\n  "hooks": {} // none\n}', '{\n  "hooks": {\n    "PreToolUse": [\n      ENTRY\n    ]\n  } // none\n}'],
    [
      '{\r\n    "hooks": {\r\n        "PreToolUse": [\r\n            1 // one\r\n            // end\r\n        ]\r\n    }\r\n}',
      '{\r\n    "hooks": {\r\n        "PreToolUse": [\r\n            1, // one\r\n            ENTRY\r\n            // end\r\n        ]\r\n    }\r\n}',
    ],
    [
      '{\n\t"hooks": {\n\t\t"PreToolUse": [\n\t\t\t1,\n\t\t],\n\t},\n}',
      '{\n\t"hooks": {\n\t\t"PreToolUse": [\n\t\t\t1,\n\t\t\tENTRY,\n\t\t],\n\t},\n}',
    ],
  ])("%j", (before, expected) => {
    const edited = withEntries(before, CLAUDE, COMMAND);
    expect(edited.replace(/\{\s*"matcher": ?"Bash[^]*?"block"\s*\}\s*\]\s*\}/, "ENTRY")).toBe(expected);
    expect(value(withoutEntries(edited, before))).toEqual(value(before));
  });

  it("takes the place of an older one of ours", () => {
    const older = withEntries("", CLAUDE, "commit-guard guard");
    expect(withEntries(older, CLAUDE, COMMAND)).toBe(withEntries("", CLAUDE, COMMAND));
  });

  it("shares a group with a hook that somebody put into it", () => {
    const mine = '{"type":"command","command":"mine"}';
    const text = `{"hooks":{"PreToolUse":[{"matcher":"Bash","hooks":[${mine},{"type":"command","command":"commit-guard guard"}]}]}}`;
    const edited = withEntries(text, CLAUDE, COMMAND);
    expect(edited).toContain(`"matcher":"Bash","hooks":[${mine},{"type":"command","command":"${COMMAND}"`);
    expect(withEntries(edited, CLAUDE, COMMAND)).toBe(edited);
    expect(withoutEntries(edited, "")).toBe(`{"hooks":{"PreToolUse":[{"matcher":"Bash","hooks":[${mine}]}]}}`);
  });

  it("is not a permission to run commit-guard", () => {
    const text = '{ "permissions": { "allow": ["Bash(npx commit-guard guard *)"] } }';
    expect(withoutEntries(withEntries(text, CLAUDE, COMMAND), text)).toBe(text);
  });

  it.each([
    ["{", "1:2: close brace expected"],
    ['{\n "a" 1 }', "2:6: colon expected"],
    ["[]", "it holds no object"],
    ['{"hooks": true}', "'hooks.PreToolUse' is not the list that it should be"],
    ['{"hooks": {"PreToolUse": {}}}', "'hooks.PreToolUse' is not the list that it should be"],
    ['{"hooks": {}, "hooks": {"PreToolUse": 1}}', "'hooks.PreToolUse' is not the list that it should be"],
  ])("is refused by %j", (text, reason) => {
    expect(() => withEntries(text, CLAUDE, COMMAND)).toThrow(reason);
  });
});

function isForeign(content: object): boolean {
  return !isOurEntry(JSON.parse(JSON.stringify(content)));
}

const LAYOUTS = ["\t", 0, 1, 2, 4, "\r"];

it("changes nothing but our entries, whatever the configuration", () => {
  const foreign = fc.record(
    { matcher: fc.string(), hooks: fc.array(fc.record({ command: fc.string() })) },
    { requiredKeys: [] },
  );
  const configuration = fc.record(
    {
      a: fc.jsonValue(),
      hooks: fc.record({ PreToolUse: fc.array(foreign), Stop: fc.array(foreign) }, { requiredKeys: [] }),
      z: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(configuration.filter(isForeign), fc.constantFrom(...LAYOUTS), (content, layout) => {
      const text =
        layout === "\r"
          ? JSON.stringify(content, null, 2).replaceAll("\n", "\r\n")
          : JSON.stringify(content, null, layout);
      const edited = withEntries(text, CLAUDE, COMMAND);
      expect(withEntries(edited, CLAUDE, COMMAND)).toBe(edited);
      expect(value(withoutEntries(edited, text))).toEqual(value(text));
    }),
    { numRuns: process.env["LONG"] ? 20_000 : 300 },
  );
});
