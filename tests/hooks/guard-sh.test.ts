import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readCorpus } from "../support/guard-corpus.ts";
import { claudePayload } from "../support/run-command-guard.ts";

const folder = mkdtempSync(join(tmpdir(), "commit-guard-"));
const script = join(folder, "hooks/guard.sh");
mkdirSync(join(folder, "hooks"));
copyFileSync("hooks/guard.sh", script);
// Stands for the judge: tells that it was asked, with what.
writeFileSync(
  join(folder, "guard.cjs"),
  'process.stdout.write("JUDGED " + process.argv.slice(2).join(" ") + require("fs").readFileSync(0, "utf8").length)',
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(payload: string, args: readonly string[] = ["--agent", "claude-code"], path = process.env["PATH"]) {
  const { status, stdout, stderr } = spawnSync("/bin/sh", [script, ...args], {
    input: payload,
    encoding: "utf8",
    env: { PATH: path },
  });
  return { status, stdout, stderr };
}

/** Without a judge every call that reaches it ends with 2, and costs no start of Node. */
function isLeftToJudge(payload: string): boolean {
  return ask(payload, undefined, "/usr/bin:/bin").status === 2;
}

it("leaves every bypass of the corpus to the judge", () => {
  rmSync(join(folder, "guard.cjs"));
  const bypasses = readCorpus().filter(({ label }) => label === "block");
  const passed = bypasses.filter(({ command }) => !isLeftToJudge(claudePayload(command, "/home/me/.claude/git")));
  writeFileSync(join(folder, "guard.cjs"), 'process.stdout.write("JUDGED")');
  expect(passed.map(({ id }) => id)).toEqual([]);
});

it.each(["ls -la src", 'grep -rn "foo bar" src', "cargo build", "mkdir -p a/b && cd a", "wc -l a.txt | head -3"])(
  "lets '%s' pass without Node",
  (command) => {
    expect(ask(claudePayload(command, "/home/me/git/hooks"), undefined, "/usr/bin:/bin")).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  },
);

it.each([
  ["cursor", '{"permission":"allow"}\n'],
  ["gemini-cli", "{}\n"],
  ["codex", ""],
  ["copilot", ""],
  ["windsurf", ""],
])("lets a call of %s go on in its own words", (agent, stdout) => {
  expect(ask(claudePayload("ls", "/"), ["--agent", agent])).toEqual({ status: 0, stdout, stderr: "" });
});

it.each([[["--agent", "antigravity"]], [["--agent", "nobody"]], [["--command", "ls"]], [[]]])(
  "leaves %j to the judge",
  (args) => {
    expect(ask(claudePayload("ls", "/"), args).stdout).toContain("JUDGED");
  },
);

function edit(path: string): string {
  return JSON.stringify({ tool_name: "Write", tool_input: { file_path: path, content: "git commit --no-verify $x" } });
}

it("lets an edit pass by the name of its file, whatever is written", () => {
  expect(ask(edit("/home/me/src/a.ts")).stdout).toBe("");
  for (const path of [".git/hooks/pre-commit", "package.json", ".husky/x", "lefthook.yml", ".claude/settings.json"]) {
    expect(ask(edit(`/repo/${path}`)).stdout).toContain("JUDGED");
  }
});

it("leaves payloads of another shape to the judge", () => {
  for (const payload of ["", "[]", '{"command":"ls"}', '{"tool_input":"ls"}']) {
    expect(ask(payload).stdout).toContain("JUDGED");
  }
});

it("refuses where there is no Node, or no judge", () => {
  const payload = claudePayload("git status", "/");
  expect(ask(payload, undefined, folder)).toMatchObject({ status: 2, stderr: expect.stringContaining("error: ") });
  expect(spawnSync("/bin/sh", [resolve("hooks/guard.sh"), "--agent", "cursor"], { input: payload }).status).not.toBe(1);
});
