import { expect, it } from "vitest";
import type { JsonObject } from "../../protocols/json.ts";
import { unknown } from "../../protocols/unknown.ts";

const shell = { kind: "shell", command: "git commit -n", shell: "posix" };

const FOUND: readonly (readonly [string, JsonObject])[] = [
  ["at the top", { command: "git commit -n" }],
  ["under a tool", { tool: "bash", args: { command: "git commit -n" } }],
  ["as a list of words", { name: "sh", input: { cmd: ["git", "commit", "-n"] } }],
  ["in a text of JSON", { toolArguments: "x", parameters: '{"command":"git commit -n"}' }],
  ["one step further in", { event: { command: "git commit -n" } }],
  ["in the tool of an event", { event: { tool_name: "Bash", tool_input: { command: "git commit -n" } } }],
];

it.each(FOUND)("finds a command %s", (_, payload) => {
  expect(unknown.read(payload)?.actions).toEqual([shell]);
});

it("lets another tool pass", () => {
  expect(unknown.read({ tool: "read", args: { path: "a" }, cwd: "/w" })).toEqual({
    tool: "read",
    folder: "/w",
    actions: [],
  });
});

it.each([[{}], [{ a: 1 }], [{ tool: "bash" }], [{ tool: "bash", args: { command: 1 } }]])(
  "cannot read %j",
  (payload: JsonObject) => {
    expect(unknown.read(payload)).toBeNull();
  },
);
