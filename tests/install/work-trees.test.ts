import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createInstallRepo,
  inside,
  installPackage,
  type InstallRepo,
  roundTrip,
  tryCommit,
} from "../support/install-repo.ts";

/** Init, something in between, uninstall: nothing is left. */
async function expectRoundTrip(repo: InstallRepo, between: () => void): Promise<void> {
  const { codes, errors, before, after } = await roundTrip(repo, between);
  expect([codes, errors]).toEqual([[0, 0], ""]);
  expect(after).toEqual(before);
}

describe("in other work trees", () => {
  it("arms all linked ones at once, with the package of the main one", async () => {
    await using repo = await createInstallRepo();
    const linked = join(repo.home, "linked tree");
    repo.git("worktree", "add", "--quiet", "-b", "topic", linked);
    const tree = inside(repo, linked);
    await expectRoundTrip(repo, () => {
      for (const place of [repo, tree]) {
        expect(tryCommit(place, "bad")).toBe(1);
        expect(tryCommit(place, "good")).toBe(0);
      }
      mkdirSync(join(linked, "folder"));
      const shown = tree.try("-C", "folder", "guard", "check", "--staged");
      expect(shown).toMatchObject({ code: 0, out: "commit-guard: nothing to fix in the staged changes\n" });
    });
  });

  it("writes tracked files where it stands, takes them back from anywhere", async () => {
    await using repo = await createInstallRepo();
    const linked = join(repo.home, "linked tree");
    repo.git("worktree", "add", "--quiet", "-b", "topic", linked);
    installPackage(linked);
    const before = repo.snapshot();
    expect((await inside(repo, linked).init()).code).toBe(0);
    expect(existsSync(join(linked, "commit-guard.json"))).toBe(true);
    expect((await repo.uninstall()).code).toBe(0);
    expect(existsSync(join(linked, "commit-guard.json"))).toBe(false);
    expect(repo.snapshot()).toEqual(before);
  });

  it("arms a submodule alone", async () => {
    await using repo = await createInstallRepo();
    await using library = await createInstallRepo();
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.root, "library");
    repo.git("commit", "--quiet", "--message", "bad but before init");
    installPackage(join(repo.root, "library"));
    const inner = inside(repo, join(repo.root, "library"));
    const before = repo.snapshot();
    expect((await inner.init()).code).toBe(0);
    expect(tryCommit(inner, "bad")).toBe(1);
    expect(tryCommit(repo, "bad")).toBe(0);
    expect((await inner.uninstall()).code).toBe(0);
    expect(repo.snapshot()).toEqual(before);
  });
});
