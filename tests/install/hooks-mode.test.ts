import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
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

function addHook(repo: InstallRepo, path: string, text: string, mode = 0o755): void {
  repo.write(path, text);
  chmodSync(join(repo.root, path), mode);
}

/** Writes its name and what it reads into the log of the shim. */
const LOGGING = (name: string): string => `#!/bin/sh\necho "${name} $*" >> "$GUARD_LOG"\n`;

/** Init, something in between, uninstall: nothing is left. */
async function expectRoundTrip(repo: InstallRepo, between: () => void): Promise<void> {
  const { codes, errors, before, after } = await roundTrip(repo, between);
  expect([codes, errors]).toEqual([[0, 0], ""]);
  expect(after).toEqual(before);
}

const EVENTS_OF_A_COMMIT = [
  "pre-commit ",
  "prepare-commit-msg .git/COMMIT_EDITMSG message",
  "commit-msg .git/COMMIT_EDITMSG",
];

describe("in an empty hooks folder", () => {
  it("refuses a bad commit, passes a good one, goes without a trace", async () => {
    await using repo = await createInstallRepo();
    await expectRoundTrip(repo, () => {
      expect(tryCommit(repo, "bad")).toBe(1);
      expect(repo.asked()).toEqual(EVENTS_OF_A_COMMIT);
      expect(tryCommit(repo, "good")).toBe(0);
      expect(repo.asked()).toEqual([...EVENTS_OF_A_COMMIT, "post-commit "]);
    });
  });

  it("writes settings with the tips of all branches as baseline", async () => {
    await using repo = await createInstallRepo();
    repo.git("branch", "older");
    const main = repo.commit("feat: go on");
    repo.git("checkout", "--quiet", "--orphan", "other");
    const other = repo.commit("feat: start again");
    repo.git("update-ref", "refs/remotes/origin/x", main);
    await repo.init();
    const { baseline, ...rest } = JSON.parse(repo.read("commit-guard.json"));
    expect(rest).toEqual({ $schema: "./node_modules/commit-guard/commit-guard.schema.json", extends: "strict" });
    expect(baseline.toSorted()).toEqual([main, other].toSorted());
  });

  it("works where git made no hooks folder, in a path with blanks and quotes", async () => {
    await using outer = await createInstallRepo();
    const path = join(outer.root, `it's a "place" $x`);
    outer.git("init", "--quiet", "--template=", path);
    installPackage(path);
    const inner = inside(outer, path);
    expect(await inner.init()).toMatchObject({ code: 0 });
    expect(tryCommit(inner, "bad")).toBe(1);
    expect(tryCommit(inner, "good")).toBe(0);
    const alias = inner.try("guard", "--version");
    expect(alias.out).toMatch(/^\d+\.\d+\.\d+\n$/);
    await inner.uninstall();
    expect(existsSync(join(path, ".git/hooks"))).toBe(false);
  });

  it("shares the files with the group where the repository does", async () => {
    await using repo = await createInstallRepo();
    repo.git("config", "core.sharedRepository", "group");
    await repo.init();
    expect(repo.snapshot()[".git/hooks/commit-msg"]?.slice(0, 4)).toBe("775 ");
  });
});

describe("with hooks that are there already", () => {
  it("runs them first; what they refuse is refused", async () => {
    await using repo = await createInstallRepo();
    addHook(repo, ".git/hooks/commit-msg", `${LOGGING("theirs")}! grep -q theirs "$1"\n`);
    await expectRoundTrip(repo, () => {
      expect(tryCommit(repo, "theirs")).toBe(1);
      expect(repo.asked().slice(2)).toEqual(["theirs .git/COMMIT_EDITMSG"]);
      expect(tryCommit(repo, "bad")).toBe(1);
      expect(repo.asked().slice(2)).toEqual(["theirs .git/COMMIT_EDITMSG", "commit-msg .git/COMMIT_EDITMSG"]);
      expect(tryCommit(repo, "good")).toBe(0);
    });
  });

  it("hands standard input to both", async () => {
    await using repo = await createInstallRepo();
    addHook(repo, ".git/hooks/pre-push", `${LOGGING("theirs")}sed 's/^/  theirs /' >> "$GUARD_LOG"\n`);
    repo.git("init", "--quiet", "--bare", join(repo.home, "remote.git"));
    await repo.init();
    const id = repo.git("rev-parse", "HEAD");
    const url = join(repo.home, "remote.git");
    expect(repo.try("push", "--quiet", url, "HEAD:refs/heads/x").code).toBe(0);
    const line = `HEAD ${id} refs/heads/x ${"0".repeat(40)}`;
    expect(repo.asked()).toEqual([`theirs ${url} ${url}`, `  theirs ${line}`, `pre-push ${url} ${url}`, `  ${line}`]);
  });

  it("keeps one that is a link, one that git does not run, one that is no script", async () => {
    await using repo = await createInstallRepo();
    addHook(repo, "tool.sh", LOGGING("linked"));
    mkdirSync(join(repo.root, ".git/hooks"), { recursive: true });
    symlinkSync("../../tool.sh", join(repo.root, ".git/hooks/pre-commit"));
    addHook(repo, ".git/hooks/commit-msg", "#!/bin/sh\nexit 1\n", 0o644);
    addHook(repo, ".git/hooks/post-commit", "#!/usr/bin/env node\nprocess.exitCode = 1;\n");
    await expectRoundTrip(repo, () => {
      expect(tryCommit(repo, "good")).toBe(0);
      expect(repo.asked()[0]).toBe("linked ");
    });
  });

  it("gives back a hook that was edited where it was moved to", async () => {
    await using repo = await createInstallRepo();
    addHook(repo, ".git/hooks/pre-commit", LOGGING("theirs"));
    await repo.init();
    addHook(repo, ".git/hooks/pre-commit.commit-guard-chained", LOGGING("edited"));
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.read(".git/hooks/pre-commit")).toBe(LOGGING("edited"));
    expect(existsSync(join(repo.root, ".git/hooks/pre-commit.commit-guard-chained"))).toBe(false);
  });

  it("chains again after another program has written over the stub", async () => {
    await using repo = await createInstallRepo();
    addHook(repo, ".git/hooks/pre-commit", LOGGING("theirs"));
    await repo.init();
    addHook(repo, ".git/hooks/pre-commit", LOGGING("theirs"));
    expect((await repo.init()).code).toBe(0);
    tryCommit(repo, "good");
    expect(repo.asked().slice(0, 2)).toEqual(["theirs ", "pre-commit "]);
    addHook(repo, ".git/hooks/pre-commit", LOGGING("newer"));
    expect((await repo.init()).out).toContain("pre-commit.commit-guard-chained no longer runs");
    tryCommit(repo, "good");
    expect(repo.asked().slice(0, 2)).toEqual(["newer ", "pre-commit "]);
    await repo.uninstall();
    expect(repo.read(".git/hooks/pre-commit")).toBe(LOGGING("newer"));
    expect(repo.read(".git/hooks/pre-commit.commit-guard-chained")).toBe(LOGGING("theirs"));
  });

  it("takes the place of a copy of the shim", async () => {
    await using repo = await createInstallRepo();
    addHook(repo, ".git/hooks/pre-commit", "#!/bin/sh\n# commit-guard: finds Node and the program\nexit 9\n");
    await expectRoundTrip(repo, () => expect(tryCommit(repo, "good")).toBe(0));
  });
});

describe("where core.hooksPath leads outside", () => {
  it("writes nothing there, runs every hook of it, also those of other events", async () => {
    await using repo = await createInstallRepo();
    const folder = join(repo.home, "global hooks");
    mkdirSync(folder);
    for (const name of ["commit-msg", "post-checkout"]) {
      writeFileSync(join(folder, name), LOGGING(`global ${name}`), { mode: 0o755 });
    }
    writeFileSync(join(repo.home, ".gitconfig"), `[core]\n\thooksPath = ~/global hooks\n`);
    const env = { GIT_CONFIG_GLOBAL: join(repo.home, ".gitconfig") };
    Object.assign(repo.env, env);
    await expectRoundTrip(repo, () => {
      expect(tryCommit(repo, "bad")).toBe(1);
      expect(repo.asked().slice(-2)).toEqual([
        "global commit-msg .git/COMMIT_EDITMSG",
        "commit-msg .git/COMMIT_EDITMSG",
      ]);
      repo.git("checkout", "--quiet", "-b", "topic");
      expect(repo.asked().join()).toMatch(/^global post-checkout /);
      writeFileSync(join(folder, "pre-commit"), LOGGING("global pre-commit"), { mode: 0o755 });
      expect(tryCommit(repo, "good")).toBe(0);
      expect(repo.asked().slice(0, 2)).toEqual(["global pre-commit ", "pre-commit "]);
    });
    expect(repo.git("config", "--show-scope", "--get-all", "core.hooksPath")).toMatch(/^global/);
  });

  it("refuses what a command line alone says", async () => {
    await using repo = await createInstallRepo();
    const env = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "core.hooksPath", GIT_CONFIG_VALUE_0: "/dev/null" };
    expect(await repo.init({ yes: true }, { env })).toMatchObject({ code: 2, out: "" });
  });
});
