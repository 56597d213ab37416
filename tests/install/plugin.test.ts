import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { addAgents, GUARD, withoutManifest, writeGuard } from "../support/agent-setup.ts";
import { createInstallRepo, type InstallRepo } from "../support/install-repo.ts";
import { createRepo } from "../support/repo.ts";

const FOLDER = "tools/claude plugin";

describe("the plugin for Claude Code", () => {
  it("has the layout that Claude Code looks for", async () => {
    await using repo = await createInstallRepo();
    const before = repo.snapshot();
    const { code, out } = await addAgents(repo, `claude-code-plugin=${FOLDER}`);
    expect([code, out]).toEqual([0, expect.stringContaining(`claude --plugin-dir '${join(repo.root, FOLDER)}'\n`)]);
    const manifest = JSON.parse(repo.read(`${FOLDER}/.claude-plugin/plugin.json`));
    expect(manifest).toEqual({
      name: expect.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
      version: JSON.parse(readFileSync("package.json", "utf8")).version,
      description: expect.any(String),
      license: "MIT",
      keywords: expect.any(Array),
    });
    const { hooks, ...rest } = JSON.parse(repo.read(`${FOLDER}/hooks/hooks.json`));
    expect(rest).toEqual({ description: expect.any(String) });
    expect(hooks).toEqual({
      PreToolUse: [
        {
          matcher: expect.stringMatching(/^Bash\|/),
          hooks: [{ type: "command", command: expect.any(String), timeout: 30, onFailure: "block" }],
        },
      ],
    });
    expect(statSync(join(repo.root, FOLDER, "hooks/guard.sh")).mode & 0o111).not.toBe(0);
    expect((await addAgents(repo, `claude-code-plugin=${FOLDER}`)).out).toContain("there is nothing to do");
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.snapshot()).toEqual(before);
  });

  it("stands in a folder of its own without a name, keeps what a person adds", async () => {
    await using repo = await createInstallRepo();
    await addAgents(repo, "claude-code-plugin");
    expect(existsSync(join(repo.root, "plugins/commit-guard/.claude-plugin/plugin.json"))).toBe(true);
    appendFileSync(join(repo.root, "plugins/commit-guard/hooks/guard.sh"), "# mine\n");
    const path = "plugins/commit-guard/hooks/hooks.json";
    repo.write(path, repo.read(path).replace('"PreToolUse"', '"Stop": [],\n    "PreToolUse"'));
    const edited = repo.snapshot();
    expect((await addAgents(repo, "claude-code-plugin")).out).toContain("guard.sh was edited since it was installed");
    expect(withoutManifest(repo.snapshot())).toEqual(withoutManifest(edited));
  });
});

describe("its command", () => {
  it("asks the package of the project, from any folder, from a work tree that has none", async () => {
    await using repo = await createInstallRepo();
    const ask = await plugIn(repo);
    writeGuard(repo, 'echo "asked $*"; cat');
    repo.git("worktree", "add", "--quiet", join(repo.home, "linked"));
    for (const project of [repo.root, join(repo.home, "linked")])
      expect(ask({ CLAUDE_PROJECT_DIR: project })).toEqual({ code: 0, out: "asked --agent claude-code\n{}", err: "" });
  });

  it("asks the program on the PATH in a project without, and refuses where there is none", async () => {
    await using repo = await createInstallRepo();
    await using other = await createRepo();
    const ask = await plugIn(repo);
    const bin = join(other.home, "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "commit-guard"), '#!/bin/sh\necho "asked $*"\n', { mode: 0o755 });
    const env = { CLAUDE_PROJECT_DIR: other.root, PATH: [bin, repo.env["PATH"]].join(delimiter) };
    expect(ask(env)).toMatchObject({ code: 0, out: "asked guard --agent claude-code\n" });
    rmSync(bin, { recursive: true });
    expect(ask(env)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/commit-guard did not answer, .*\n$/),
    });
    rmSync(join(repo.root, GUARD), { force: true });
    expect(ask({ CLAUDE_PROJECT_DIR: "/no/project" })).toMatchObject({ code: 2 });
  });
});

/** Runs the command as Claude Code does, which puts the folder of its own copy in. */
async function plugIn(repo: InstallRepo): Promise<(env: NodeJS.ProcessEnv) => object> {
  await addAgents(repo, `claude-code-plugin=${FOLDER}`);
  const copy = join(repo.home, "plugins cache");
  spawnSync("cp", ["-R", join(repo.root, FOLDER), copy]);
  const command: string = JSON.parse(readFileSync(join(copy, "hooks/hooks.json"), "utf8")).hooks.PreToolUse[0].hooks[0]
    .command;
  return (more) => {
    const env = { ...repo.env, CLAUDE_PLUGIN_ROOT: copy, ...more };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
      cwd: repo.home,
      env,
      encoding: "utf8",
      input: "{}",
    });
    return { code: status, out: stdout, err: stderr };
  };
}
