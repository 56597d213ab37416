import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { createInstallRepo } from "../support/install-repo.ts";

vi.mock("node:fs", async () => ({
  ...(await vi.importActual<object>("node:fs")),
  linkSync: () => {
    throw Object.assign(new Error("EPERM: operation not permitted"), { code: "EPERM" });
  },
}));

it("on a file system without hard links git's lock is still respected", async () => {
  await using repo = await createInstallRepo();
  const before = repo.snapshot();
  repo.write(".git/config.lock", "");
  expect((await repo.init()).err).toContain("git's configuration is locked");
  expect(repo.read(".git/config.lock")).toBe("");
  rmSync(join(repo.root, ".git/config.lock"));
  expect((await repo.init()).code).toBe(0);
  expect(repo.git("config", "alias.guard")).toContain("CDPATH=");
  expect(existsSync(join(repo.root, ".git/config.lock"))).toBe(false);
  await repo.uninstall();
  expect(repo.snapshot()).toEqual(before);
});
