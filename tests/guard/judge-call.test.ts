import { expect, it } from "vitest";
import type { ToolAction } from "../../src/core/tool-call.ts";
import { judgeCall } from "../../src/guard/judge-call.ts";
import type { World } from "../../src/shell/run.ts";
import { judgeAction, judgeText, STRICTEST } from "../support/judge-text.ts";

const EMPTY_WORLD: World = { readFile: () => null, gitAlias: () => null };
const BROKEN: World = {
  readFile: () => {
    throw new Error("no file can be read");
  },
  gitAlias: () => null,
};
const DEEP = `${"$(".repeat(500)}x${")".repeat(500)}`;

it.each([
  ["git commit -m x", []],
  ["git commit -n", ["no-bypass-flag"]],
  ["git -c core.hooksPath=/dev/null commit", ["no-hooks-path"]],
  ["rm .git/hooks/pre-commit", ["no-hook-tampering"]],
  ["HUSKY=0 git commit -m x", ["no-hook-switch"]],
  ["git commit-tree HEAD^{tree}", ["no-plumbing-commit"]],
])("judges '%s'", (text, rules) => {
  expect(judgeText(text, EMPTY_WORLD).findings.map(({ rule }) => rule)).toEqual(rules);
});

it.each([
  [`${DEEP}; git commit --no-verify`, 1],
  [`${DEEP}; git commit -m x`, 0],
  [`${DEEP}; git -c core.hooksPath=x commit`, 1],
])("refuses what it cannot follow for a plain word alone: %#", (text, count) => {
  const { findings, opaque } = judgeText(text, EMPTY_WORLD);
  expect(findings).toHaveLength(count);
  expect(opaque).toContain("a command that is too long to follow");
});

it.each([
  ["sh a.sh; git commit --no-verify", 1],
  ["sh a.sh", 0],
])("outlives a world that fails: %s", (text, count) => {
  expect(judgeText(text, BROKEN).findings).toHaveLength(count);
});

it("reads what was found before the time was over", () => {
  const call = {
    tool: "Bash",
    folder: null,
    actions: [{ kind: "shell", command: `git commit -n; ${"true; ".repeat(2000)}`, shell: "posix" } as const],
  };
  const { findings } = judgeCall(call, STRICTEST, { world: EMPTY_WORLD, hasTime: () => false });
  expect(findings.map(({ rule }) => rule)).toEqual(["no-bypass-flag"]);
});

it("does not read what is longer than anybody writes", () => {
  const { opaque } = judgeText(`${"#".repeat(300_000)}\ngit commit -n`, EMPTY_WORLD);
  expect(opaque).not.toEqual([]);
});

const edits: readonly (readonly [string, ToolAction, readonly string[]])[] = [
  [
    "writes nothing into a hook",
    { kind: "edit", edits: [{ path: "/work/project/.git/hooks/pre-commit", kind: "write", content: "" }] },
    ["no-hook-tampering"],
  ],
  [
    "removes a hook",
    { kind: "edit", edits: [{ path: ".git/hooks/pre-commit", kind: "remove" }] },
    ["no-hook-tampering"],
  ],
  [
    "moves a hook away",
    { kind: "edit", edits: [{ path: ".git/hooks/pre-commit", kind: "move", to: "old" }] },
    ["no-hook-tampering"],
  ],
  ["edits a source file", { kind: "edit", edits: [{ path: "src/app.js", kind: "unknown" }] }, []],
  [
    "replaces what a hook does",
    {
      kind: "edit",
      edits: [
        {
          path: ".husky/pre-commit",
          kind: "replace",
          replacements: [{ from: "npm test", to: "exit 0", isAll: false }],
        },
      ],
    },
    ["no-hook-tampering"],
  ],
  [
    "commits by PowerShell",
    { kind: "shell", command: "& git commit `\n  -n", shell: "powershell" },
    ["no-bypass-flag"],
  ],
];

it.each(edits)("judges a tool that %s", (_, action, rules) => {
  expect(judgeAction(action).findings.map(({ rule }) => rule)).toEqual(rules);
});
