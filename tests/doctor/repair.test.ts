import { chmodSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createDoctorRepo } from "../support/doctor-repo.ts";
import { hostByFolder } from "../support/hosted-repo.ts";
import { installStubs, writeHook } from "../support/stub-double.ts";
import { snapshot } from "../support/snapshot.ts";

it("gives the run bit back to whoever may read the hook", async () => {
  await using repo = await createDoctorRepo();
  const file = join(repo.root, ".git/hooks/commit-msg");
  chmodSync(file, 0o640);
  expect(await repo.doctor({ fix: true })).toMatchObject({
    code: 0,
    findings: [],
    repaired: [`made ${file} executable`],
  });
  expect((statSync(file).mode & 0o777).toString(8)).toBe("750");
});

it("goes on to what a repair shows: a hooks path that leads nowhere, then a hook that is missing", async () => {
  await using repo = await createDoctorRepo();
  repo.git("config", "core.hooksPath", "gone");
  rmSync(join(repo.root, ".git/hooks/pre-push"));
  expect(await repo.doctor({ fix: true })).toMatchObject({
    code: 0,
    findings: [],
    repaired: [`took core.hookspath out of ${join(repo.root, ".git/config")}`, `armed the hooks of ${repo.root}`],
  });
});

it("tells of the lock that keeps it from a repair", async () => {
  await using repo = await createDoctorRepo();
  repo.git("config", "core.hooksPath", "gone");
  repo.write(".git/config.lock", "");
  const { code, repaired, findings } = await repo.doctor({ fix: true, rehearses: false });
  expect([code, repaired]).toEqual([1, []]);
  expect(findings.map(({ rule }) => rule)).toEqual(["doctor-config-lock", "doctor-hooks-path"]);
});

it("leaves a hooks path that holds in another work tree", async () => {
  await using repo = await createDoctorRepo();
  hostByFolder(repo, ".githooks");
  repo.git("worktree", "add", "--quiet", join(repo.home, "linked"), "HEAD~1");
  expect(await repo.doctor({ fix: true })).toMatchObject({ code: 1, repaired: [] });
  expect(repo.git("config", "core.hooksPath")).toBe(".githooks");
});

it("arms a clone where another program took our place", async () => {
  await using repo = await createDoctorRepo();
  writeHook(join(repo.root, ".git/hooks/pre-commit"), "#!/bin/sh\nexit 0 # commit-guard\n");
  expect(await repo.doctor({ fix: true, rehearses: false })).toMatchObject({
    code: 0,
    repaired: [`armed the hooks of ${repo.root}`],
  });
});

it("touches neither tracked files nor hooks of others that cannot run", async () => {
  await using repo = await createDoctorRepo();
  writeHook(join(repo.root, ".git/hooks/commit-msg"), "#!/bin/sh\nexit 0\n", 0o644);
  const before = snapshot(repo.root);
  expect(await repo.doctor({ fix: true })).toMatchObject({ code: 1, repaired: [] });
  expect(snapshot(repo.root)).toEqual(before);

  hostByFolder(repo, ".githooks");
  chmodSync(join(repo.root, ".githooks/commit-msg"), 0o644);
  const owned = snapshot(repo.root);
  expect(await repo.doctor({ fix: true })).toMatchObject({ code: 1, repaired: [] });
  expect(snapshot(repo.root)).toEqual(owned);
});

it("leaves hooks in the hooks folder of the machine", async () => {
  await using repo = await createDoctorRepo();
  const folder = join(repo.home, "hooks");
  installStubs(folder, repo.shim, ["pre-commit"]);
  const config = join(repo.home, "gitconfig");
  repo.git("config", "--file", config, "core.hooksPath", folder);
  const before = snapshot(repo.home);
  await repo.doctor({ fix: true, env: { ...repo.env, GIT_CONFIG_GLOBAL: config } });
  expect(snapshot(repo.home)).toEqual(before);
});
