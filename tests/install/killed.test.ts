import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { NO_AGENTS } from "../../src/install/agents.ts";
import { install } from "../../src/install/install.ts";
import type { Mode } from "../../src/install/manifest.ts";
import { openInstall } from "../../src/install/open-install.ts";
import { findPackage } from "../../src/install/package-place.ts";
import { makePlan } from "../../src/install/plan.ts";
import { STRICT } from "../../src/install/settings-content.ts";
import { uninstall } from "../../src/install/uninstall.ts";
import { createInstallRepo, type InstallRepo } from "../support/install-repo.ts";
import { dieAfter } from "../support/killed-process.ts";

vi.mock("node:fs", async () => (await import("../support/killed-process.ts")).mortalFs());

/** Carries a mode out as init does. */
function changeMode(repo: InstallRepo, mode: Mode): void {
  const repository = openInstall(repo.root);
  const place = findPackage(repository.root, repo.root, "");
  const wanted = {
    version: "0.0.0",
    place,
    hasTransaction: false,
    policy: STRICT,
    drops: new Set<string>(),
    agents: NO_AGENTS,
  };
  install(repository, makePlan(repository, { ...wanted, mode }));
}

async function hookedRepo(): Promise<InstallRepo> {
  const repo = await createInstallRepo();
  mkdirSync(join(repo.root, ".husky"));
  repo.write(".husky/pre-commit", "npm test\n");
  mkdirSync(join(repo.root, ".git/hooks"));
  writeFileSync(join(repo.root, ".git/hooks/pre-commit"), "#!/bin/sh\necho mine\n", { mode: 0o755 });
  return repo;
}

/** Far more changes of files than any of these makes. */
const ALL = 300;

/** Some moments of a run, every one of them in a long run: the first steps, some in between, past the end. */
const MOMENTS: readonly number[] =
  process.env["LONG"] === undefined ? [0, 1, 3, 9, 30, 48, 70, ALL] : Array.from({ length: 91 }, (_, n) => n);

describe("killed at any moment, a run can be taken back", () => {
  it("when it is the first init", async () => {
    await using repo = await createInstallRepo();
    const before = repo.snapshot();
    for (const moment of MOMENTS) {
      dieAfter(moment, () => changeMode(repo, "hooks"));
      uninstall(openInstall(repo.root));
      expect(repo.snapshot(), `after ${moment} changes`).toEqual(before);
    }
  });

  it.each([
    ["hooks", "husky"],
    ["husky", "hooks"],
  ] as const)("when it changes mode %s to %s", async (from, to) => {
    await using repo = await hookedRepo();
    const before = repo.snapshot();
    for (const moment of MOMENTS) {
      changeMode(repo, from);
      dieAfter(moment, () => changeMode(repo, to));
      uninstall(openInstall(repo.root));
      expect(repo.snapshot(), `after ${moment} changes`).toEqual(before);
    }
  });

  it("when it is killed twice, then goes through", async () => {
    await using repo = await hookedRepo();
    const before = repo.snapshot();
    changeMode(repo, "hooks");
    expect(dieAfter(30, () => changeMode(repo, "husky"))).toBe(true);
    expect(dieAfter(20, () => changeMode(repo, "hooks"))).toBe(true);
    changeMode(repo, "husky");
    uninstall(openInstall(repo.root));
    expect(repo.snapshot()).toEqual(before);
  });

  it("when it is an uninstall", async () => {
    await using repo = await hookedRepo();
    const before = repo.snapshot();
    for (const moment of MOMENTS) {
      changeMode(repo, "hooks");
      dieAfter(moment, () => uninstall(openInstall(repo.root)));
      uninstall(openInstall(repo.root));
      expect(repo.snapshot(), `after ${moment} changes`).toEqual(before);
    }
  });
});
