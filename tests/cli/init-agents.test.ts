import { appendFileSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { AGENT_NAMES } from "../../src/cli/init-agents.ts";
import { addInit } from "../../src/cli/install-commands.ts";
import { addAgents, IN_PROJECT, pathsOf, withoutManifest } from "../support/agent-setup.ts";
import { createInstallRepo } from "../support/install-repo.ts";

describe("several agents", () => {
  it("are added one after the other; all is all that read the repository", async () => {
    await using repo = await createInstallRepo();
    const before = repo.snapshot();
    await addAgents(repo, "claude-code");
    const { out } = await addAgents(repo, "all");
    expect(out).not.toContain(".claude/settings.json");
    for (const [, setup] of IN_PROJECT) {
      const path = pathsOf(setup)[0] ?? "";
      expect([path, existsSync(join(repo.root, path))]).toEqual([path, true]);
    }
    expect(readdirSync(repo.home)).toEqual([]);
    expect(statSync(join(repo.root, ".clinerules/hooks/PreToolUse")).mode & 0o111).not.toBe(0);
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(before);
  });

  it("are found by their traces", async () => {
    await using repo = await createInstallRepo();
    expect(await addAgents(repo, "detected")).toMatchObject({
      code: 0,
      err: expect.stringContaining("no traces of an agent"),
    });
    repo.write("GEMINI.md", "");
    mkdirSync(join(repo.home, ".config/amp"), { recursive: true });
    const { out } = await repo.init({ dryRun: true, agents: "detected" });
    expect(out).toMatch(
      /^ {2}write {3}\.gemini\/settings\.json +Gemini CLI asks before it acts\n {2}write {3}\.amp\/\S+ +Amp asks/m,
    );
    expect(out.match(/asks before/g)).toHaveLength(2);
    expect(existsSync(join(repo.root, ".gemini"))).toBe(false);
  });

  it("are told apart where a question is possible", async () => {
    await using repo = await createInstallRepo();
    repo.write("GEMINI.md", "");
    const questions: string[] = [];
    const asker = {
      async confirm(question: string) {
        questions.push(question);
        return true;
      },
    };
    await repo.init({}, { asker });
    expect(questions.at(-2)).toBe("Let Gemini CLI ask commit-guard before running a command?");
    expect(existsSync(join(repo.root, ".gemini/settings.json"))).toBe(true);
  });

  it("are written after a yes only, which the command that is printed gives", async () => {
    await using repo = await createInstallRepo();
    const { code, out, err } = await repo.init({ agents: "cursor" });
    expect([code, existsSync(join(repo.root, ".cursor"))]).toEqual([2, false]);
    expect(out).toMatch(/write {3}\.cursor\/hooks\.json +Cursor asks before it acts\n/);
    expect(err).toMatch(/ init --agents cursor --yes\n$/);
    expect((await repo.init({ yes: true, agents: "cursor" }, { env: { CI: "1" } })).code).toBe(0);
  });

  it("are all in the help", () => {
    const program = new Command();
    addInit(program, { cwd: "", env: {}, out: () => undefined, err: () => undefined }, () => undefined);
    let help = "";
    const [command] = program.commands;
    command?.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
    expect(AGENT_NAMES.filter((name) => !help.includes(name))).toEqual([]);
  });
});

describe("what is never overwritten", () => {
  it.each([
    ['{ "hooks": ', "cannot be extended: 1:12: value expected"],
    ["[]", "cannot be extended: it holds no object"],
    ['{ "hooks": [] }', "cannot be extended: 'hooks.PreToolUse' is not the list that it should be"],
  ])("%s", async (text, reason) => {
    await using repo = await createInstallRepo();
    repo.write(".claude/settings.json", text);
    const before = repo.snapshot();
    const { code, err } = await addAgents(repo, "claude-code");
    expect([code, err]).toEqual([2, expect.stringContaining(`.claude/settings.json' ${reason}\n`)]);
    expect(repo.snapshot()).toEqual(before);
  });

  it("a link", async () => {
    await using repo = await createInstallRepo();
    mkdirSync(join(repo.root, ".claude"));
    writeFileSync(join(repo.home, "mine.json"), "{}");
    symlinkSync(join(repo.home, "mine.json"), join(repo.root, ".claude/settings.json"));
    expect(await addAgents(repo, "claude-code")).toMatchObject({
      code: 2,
      err: expect.stringContaining("is a symbolic link"),
    });
  });

  it("a file of somebody else in the place of ours", async () => {
    await using repo = await createInstallRepo();
    repo.write(".clinerules/hooks/PreToolUse", "#!/bin/sh\n");
    const { code, out } = await addAgents(repo, "cline");
    expect([code, out]).toEqual([0, expect.stringContaining("PreToolUse is somebody else's; it stays\n")]);
    expect(repo.read(".clinerules/hooks/PreToolUse")).toBe("#!/bin/sh\n");
  });

  it("a file of ours that was edited since", async () => {
    await using repo = await createInstallRepo();
    await addAgents(repo, "cline,copilot");
    appendFileSync(join(repo.root, ".clinerules/hooks/PreToolUse"), "# mine\n");
    const hooks = JSON.parse(repo.read(".github/hooks/commit-guard.json"));
    hooks.hooks.preToolUse.push({ type: "command", bash: "./mine.sh" });
    repo.write(".github/hooks/commit-guard.json", JSON.stringify(hooks));
    const edited = repo.snapshot();
    expect((await addAgents(repo, "cline,copilot")).out).toContain("PreToolUse was edited since it was installed");
    expect(withoutManifest(repo.snapshot())).toEqual(withoutManifest(edited));
    expect(await repo.uninstall()).toMatchObject({ code: 1, err: expect.stringContaining("PreToolUse was edited") });
    expect(JSON.parse(repo.read(".github/hooks/commit-guard.json"))).toEqual({
      version: 1,
      hooks: { preToolUse: [{ type: "command", bash: "./mine.sh" }] },
    });
  });
});
