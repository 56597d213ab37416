import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createInstallRepo, inside, installPackage, tryCommit } from "../support/install-repo.ts";
import { newerGit } from "../support/newer-git.ts";
import { pretendGit } from "../support/pretended-git.ts";

const NEWER = newerGit();

it("is refused by an older git, with the reason", async () => {
  await using repo = await createInstallRepo();
  const env = { PATH: pretendGit(repo.home, "2.39.5") };
  expect(await repo.init({ yes: true, mode: "config" }, { env })).toMatchObject({
    code: 2,
    err: "error: --mode config: git 2.54 or newer is needed, this is 2.39.5\n",
  });
});

it("comes besides the other modes with a newer git; an outside hooks folder then stays in place", async () => {
  await using repo = await createInstallRepo();
  const env = { PATH: pretendGit(repo.home, "2.54.0.rc1") };
  const before = repo.snapshot();
  expect((await repo.init({ yes: true }, { env })).out).toContain("sets hook.commit-guard-*, alias.guard\n");
  expect(repo.git("config", "hook.commit-guard-pre-push.event")).toBe("pre-push");
  expect(repo.git("config", "hook.commit-guard-pre-push.command")).toBe(
    '"$(git rev-parse --git-common-dir)"/commit-guard/hooks/pre-push',
  );
  await repo.uninstall({ env });
  expect(repo.snapshot()).toEqual(before);
  repo.git("config", "core.hooksPath", "/nowhere/hooks");
  expect((await repo.init({ yes: true }, { env })).out).toContain("installed, mode config\n");
  expect(repo.git("config", "core.hooksPath")).toBe("/nowhere/hooks");
});

describe.skipIf(NEWER === null)("with a git that runs hooks by configuration (NEWER_GIT)", () => {
  const env = { PATH: NEWER ?? "" };

  it("refuses a bad commit past any hooks folder, passes a good one, goes without a trace", async () => {
    await using repo = await createInstallRepo(env);
    const before = repo.snapshot();
    expect((await repo.init({ yes: true, mode: "config" })).code).toBe(0);
    expect(tryCommit(repo, "bad")).toBe(1);
    expect(repo.try("-c", "core.hooksPath=/dev/null", "commit", "--allow-empty", "-m", "bad").code).toBe(1);
    expect(tryCommit(repo, "good")).toBe(0);
    expect((await repo.init()).out).toContain("nothing to do"); // the mode was named: it stays
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.snapshot()).toEqual(before);
  });

  it("works in a path with blanks and quotes", async () => {
    await using repo = await createInstallRepo(env);
    const root = join(repo.home, `it's "here" $x`);
    repo.git("init", "--quiet", root);
    installPackage(root);
    const inner = inside(repo, root);
    expect((await inner.init({ yes: true, mode: "config" })).code).toBe(0);
    expect([tryCommit(inner, "bad"), tryCommit(inner, "good")]).toEqual([1, 0]);
  });

  it("still runs what stands in the hooks folder, once", async () => {
    await using repo = await createInstallRepo(env);
    mkdirSync(join(repo.root, ".git/hooks"), { recursive: true });
    const hook = join(repo.root, ".git/hooks/pre-commit");
    writeFileSync(hook, '#!/bin/sh\necho theirs >> "$GUARD_LOG"\n', { mode: 0o755 });
    await repo.init({ yes: true, mode: "config" });
    tryCommit(repo, "bad");
    expect(repo.asked().filter((line) => line === "theirs")).toEqual(["theirs"]);
  });
});
