import { spawnSync } from "node:child_process";
import { copyFileSync, realpathSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { agentOf, findAgentAbove, type ProcessTable } from "../../src/agents/agent-above.ts";
import type { Process } from "../../src/git/invocation.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const aProcess = (line: string, more: Partial<Process> = {}): Process => ({
  parent: 1,
  argv: line.split(" "),
  isExact: true,
  ...more,
});

it.each([
  ["claude", "claude-code"],
  ["/home/a/.local/bin/claude --resume", "claude-code"],
  ["node /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js", "claude-code"],
  ["node --max-old-space-size=8192 /usr/local/bin/gemini", "gemini-cli"],
  ["node -r ./x.js /usr/local/bin/qwen.js -p x", "qwen-code"],
  ["/usr/bin/node /home/a/.local/share/cursor-agent/versions/1/index.js", "cursor"],
  ["python3.12 /home/a/.local/bin/aider --yes", "aider"],
  ["python3 -m aider", "aider"],
  ["bun run /opt/opencode-ai/bin/opencode", "opencode"],
  ["kiro-cli-chat chat", "kiro"],
  ["node /opt/node_modules/@mariozechner/pi-coding-agent/dist/cli.js", "pi"],
])("knows '%s'", (line, agent) => {
  expect(agentOf(aProcess(line))).toBe(agent);
});

it("knows a program by its file, by its name, and whatever it calls itself", () => {
  expect(agentOf(aProcess("zsh", { file: "/usr/bin/codex" }))).toBe("codex");
  expect(agentOf(aProcess("zsh", { name: "droid" }))).toBe("droid");
});

it.each([
  "-zsh",
  "/usr/share/cursor/cursor --no-sandbox",
  "/opt/windsurf/windsurf",
  "/usr/share/antigravity/antigravity",
  "/usr/share/code/code",
  "ssh-agent -D",
  "vim claude",
  "less /usr/lib/node_modules/@openai/codex/README.md",
  "bash /home/a/gemini/run.sh",
  "node /home/a/claude/server.js",
  "node -e 1 claude",
  "python3 -c 1 aider",
  "claude-desktop",
  "node",
])("takes '%s' for a program of people", (line) => {
  expect(agentOf(aProcess(line))).toBeNull();
});

function tableOf(
  processes: Readonly<Record<number, Process>>,
  environments: Readonly<Record<number, Readonly<Record<string, string>>>> = {},
): ProcessTable {
  return { read: (pid) => processes[pid] ?? null, environment: (pid) => environments[pid] ?? {} };
}

const SHELLS = { 9: aProcess("bash", { parent: 8 }), 8: aProcess("tmux", { parent: 7 }), 7: aProcess("sshd") };

it("finds an agent however far above, by program and by what it was started with", () => {
  expect(findAgentAbove(9, tableOf({ ...SHELLS, 7: aProcess("claude") }))).toBe("claude-code");
  expect(findAgentAbove(9, tableOf({ ...SHELLS, 1: aProcess("aider", { parent: 0 }) }))).toBe("aider");
  expect(findAgentAbove(9, tableOf(SHELLS, { 8: { GEMINI_CLI: "1" } }))).toBe("gemini-cli");
});

it("finds nobody above a person, nor where only processes of others are hidden", () => {
  expect(findAgentAbove(9, tableOf(SHELLS))).toBeNull();
  expect(findAgentAbove(9, tableOf({ 9: SHELLS[9] }))).toBeNull();
  expect(findAgentAbove(1, tableOf({}))).toBeNull();
});

it("says so where it cannot be told, and ends where processes go round in a circle", () => {
  expect(() => findAgentAbove(9, tableOf({}))).toThrow("does not show");
  expect(findAgentAbove(9, tableOf({ 9: aProcess("sh", { parent: 9 }) }))).toBeNull();
});

const SHELL = realpathSync("/bin/sh");
const ASK = `import { findAgentAbove } from "${resolve("src/agents/agent-above.ts")}"; console.log(findAgentAbove());`;

it.each([
  ["copied", (path: string) => copyFileSync(SHELL, path)],
  ["linked", (path: string) => symlinkSync(SHELL, path)],
])("sees a real program that was %s", async (how, make) => {
  const folder = await temporaryFolder({ [`${how}/x`]: "" });
  const program = join(folder, how, "claude");
  make(program);
  const { stdout, stderr } = spawnSync(program, ["-c", `"$0" --input-type=module -e '${ASK}'; :`, process.execPath], {
    encoding: "utf8",
  });
  expect([stdout, stderr]).toEqual(["claude-code\n", ""]);
});

it("sees the environment of a process above, though it was taken from this one", () => {
  const script = `env -u GEMINI_CLI "$0" --input-type=module -e '${ASK}'; :`;
  const { stdout } = spawnSync("sh", ["-c", script, process.execPath], {
    encoding: "utf8",
    env: { ...process.env, GEMINI_CLI: "1" },
  });
  expect(stdout).toBe("gemini-cli\n");
});
