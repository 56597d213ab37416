import { describe, expect, it } from "vitest";
import { creditedModels, type NewCredit, writeCredits, writeNone } from "../../src/agents/write-credits.ts";

const HASH = "51b852b";
const rev = (model: string): NewCredit => ({ agent: "rev", model, hash: HASH });
const CODEX: NewCredit = { agent: "codex", model: "gpt", hash: null };

/** A message of these `Assisted-By` values, with a sign-off among them. */
function message(...values: readonly string[]): string {
  const [first = "Reviewed-by: B <b@example.com>", ...others] = values.map((value) => `Assisted-By: ${value}`);
  return `feat: x\n\nBody.\n\n${[first, "Signed-off-by: A <a@example.com>", ...others].join("\n")}\n`;
}

describe("writeCredits", () => {
  it.each<[string, readonly string[], readonly NewCredit[], readonly string[]]>([
    ["fills a placeholder", ["rev (m / SHORT_HASH)"], [rev("m")], ["rev (m / 51b852b)"]],
    ["adds a hash", ["rev (m)"], [rev("m")], ["rev (m / 51b852b)"]],
    ["replaces another hash, another model", ["rev (old / 1111111)"], [rev("m")], ["rev (m / 51b852b)"]],
    ["takes a hash away", ["codex (gpt / 1111111)"], [CODEX], ["codex (gpt)"]],
    [
      "leaves other agents",
      ["other (m / 2222222)", "rev (m)"],
      [rev("m")],
      ["other (m / 2222222)", "rev (m / 51b852b)"],
    ],
    ["adds what is not there", ["other (m / 2222222)"], [rev("m")], ["other (m / 2222222)", "rev (m / 51b852b)"]],
    ["takes the place of none", ["none"], [rev("m")], ["rev (m / 51b852b)"]],
    ["takes the place of a template", ["<agent> (<model> / SHORT_HASH)"], [rev("m")], ["rev (m / 51b852b)"]],
    ["drops none where it has a place", ["rev (m)", "none"], [rev("m")], ["rev (m / 51b852b)"]],
    ["tells models apart", ["rev (a / HASH)", "rev (b / HASH)"], [rev("b")], ["rev (a / HASH)", "rev (b / 51b852b)"]],
    [
      "repairs one line of each model",
      ["rev (a)", "rev (b)"],
      [rev("b"), rev("a")],
      ["rev (a / 51b852b)", "rev (b / 51b852b)"],
    ],
    ["writes a repeated line once", ["rev (m)", "rev (m / HASH)"], [rev("m")], ["rev (m / 51b852b)"]],
    ["leaves what it cannot read", ["Rev <r@x>"], [rev("m")], ["Rev <r@x>", "rev (m / 51b852b)"]],
    ["replaces one agent by two", ["none"], [rev("m"), CODEX], ["rev (m / 51b852b)", "codex (gpt)"]],
  ])("%s", (_, before, credits, after) => {
    const written = writeCredits(message(...before), credits);
    expect(written).toBe(message(...after));
    expect(writeCredits(written, credits)).toBe(written);
  });

  it("adds a paragraph where there are no trailers", () => {
    expect(writeCredits("feat: x\n", [CODEX])).toBe("feat: x\n\nAssisted-By: codex (gpt)\n");
  });

  it("keeps a hash of other bytes than text", () => {
    const text = "feat: caf\u00e9\u0000\n\n\u00ff: \u0080\n";
    expect(writeCredits(text, [CODEX])).toBe(`${text.trimEnd()}\n\nAssisted-By: codex (gpt)\n`);
  });
});

describe("writeNone", () => {
  it.each([
    [[], ["none"]],
    [["none"], ["none"]],
    [["<agent> (<model>)", "none"], ["none"]],
    [["None, really"], ["none"]],
  ])("makes of %j one line", (before, after) => {
    expect(writeNone(before.length === 0 ? "feat: x\n" : message(...before))).toBe(
      before.length === 0 ? "feat: x\n\nAssisted-By: none\n" : message(...after),
    );
  });

  it("takes no agent's credit away", () => {
    expect(writeNone(message("rev (m / HASH)"))).toBeNull();
  });
});

it.each([
  ["rev (m / 1111111)", ["m"]],
  ["rev (m / SHORT_HASH)", ["m"]],
  ["rev (a b)", ["a b"]],
  ["rev (<model> / 1111111)", []],
  ["rev ({{MODEL}})", []],
  ["rev2 (m)", []],
  ["none", []],
])("reads from %j the models %j", (value, models) => {
  expect(creditedModels(message(value), "rev")).toEqual(models);
});
