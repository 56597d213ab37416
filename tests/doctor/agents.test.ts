import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { findProtocol } from "../../protocols/index.ts";
import { setups } from "../../protocols/setup/index.ts";
import type { Problem } from "../../src/doctor/problem.ts";
import { checkAgents } from "../../src/doctor/agents.ts";
import { takeSurvey } from "../../src/doctor/survey.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { addAgents, GUARD, IN_PROJECT, writeGuard } from "../support/agent-setup.ts";
import { createInstallRepo, type InstallRepo } from "../support/install-repo.ts";

/** What doctor says of agents alone. */
function examine(repo: InstallRepo, env: NodeJS.ProcessEnv = repo.env): readonly Problem[] {
  const repository = openRepository(repo.root);
  const rest = { platform: "linux", stub: null, rehearses: true, settingsFault: null, reportsOnly: false } as const;
  return checkAgents(takeSurvey({ repository, cwd: repo.root, env, ...rest }));
}

function inShort(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ severity, what }) => `${severity}: ${what}`);
}

/** A guard that answers as the real one does. */
function answer(repo: InstallRepo, name: string, verdict: "deny" | "allow"): void {
  const payload = setups.find((setup) => setup.name === name)?.canary(repo.root) ?? {};
  const { out, err, code } = findProtocol(name)?.reply({ verdict, say: "no" }, payload) ?? {
    out: "",
    err: "",
    code: 9,
  };
  writeGuard(repo, `cat >/dev/null\nprintf %s '${out}'\nprintf %s '${err}' >&2\nexit ${code}`);
}

describe.each(IN_PROJECT)("%s, as init sets it up,", (name, setup) => {
  it("is healthy, is told of where the guard allows the canary, fails, or is gone", async () => {
    await using repo = await createInstallRepo();
    await addAgents(repo, name);
    answer(repo, name, "deny");
    const before = repo.snapshot();
    expect(examine(repo)).toEqual([]);
    expect(repo.snapshot()).toEqual(before);

    answer(repo, name, "allow");
    const allowing = examine(repo);
    expect(new Set(inShort(allowing))).toEqual(
      new Set(["error: its command allows 'git commit --no-verify -m canary'"]),
    );
    expect(allowing[0]).toMatchObject({
      where: expect.stringContaining(repo.root),
      next: [{ run: `commit-guard init --agents ${name}` }],
    });

    writeGuard(repo, "echo nonsense");
    expect(inShort(examine(repo))[0]).toBe(
      `error: its command prints what ${setup.title} does not understand: nonsense`,
    );

    rmSync(join(repo.root, GUARD));
    const severity = setup.denial.takesCode ? "warning" : "error";
    expect(inShort(examine(repo))[0]).toBe(`${severity}: commit-guard cannot be started from there`);
  });
});

const DENIAL = '{"hookSpecificOutput":{"permissionDecision":"deny"}}';

function writeClaude(repo: InstallRepo, entry: object, more: object = {}): void {
  const group = { matcher: "Bash", hooks: [{ type: "command", ...entry }] };
  repo.write(".claude/settings.json", JSON.stringify({ ...more, hooks: { PreToolUse: [group] } }));
}

/** A program on the PATH, which no shell finds without. */
function withProgram(repo: InstallRepo, text: string): NodeJS.ProcessEnv {
  const folder = join(repo.home, "bin");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "commit-guard"), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return { ...repo.env, PATH: [folder, repo.env["PATH"]].join(delimiter) };
}

describe("an entry that a person wrote", () => {
  const command = "commit-guard guard --agent claude-code";

  it.each([
    [`echo '${DENIAL}'`, {}, ["warning: it lets everything pass where commit-guard cannot be started"]],
    [`echo '${DENIAL}'`, { onFailure: "block" }, []],
    ["exit 0", {}, ["error: its command allows 'git commit --no-verify -m canary'"]],
    ["exit 1", {}, ["error: its command ended with code 1, which Claude Code does not take for a refusal"]],
    ["exit 2", {}, ["error: its command ended with code 2, which Claude Code does not take for a refusal"]],
    ["kill -9 $$", {}, ["error: its command ended with code 137, which Claude Code does not take for a refusal"]],
    ["echo no >&2; exit 2", { onFailure: "block" }, []],
  ])("that runs %j with %j", async (text, entry, expected) => {
    await using repo = await createInstallRepo();
    writeClaude(repo, { command, ...entry });
    expect(inShort(examine(repo, withProgram(repo, text)))).toEqual(expected);
  });

  it("that starts nothing", async () => {
    await using repo = await createInstallRepo();
    writeClaude(repo, { command: "/no/commit-guard guard" });
    expect(inShort(examine(repo))).toEqual([
      expect.stringMatching(/^error: its command cannot be started: .*not found$/),
    ]);
  });

  it("of the user, which init does not write", async () => {
    await using repo = await createInstallRepo();
    const folder = join(repo.home, ".claude");
    mkdirSync(folder);
    const hooks = { PreToolUse: [{ hooks: [{ type: "command", command: "commit-guard guard" }] }] };
    writeFileSync(join(folder, "settings.json"), JSON.stringify({ hooks }));
    expect(examine(repo, withProgram(repo, "exit 0"))).toEqual([
      expect.objectContaining({
        where: join(folder, "settings.json"),
        next: [{ say: "Correct the entry in that file, or take it out." }],
      }),
    ]);
  });

  it("gets the environment that the agent gives, the payload, the root", async () => {
    await using repo = await createInstallRepo();
    writeClaude(repo, {
      command: 'cd / && [ -f "$CLAUDE_PROJECT_DIR/package.json" ] && commit-guard guard',
      onFailure: "block",
    });
    const env = withProgram(repo, `grep -q no-verify && [ -z "$SECRET" ] && echo '${DENIAL}'`);
    expect(examine(repo, { ...env, SECRET: "x" })).toEqual([]);
  });
});

describe("a configuration that does not lead to us", () => {
  it.each([
    [
      ".codex/hooks.json",
      (text: string) => text.replace("^(Bash|", "^("),
      "error: its matcher '^(shell|local_shell|exec_command|apply_patch|Edit|Write|mcp__.*)$' leaves out the tool 'Bash'",
    ],
    [
      ".claude/settings.json",
      (text: string) => text.replace('"Bash|', '"Bas|'),
      "error: its matcher 'Bas|PowerShell|Monitor|Write|Edit|MultiEdit|NotebookEdit|mcp__.*' leaves out the tool 'Bash'",
    ],
    [
      ".claude/settings.json",
      (text: string) => text.replace('"Bash|', '"(|'),
      expect.stringMatching(/leaves out the tool/),
    ],
    [
      ".claude/settings.json",
      (text: string) => text.replace("PreToolUse", "PostToolUse"),
      "error: there is no entry of commit-guard in 'hooks.PreToolUse'",
    ],
    [
      ".cursor/hooks.json",
      (text: string) => text.replace("beforeShellExecution", "before"),
      "error: there is no entry of commit-guard in 'hooks.beforeShellExecution'",
    ],
    [".claude/settings.json", (text: string) => text.slice(0, -3), "error: it cannot be parsed"],
    [".github/hooks/commit-guard.json", (text: string) => `${text}}`, "error: it cannot be parsed"],
    [
      ".claude/settings.json",
      (text: string) => text.replace("{", '{ "disableAllHooks": true,'),
      "error: 'disableAllHooks' switches the hooks of Claude Code off",
    ],
    [
      ".gemini/settings.json",
      (text: string) => text.replace("{", '{ "hooksConfig": { "enabled": false },'),
      "error: 'hooksConfig.enabled' switches the hooks of Gemini CLI off",
    ],
    [
      ".gemini/settings.json",
      (text: string) => text.replace("{", '{ "hooksConfig": { "disabled": ["commit-guard"] },'),
      "error: 'hooksConfig.disabled' switches the hooks of Gemini CLI off",
    ],
  ])("%s", async (path, edit, expected) => {
    await using repo = await createInstallRepo();
    const name = IN_PROJECT.find(([, { project }]) => project.some((file) => file.path === path))?.[0] ?? "";
    await addAgents(repo, name);
    answer(repo, name, "deny");
    repo.write(path, edit(repo.read(path)));
    expect(inShort(examine(repo))).toEqual([expected]);
  });

  it("by a setting of one machine", async () => {
    await using repo = await createInstallRepo();
    await addAgents(repo, "claude-code");
    answer(repo, "claude-code", "deny");
    repo.write(".claude/settings.local.json", '{ "disableAllHooks": true }');
    expect(examine(repo)).toMatchObject([{ where: join(repo.root, ".claude/settings.local.json") }]);
  });

  it("says nothing of a permission, or of agents that nobody set up", async () => {
    await using repo = await createInstallRepo();
    repo.write(
      ".claude/settings.json",
      '{ "disableAllHooks": true, "permissions": { "allow": ["Bash(commit-guard guard *)"] } }',
    );
    repo.write("GEMINI.md", "");
    expect(examine(repo)).toEqual([]);
  });

  it("because a file is not executable, which --fix may change while it is untracked", async () => {
    await using repo = await createInstallRepo();
    await addAgents(repo, "cline");
    answer(repo, "cline", "deny");
    const file = join(repo.root, ".clinerules/hooks/PreToolUse");
    chmodSync(file, 0o644);
    expect(examine(repo)).toEqual([
      expect.objectContaining({
        what: "it is not executable",
        next: [{ say: "Make it executable:", run: "chmod +x .clinerules/hooks/PreToolUse" }],
        repair: { kind: "make-executable", files: [file] },
      }),
    ]);
    repo.commit("chore: hooks");
    expect(examine(repo)[0]).not.toHaveProperty("repair");
  });
});
