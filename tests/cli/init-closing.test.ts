import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { asInstallRepo, createInstallRepo, installPackage } from "../support/install-repo.ts";
import { createRepo } from "../support/repo.ts";

/** The commands that init ends with, as they stand. */
function commandsIn(out: string): readonly string[] {
  return [...out.matchAll(/^ {11}(?<command>.*)$/gm)].map(({ groups }) => groups?.["command"] ?? "");
}

describe("the commands that it ends with", () => {
  it("commit what was written, past the hooks that it installed, by the policy that it wrote", async () => {
    await using made = await createRepo();
    installPackage(made.root, readFileSync("hooks/shim.sh", "utf8"));
    const program = `const [, , , event] = process.argv; if (["post-commit"].includes(event)) process.exit(0);\n`;
    const path = join(made.root, "node_modules/commit-guard/dist/commit-guard.cjs");
    writeFileSync(path, `${program}${readFileSync(path, "utf8")}`);
    made.commit("Start", { ".gitignore": "node_modules\n", ".githooks/commit-msg": "#!/bin/sh\n" });
    const repo = asInstallRepo(made);
    repo.git("config", "core.hooksPath", ".githooks");
    chmodSync(join(repo.root, ".githooks/commit-msg"), 0o755);
    mkdirSync(join(repo.root, "folder"));
    const { out } = await repo.init({ yes: true, agents: "claude-code,cursor" }, { cwd: join(repo.root, "folder") });
    const commits = commandsIn(out).filter((command) => command.startsWith("git add"));
    expect(commits).toHaveLength(3);
    for (const command of commits) {
      const { status, stderr } = spawnSync("sh", ["-c", command], {
        cwd: join(repo.root, "folder"),
        env: repo.env,
        encoding: "utf8",
      });
      expect([status, stderr]).toEqual([0, ""]);
    }
    expect(repo.git("status", "--porcelain")).toBe("");
    expect(repo.git("log", "--format=%s %(trailers:key=Assisted-By,valueonly,separator=%x2C)", "-3")).toBe(
      [
        "chore: have agents ask commit-guard none",
        "chore: call commit-guard from the hooks none",
        "chore: adopt the policy of commit-guard none",
      ].join("\n"),
    );
    expect(repo.try("guard", "check").out).toBe(
      "commit-guard: nothing to fix in 3 commits (1 more from before the policy)\n",
    );
    expect(repo.try("commit", "--allow-empty", "-m", "Bad").code).toBe(1);
  });

  it("name the agent that runs it, whose model only it knows", async () => {
    await using repo = await createInstallRepo();
    const { out } = await repo.init({ yes: true }, { env: { CLAUDECODE: "1" } });
    expect(out).toContain("next:  Write the model's name for <model> in these commands.\n");
    expect(commandsIn(out).at(-1)).toContain("-m 'Assisted-By: claude-code (<model>)'");
  });

  it("let npm arm every clone, after what its script does already", async () => {
    await using repo = await createInstallRepo();
    repo.write("package.json", '{"scripts": {"prepare": "husky"}}');
    expect(commandsIn((await repo.init()).out)[0]).toBe("npm pkg set 'scripts.prepare=husky && commit-guard init'");
  });

  it("install the package where it is no dependency", async () => {
    await using repo = await createRepo();
    const { out } = await asInstallRepo(repo).init();
    expect(commandsIn(out)[0]).toBe("npm install --save-dev commit-guard");
    expect(repo.git("config", "alias.guard")).toContain("src/cli/bin/commit-guard.ts'");
  });
});
