import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { detectProtocol, findProtocol, protocols } from "../../../protocols/index.ts";
import { isText, objectOf, parseObject, textOf, valueOf } from "../../../protocols/json.ts";
import { CANARY_COMMAND, isDenied } from "../../../protocols/setup/canary.ts";
import { commandsIn, guardCommand, isGuardCommand, isOurEntry } from "../../../protocols/setup/command.ts";
import { findSetup, setups } from "../../../protocols/setup/index.ts";
import type { Entry, Setup, SetupFile } from "../../../protocols/setup/setup.ts";

const ROWS = setups.map((setup) => [setup.name, setup] as const);
const COMMAND = guardCommand("npx --no-install commit-guard guard", "x");

function entriesOf(setup: Setup): readonly Entry[] {
  const files = [...setup.project, ...setup.user];
  return files.flatMap((file) => (file.kind === "json" ? file.entries(COMMAND) : []));
}

function textsOf(files: readonly SetupFile[]): readonly string[] {
  return files.flatMap((file) => (file.kind === "json" ? [] : [file.content(COMMAND)]));
}

it("has one for every protocol", () => {
  expect(setups.map(({ name }) => name).toSorted()).toEqual(protocols.map(({ name }) => name).toSorted());
  expect(findSetup("codex")?.title).toBe("Codex");
  expect(findSetup("toString")).toBeNull();
});

it.each(ROWS)("has a canary that %s would send", (name, setup) => {
  const payload = setup.canary("/repo");
  expect(detectProtocol(payload).name).toBe(name);
  expect(findProtocol(name)?.read(payload)).toMatchObject({
    folder: "/repo",
    actions: [{ kind: "shell", command: CANARY_COMMAND }],
  });
});

it.each(ROWS)("tells a refusal of %s from all else", (name, { denial, canary }) => {
  const protocol = findProtocol(name);
  const denied = protocol?.reply({ verdict: "deny", say: "no" }, canary("/repo"));
  const allowed = protocol?.reply({ verdict: "allow", say: "" }, canary("/repo"));
  expect(denied && isDenied(denial, denied)).toBe(true);
  expect(allowed && isDenied(denial, allowed)).toBe(false);
  expect(isDenied(denial, { out: "", err: "not found", code: 127 })).toBe(false);
  expect(isDenied(denial, { out: "", err: "", code: 2 })).toBe(false);
  expect(isDenied(denial, { out: denied?.out ?? "", err: "", code: 1 })).toBe(false);
});

it.each(ROWS)("writes the command for %s where it is found again", (_, setup) => {
  for (const { value } of entriesOf(setup)) {
    expect(isOurEntry(value)).toBe(true);
    expect(commandsIn(value)).toContain(COMMAND);
  }
  for (const text of textsOf([...setup.project, ...setup.user])) {
    expect(isGuardCommand(text)).toBe(true);
  }
  expect([...entriesOf(setup), ...textsOf([...setup.project, ...setup.user])]).not.toEqual([]);
});

it.each(ROWS)("stays inside of the repository, or of the home: %s", (_, { project, user, traces }) => {
  expect(project.filter(({ path }) => /^[~/]|\.\./.test(path))).toEqual([]);
  expect(user.filter(({ path }) => !path.startsWith("~/"))).toEqual([]);
  expect(traces).not.toEqual([]);
});

/** Tools by names that only older versions send, or that come by an event of their own. */
const ELSEWHERE = new Set(["gemini-cli push_files", "cursor Shell", "cursor push_files", "cursor MCP:push_files"]);

it.each(ROWS.filter(([, setup]) => entriesOf(setup).some(({ value }) => textOf(value, "matcher") !== null)))(
  "matches every tool of %s that can do harm",
  (name, setup) => {
    const matchers = entriesOf(setup)
      .map(({ value }) => textOf(value, "matcher"))
      .filter(isText)
      .filter((matcher) => matcher !== "*");
    const rows: unknown = JSON.parse(readFileSync(`tests/protocols/fixtures/${name}.json`, "utf8"));
    const calls = Array.isArray(rows) ? rows.map(objectOf).filter((row) => row !== null) : [];
    const tools = calls
      .filter((row) => ["deny", "edit", "mcp"].includes(textOf(row, "is") ?? ""))
      .map((row) => textOf(objectOf(valueOf(row, "call")) ?? {}, "tool") ?? "")
      .filter((tool) => !ELSEWHERE.has(`${name} ${tool}`));
    expect(
      tools.filter((tool) => matchers.length > 0 && !matchers.some((matcher) => new RegExp(matcher).test(tool))),
    ).toEqual([]);
  },
);

it("writes files of its own as JSON where they are JSON", () => {
  const files = setups.flatMap(({ project, user }) => [...project, ...user]);
  const texts = files.flatMap((file) =>
    file.kind === "file" && file.path.endsWith(".json") ? [file.content(COMMAND)] : [],
  );
  expect(texts.length).toBe(4);
  expect(texts.map((text) => commandsIn(parseObject(text) ?? {}).includes(COMMAND))).toEqual([true, true, true, true]);
});

it.each([
  ["commit-guard guard", true],
  ['node "/a b/node_modules/commit-guard/dist/commit-guard.cjs" guard --agent codex', true],
  ['"$CLAUDE_PROJECT_DIR"/node_modules/.bin/commit-guard guard --agent claude-code', true],
  ["npx commit-guard@1.2.0 guard --agent x", true],
  ["sh node_modules/commit-guard/dist/hooks/guard.sh --agent x", true],
  [guardCommand("sh /work/sources/hooks/guard.sh", "x"), true],
  ["sh hooks/guard.sh", false],
  ["commit-guard check", false],
  ["commit-guard guardian", false],
  ["echo guard commit-guard", false],
])("recognises %s: %s", (command, is) => {
  expect(isGuardCommand(command)).toBe(is);
});
