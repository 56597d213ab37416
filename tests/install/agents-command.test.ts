import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { isGuardCommand } from "../../protocols/setup/command.ts";
import { addAgents, commandsOf, writeGuard } from "../support/agent-setup.ts";
import { asInstallRepo, createInstallRepo, installPackage } from "../support/install-repo.ts";
import { createRepo } from "../support/repo.ts";

describe("the command", () => {
  it("asks the package of the main work tree from one that has none", async () => {
    await using repo = await createInstallRepo();
    await addAgents(repo, "codex,cursor");
    writeGuard(repo, "echo asked");
    repo.git("worktree", "add", "--quiet", join(repo.home, "linked"));
    for (const path of [".codex/hooks.json", ".cursor/hooks.json"]) {
      const [command = ""] = commandsOf(repo, path);
      const cwd = join(repo.home, "linked");
      const { stdout } = spawnSync("sh", ["-c", command], { cwd, env: repo.env, encoding: "utf8", input: "" });
      expect(stdout).toBe("asked\n");
    }
  });

  it("names a path of this machine where the package is no dependency, outside of what is committed", async () => {
    await using made = await createRepo();
    const repo = asInstallRepo(made);
    repo.write(".git/info/exclude", "/.claude/*.local.json\n");
    const { out } = await addAgents(repo, "claude-code,cursor");
    expect(existsSync(join(repo.root, ".claude/settings.json"))).toBe(false);
    expect(repo.read(".claude/settings.local.json")).toContain(`${process.cwd()}/hooks/guard.sh`);
    expect(repo.read(".cursor/hooks.json")).toContain(`${process.cwd()}/hooks/guard.sh`);
    expect(out).toContain("note: .cursor/hooks.json names a path of this machine: it is for this clone alone\n");
    const command = /Keep what is for this machine out of commits:\n +(?<run>printf .*)\n/.exec(out)?.groups?.["run"];
    expect(command).toContain(" /.cursor/hooks.json >> ");
    spawnSync("sh", ["-c", command ?? ""], { cwd: repo.root, env: repo.env });
    expect(repo.git("status", "--porcelain")).toBe("?? commit-guard.json");
    expect(out).not.toContain("have agents ask");
  });

  it("moves into what is committed once the package is a dependency", async () => {
    await using made = await createRepo();
    const repo = asInstallRepo(made);
    await addAgents(repo, "claude-code");
    installPackage(repo.root);
    await addAgents(repo, "claude-code");
    expect(existsSync(join(repo.root, ".claude/settings.local.json"))).toBe(false);
    expect(repo.read(".claude/settings.json")).toContain('cd \\"$CLAUDE_PROJECT_DIR\\"; g=node_modules/commit-guard/');
  });
});

describe("a repository whose committed configuration asks already", () => {
  it("is left as it is, even by uninstall", async () => {
    await using repo = await createInstallRepo();
    await addAgents(repo, "claude-code,copilot");
    await repo.uninstall();
    repo.write(".git/info/exclude", "");
    await addAgents(repo, "claude-code,copilot");
    repo.commit("chore: agents");
    rmSync(join(repo.root, ".git/commit-guard"), { recursive: true });
    rmSync(join(repo.root, ".git/hooks"), { recursive: true });
    const { out } = await addAgents(repo, "claude-code,copilot");
    expect(out).not.toContain("settings.json");
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.git("status", "--porcelain")).toBe("");
    expect(isGuardCommand(repo.read(".claude/settings.json"))).toBe(true);
  });
});

describe("agents that read nothing of a repository", () => {
  it("kimi gets a block in the configuration of the user", async () => {
    await using repo = await createInstallRepo();
    const file = join(repo.home, ".kimi-code/config.toml");
    mkdirSync(dirname(file));
    writeFileSync(file, "theme = 'dark'");
    const { out } = await addAgents(repo, "kimi");
    expect(out).toContain(`note: ${file} is for all repositories of this user\n`);
    const written = spawnSync("cat", [file], { encoding: "utf8" }).stdout;
    expect(written).toMatch(
      /^theme = 'dark'\n# BEGIN commit-guard\n\[\[hooks\]\]\n[^]*guard\.sh[^]*\n# END commit-guard\n$/,
    );
    expect((await addAgents(repo, "kimi")).out).toContain("there is nothing to do");
    appendFileSync(file, "more = 1\n");
    await repo.uninstall();
    expect(spawnSync("cat", [file], { encoding: "utf8" }).stdout).toBe("theme = 'dark'more = 1\n");
  });

  it("kimi with hooks that a block cannot join, and hermes, get a command that a person may run", async () => {
    await using repo = await createInstallRepo();
    await repo.init();
    mkdirSync(join(repo.home, ".kimi-code"));
    mkdirSync(join(repo.home, ".hermes"));
    writeFileSync(join(repo.home, ".kimi-code/config.toml"), "hooks = []\n");
    const { code, out } = await addAgents(repo, "kimi,hermes");
    expect([code, out]).toEqual([0, expect.stringContaining("is installed, this is left to you:\n")]);
    const command = /^ {11}(?<run>printf .*hermes.*)$/m.exec(out)?.groups?.["run"] ?? "";
    expect(spawnSync("sh", ["-c", command], { env: repo.env }).status).toBe(0);
    const yaml = spawnSync("cat", [join(repo.home, ".hermes/config.yaml")], { encoding: "utf8" }).stdout;
    expect(load(yaml)).toMatchObject({ hooks: { pre_tool_call: [{ command: expect.stringContaining("guard.sh") }] } });
    expect((await addAgents(repo, "hermes")).out).toContain("there is nothing to do");
  });
});
