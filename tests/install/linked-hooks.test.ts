import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createInstallRepo, type InstallRepo, tryCommit } from "../support/install-repo.ts";
import { pretendGit } from "../support/pretended-git.ts";

const LOGGING = '#!/bin/sh\necho theirs >> "$GUARD_LOG"\n';

/** A hooks folder that is a link to a folder with one hook. */
function linkHooks(repo: InstallRepo, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "pre-commit"), LOGGING);
  chmodSync(join(folder, "pre-commit"), 0o755);
  rmSync(join(repo.root, ".git/hooks"), { recursive: true, force: true });
  symlinkSync(folder, join(repo.root, ".git/hooks"));
}

describe("a hooks folder that is a link", () => {
  it("to a folder outside is not written to; its hooks still run", async () => {
    await using repo = await createInstallRepo();
    const folder = join(repo.home, "shared hooks");
    linkHooks(repo, folder);
    const before = repo.snapshot();
    expect((await repo.init()).out).toContain(`note: .git/hooks leads to ${folder}: its hooks still run`);
    expect(readdirSync(folder)).toEqual(["pre-commit"]);
    expect(repo.git("config", "--local", "core.hooksPath")).toBe(join(repo.root, ".git/commit-guard/hooks"));
    expect([tryCommit(repo, "bad"), tryCommit(repo, "good")]).toEqual([1, 0]);
    expect(repo.asked().slice(0, 2)).toEqual(["theirs", "pre-commit "]);
    expect((await repo.init()).out).toContain("nothing to do");
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(before);
  });

  it("to a folder outside stays in force with a git that needs none", async () => {
    await using repo = await createInstallRepo();
    linkHooks(repo, join(repo.home, "shared hooks"));
    const env = { PATH: pretendGit(repo.home, "2.54.0") };
    expect((await repo.init({ yes: true }, { env })).out).toContain("installed, mode config\n");
    expect(repo.try("config", "core.hooksPath").code).toBe(1);
    expect(readdirSync(join(repo.home, "shared hooks"))).toEqual(["pre-commit"]);
  });

  it("to a folder of the work tree is the repository's", async () => {
    await using repo = await createInstallRepo();
    linkHooks(repo, join(repo.root, "hooks"));
    const before = repo.snapshot();
    await repo.init();
    expect(repo.read("hooks/pre-commit")).toContain("node_modules/commit-guard/dist/hooks/shim.sh");
    expect(existsSync(join(repo.root, "hooks/pre-commit.commit-guard-chained"))).toBe(false);
    expect([tryCommit(repo, "bad"), tryCommit(repo, "good")]).toEqual([1, 0]);
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(before);
  });

  it("to another folder of this clone is the clone's", async () => {
    await using repo = await createInstallRepo();
    linkHooks(repo, join(repo.root, ".git/more-hooks"));
    const before = repo.snapshot();
    await repo.init();
    expect([tryCommit(repo, "bad"), tryCommit(repo, "good")]).toEqual([1, 0]);
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(before);
  });
});
