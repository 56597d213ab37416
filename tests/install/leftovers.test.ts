import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createInstallRepo, type InstallRepo } from "../support/install-repo.ts";

const LOCK = ".git/config.lock";

/** The number of a process that has ended. */
function deadPid(): number {
  return spawnSync("true").pid;
}

function leaveLock(repo: InstallRepo, pid: number, lock: string, twin: string): string {
  const name = `.git/config.commit-guard-new-${pid}`;
  repo.write(LOCK, lock);
  repo.write(name, twin);
  return name;
}

describe("a lock that an init left when it was killed", () => {
  it("stands in the way of no other init, no uninstall", async () => {
    await using repo = await createInstallRepo();
    const before = repo.snapshot();
    leaveLock(repo, deadPid(), "[core]\n", "[core]\n");
    expect(await repo.init()).toMatchObject({ code: 0, err: "" });
    leaveLock(repo, deadPid(), "[core]\n", "[core]\n");
    expect(await repo.uninstall()).toMatchObject({ code: 0, err: "" });
    expect(repo.snapshot()).toEqual(before);
  });

  it.each([
    ["is of a process that still runs", process.ppid, "[core]\n", "[core]\n"],
    ["has another content", null, "[user]\n", "[core]\n"],
    ["is empty, as git's is at first", null, "", ""],
  ])("stays where it %s", async (_, pid, lock, twin) => {
    await using repo = await createInstallRepo();
    await repo.init();
    leaveLock(repo, pid ?? deadPid(), lock, twin);
    const { code, err } = await repo.uninstall();
    expect([code, repo.read(LOCK)]).toEqual([3, lock]);
    expect(err).not.toContain("EEXIST");
    expect(existsSync(join(repo.root, ".git/hooks/pre-commit"))).toBe(true);
  });

  it("that is not ours goes with the command that is printed", async () => {
    await using repo = await createInstallRepo();
    await repo.init();
    repo.write(LOCK, "");
    const command = /^ *(?<command>rm .*)$/m.exec((await repo.uninstall()).err)?.groups?.["command"] ?? "";
    expect(spawnSync("sh", ["-c", command]).status).toBe(0);
    expect((await repo.uninstall()).code).toBe(0);
  });
});

it("files that a killed init had not renamed yet go with the next one, or with uninstall", async () => {
  await using repo = await createInstallRepo();
  const before = repo.snapshot();
  const names = [".git/commit-guard/install.json", ".git/hooks/pre-push", "commit-guard.json"];
  const leave = (): void => {
    for (const name of names) repo.write(`${name}.commit-guard-new`, "half");
  };
  const left = (): readonly string[] => Object.keys(repo.snapshot()).filter((name) => name.includes("guard-new"));
  leave();
  await repo.init();
  expect(left()).toEqual([]);
  leave();
  expect((await repo.init()).out).toContain("nothing to do");
  expect(left()).toEqual([]);
  leave();
  await repo.uninstall();
  expect(left()).toEqual([]);
  expect(Object.keys(repo.snapshot()).filter((name) => name !== ".git/hooks")).toEqual(Object.keys(before));
  expect(readFileSync(join(repo.root, ".git/config"), "utf8")).not.toContain("guard");
});
