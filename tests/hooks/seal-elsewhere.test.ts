import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGuardedRepo, goodMessage, type GuardedRepo, installHooks, SHIM } from "../support/guarded-repo.ts";
import { EVENTS } from "../../src/git/hook-events.ts";
import { newerGit } from "../support/newer-git.ts";

let repo: GuardedRepo;

beforeEach(async () => {
  repo = await createGuardedRepo();
  repo.sneak(goodMessage());
});

afterEach(() => repo[Symbol.asyncDispose]());

/** Installs hooks that source a shim which was changed so as to meet another system. */
function installChanged(change: (text: string) => string): void {
  const shim = join(repo.home, "shim.sh");
  const text = readFileSync(SHIM, "utf8").replace("here=${commit_guard_shim%/*}", `here='${join(SHIM, "..")}'`);
  writeFileSync(shim, change(text));
  for (const event of EVENTS) {
    const file = join(repo.root, ".git/hooks", event);
    writeFileSync(file, readFileSync(file, "utf8").replace(SHIM, shim));
  }
}

const PASSED = { code: 0, out: "", err: "" };

describe("where there is no /proc", () => {
  beforeEach(() => installChanged((text) => text.replaceAll("/proc/", "/nowhere/")));

  it("ps tells", () => {
    expect(repo.try("commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: one"))).toEqual(PASSED);
    expect(repo.try("commit", "--quiet", "--allow-empty", "-nm", "bad").err).toContain("[no-bypass-flag]");
    expect(repo.try("cherry-pick", "--allow-empty", "--keep-redundant-commits", "HEAD")).toMatchObject({
      code: 0,
      err: "",
    });
    expect(repo.try("revert", "--no-edit", "HEAD")).toMatchObject({ code: 1 }); // it is empty, as git says
  });
});

describe("where the system shows no processes", () => {
  beforeEach(() =>
    installChanged((text) =>
      text.replaceAll("/proc/", "/nowhere/").replaceAll("$(ps ", "$(false ").replaceAll("C ps ", "C false "),
    ),
  );

  it("one seal serves one commit", () => {
    expect(repo.try("commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: one"))).toEqual(PASSED);
    const { code, err } = repo.try("commit", "--quiet", "--allow-empty", "-nm", "bad");
    expect([code, err.split("\n")[0]]).toEqual([
      1,
      "error: -nm skips the hooks that judge this commit [no-bypass-flag]",
    ]);
    expect(repo.try("cherry-pick", "--allow-empty", "--keep-redundant-commits", "HEAD")).toMatchObject({
      code: 0,
      err: "",
    });
    expect(repo.try("commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: two"))).toEqual(PASSED);
  });
});

describe("the canary of doctor", () => {
  it.each([
    ["pre-commit", ["commit", "--allow-empty", "-m", goodMessage()]],
    ["commit-msg", ["commit", "--allow-empty", "-m", goodMessage()]],
  ])("in %s is answered with a refusal, whatever the commit", (event, args) => {
    const file = join(repo.home, "canary");
    const env = { ...repo.env, COMMIT_GUARD_CANARY: `${event}:${file}` };
    const { status, stderr } = spawnSync("git", args, { cwd: repo.root, env, encoding: "utf8" });
    expect([status, stderr.split("\n")[0]]).toEqual([1, "error: this was a canary of commit-guard doctor"]);
    expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^${event} \\S+/shim.sh \\S+/commit-guard.ts\\n$`));
  });
});

const NEWER = newerGit();

function newer(...args: readonly string[]): { readonly code: number | null; readonly err: string } {
  const { status, stderr } = spawnSync("git", args, {
    cwd: repo.root,
    env: { ...repo.env, PATH: NEWER ?? "" },
    encoding: "utf8",
  });
  return { code: status, err: stderr };
}

describe.skipIf(NEWER === null)("hooks in the configuration, which git has from 2.54 on", () => {
  const folder = ".git/commit-guard/hooks";

  beforeEach(() => {
    installHooks(join(repo.root, folder));
    for (const event of EVENTS) {
      repo.git("config", `hook.commit-guard-${event}.command`, join(repo.root, folder, event));
      repo.git("config", `hook.commit-guard-${event}.event`, event);
    }
  });

  it("judge beside those of the folder, and once", () => {
    const trace = join(repo.home, "trace");
    installChanged((text) =>
      text.replace('run_program hook "--$', `echo "$event" >>'${trace}'; run_program hook "--$`),
    );
    for (const event of EVENTS)
      writeFileSync(join(repo.root, folder, event), readFileSync(join(repo.root, ".git/hooks", event)));
    expect(newer("commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: one"))).toEqual({ code: 0, err: "" });
    expect(readFileSync(trace, "utf8")).toBe("commit-msg\n");
    const { code, err } = newer("commit", "--quiet", "--allow-empty", "-m", "bad");
    expect([code, err.match(/\[signed-off\]/g)?.length]).toEqual([1, 1]);
    expect(newer("commit", "--allow-empty", "-nm", "bad").err.match(/no-bypass-flag/g)).toHaveLength(1);
    repo.git("init", "--quiet", "--bare", "../remote");
    expect(newer("push", "--quiet", "../remote", "main").code).toBe(0);
    expect(readFileSync(trace, "utf8")).toBe("commit-msg\ncommit-msg\nprepare-commit-msg\npre-push\npre-push\n");
  });

  it("hold without the folder's", () => {
    const away = "core.hooksPath=/dev/null";
    expect(newer("-c", away, "commit", "--allow-empty", "-nm", "bad").err).toContain("[no-bypass-flag]");
    expect(newer("-c", away, "commit", "--allow-empty", "-m", "bad").err).toContain("[signed-off]");
    expect(newer("-c", away, "commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: one"))).toEqual({
      code: 0,
      err: "",
    });
    for (const event of EVENTS) chmodSync(join(repo.root, ".git/hooks", event), 0o644);
    expect(newer("commit", "--quiet", "--allow-empty", "-m", "bad").code).toBe(1);
  });

  it("one that is switched off is noticed by the others", () => {
    const off = ["-c", "core.hooksPath=/dev/null", "-c", "hook.commit-guard-commit-msg.enabled=false"];
    const { code, err } = newer(...off, "commit", "--allow-empty", "-m", goodMessage("feat: one"));
    expect([code, err.split("\n")[0]]).toEqual([1, "error: git finds no commit-msg hook to run [no-hook-tampering]"]);
  });
});
