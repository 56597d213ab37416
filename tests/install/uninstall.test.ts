import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createInstallRepo, type InstallRepo } from "../support/install-repo.ts";

const CONFIG = ".git/config";

function fileOf(repo: InstallRepo, path: string): string {
  return join(repo.root, path);
}

describe("files that a person edited since", () => {
  it("lose what was inserted, no other line", async () => {
    await using repo = await createInstallRepo();
    repo.write(".githooks/pre-commit", "#!/bin/sh\nexit 0\n");
    repo.git("config", "core.hooksPath", ".githooks");
    await repo.init();
    for (const name of ["pre-commit", "commit-msg"]) appendFileSync(fileOf(repo, `.githooks/${name}`), "echo mine\n");
    const { out } = await repo.init({ yes: true, mode: "hooks" });
    expect(out).toContain("nothing to do");
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.read(".githooks/pre-commit")).toBe("#!/bin/sh\nexit 0\necho mine\n");
    expect(repo.read(".githooks/commit-msg")).toBe("#!/bin/sh\necho mine\n");
    expect(existsSync(fileOf(repo, ".githooks/pre-push"))).toBe(false);
  });

  it("stay where the two cannot be told apart; they are named, all else goes", async () => {
    await using repo = await createInstallRepo();
    await repo.init();
    appendFileSync(fileOf(repo, "commit-guard.json"), "\n");
    appendFileSync(fileOf(repo, ".git/hooks/pre-push"), "echo mine\n");
    expect((await repo.init()).out).toContain("pre-push was edited since it was installed; it stays as it is");
    const { code, err } = await repo.uninstall();
    expect([code, err]).toEqual([
      1,
      [
        "error: commit-guard.json was edited since it was installed; it stays as it is\n",
        "error: .git/hooks/pre-push was edited since it was installed; it stays as it is\n",
      ].join(""),
    ]);
    expect(repo.read(".git/hooks/pre-push")).toMatch(/echo mine\n$/);
    expect(existsSync(fileOf(repo, ".git/hooks/pre-commit"))).toBe(false);
    expect(existsSync(fileOf(repo, ".git/commit-guard"))).toBe(false);
  });

  it("and were removed since stay removed", async () => {
    await using repo = await createInstallRepo();
    await repo.init();
    rmSync(fileOf(repo, "commit-guard.json"));
    expect((await repo.uninstall()).code).toBe(0);
    expect(existsSync(fileOf(repo, "commit-guard.json"))).toBe(false);
  });
});

describe("a step that fails half-way", () => {
  it("leaves nothing behind", async () => {
    await using repo = await createInstallRepo();
    mkdirSync(fileOf(repo, ".git/hooks"));
    writeFileSync(fileOf(repo, ".git/hooks/pre-commit"), "#!/bin/sh\n", { mode: 0o755 });
    mkdirSync(fileOf(repo, ".git/hooks/post-rewrite.commit-guard-new"));
    const before = repo.snapshot();
    const { code, err } = await repo.init();
    expect([code, err]).toEqual([3, expect.stringMatching(/^error: .*EISDIR.*; nothing was changed\n$/)]);
    expect(repo.snapshot()).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0)("in a hooks folder that may not be written", async () => {
    await using repo = await createInstallRepo();
    mkdirSync(fileOf(repo, ".git/hooks"), { mode: 0o555 });
    const before = repo.snapshot();
    expect((await repo.init()).code).toBe(3);
    expect(repo.snapshot()).toEqual(before);
  });

  it("is refused before anything where a folder stands in the place of a hook", async () => {
    await using repo = await createInstallRepo();
    mkdirSync(fileOf(repo, ".git/hooks/pre-push"), { recursive: true });
    const before = repo.snapshot();
    const refused = await repo.init();
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(repo.snapshot()).toEqual(before);
    const command = /^ *(?<command>mv .*)$/m.exec(refused.err)?.groups?.["command"] ?? "";
    expect(spawnSync("sh", ["-c", command]).status).toBe(0);
    expect((await repo.init()).code).toBe(0);
  });

  it("by the end of the machine can still be taken back", async () => {
    await using repo = await createInstallRepo();
    mkdirSync(fileOf(repo, ".git/hooks"));
    writeFileSync(fileOf(repo, ".git/hooks/pre-commit"), "#!/bin/sh\n", { mode: 0o755 });
    const before = repo.snapshot();
    await repo.init();
    const lost = ["commit-msg", "pre-push", "post-commit"].map((name) => fileOf(repo, `.git/hooks/${name}`));
    for (const path of lost) rmSync(path); // as though it had stopped before these
    writeFileSync(fileOf(repo, CONFIG), before[CONFIG]?.slice("644 ".length) ?? "");
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.snapshot()).toEqual(before);
  });
});

describe("uninstall", () => {
  it("says where there is nothing to take back", async () => {
    await using repo = await createInstallRepo();
    expect(await repo.uninstall()).toEqual({
      code: 0,
      out: "commit-guard: init has not installed anything in this clone\n",
      err: "",
    });
  });

  it("clears what hooks wrote, but for a message that was refused", async () => {
    await using repo = await createInstallRepo();
    await repo.init();
    repo.write(".git/commit-guard/seals/1", "x");
    repo.write(".git/commit-guard/slipped", "x");
    repo.write(".git/commit-guard/REJECTED_MSG", "feat: hours of work\n");
    expect((await repo.uninstall()).out).toContain(
      "kept: .git/commit-guard/REJECTED_MSG, a message that was refused\n",
    );
    expect(Object.keys(repo.snapshot()).filter((name) => name.includes("commit-guard"))).toEqual([
      ".git/commit-guard",
      ".git/commit-guard/REJECTED_MSG",
    ]);
  });

  it("works after the clone was moved", async () => {
    await using repo = await createInstallRepo();
    await repo.init();
    const moved = join(repo.home, "moved");
    renameSync(repo.root, moved);
    expect((await repo.uninstall({ cwd: moved })).code).toBe(0);
    expect(existsSync(join(moved, ".git/hooks/pre-commit"))).toBe(false);
    expect(existsSync(join(moved, "commit-guard.json"))).toBe(false);
    renameSync(moved, repo.root);
  });

  it("refuses a manifest that it cannot read", async () => {
    await using repo = await createInstallRepo();
    repo.write(".git/commit-guard/install.json", '{"schema": 2}');
    expect(await repo.uninstall()).toMatchObject({ code: 2, out: "" });
  });
});
