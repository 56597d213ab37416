import { describe, expect, it } from "vitest";
import { explainAgentName } from "../../src/agents/agent-name.ts";

describe("an agent name", () => {
  it.each(["a", "0", "code-reviewer", "a.b_c", "a".repeat(64)])("may be %s", (name) => {
    expect(explainAgentName(name)).toBeNull();
  });

  it.each([
    ["", "it is empty"],
    ["Reviewer", '"R" is not one of a-z, 0-9, ".", "_", "-"'],
    ["-reviewer", "it does not start with a letter or a digit"],
    [".reviewer", "it does not start with a letter or a digit"],
    ["../reviewer", '"/" is not one of a-z, 0-9, ".", "_", "-"'],
    ["team:reviewer", '":" is not one of a-z, 0-9, ".", "_", "-"'],
    ["rev*", '"*" is not one of a-z, 0-9, ".", "_", "-"'],
    ["a b", 'a blank is not one of a-z, 0-9, ".", "_", "-"'],
    ["a\n", 'U+000A is not one of a-z, 0-9, ".", "_", "-"'],
    ["r\u0435viewer", 'U+0435 is not one of a-z, 0-9, ".", "_", "-"'],
    ["\u{1F916}", 'U+1F916 is not one of a-z, 0-9, ".", "_", "-"'],
    ["a".repeat(65), "it is longer than 64 characters"],
  ])("is not %j", (name, reason) => {
    expect(explainAgentName(name)).toBe(reason);
  });
});
