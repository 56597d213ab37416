import { describe, expect, it } from "vitest";
import { nearest } from "../../src/core/nearest.ts";

describe("the nearest name", () => {
  const known = ["code-reviewer", "claude-code", "plan"];

  it.each([
    ["code-reveiwer", "code-reviewer"],
    ["claude", "claude-code"],
    ["plann", "plan"],
    ["database-expert", null],
  ])("of %s is %s", (name, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });
});
