import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGuardedRepo, goodMessage, type GuardedRepo } from "../support/guarded-repo.ts";

let repo: GuardedRepo;

beforeEach(async () => {
  repo = await createGuardedRepo();
  repo.sneak(goodMessage());
  repo.write("a.txt", "a\n");
  repo.git("add", "a.txt");
});

afterEach(() => repo[Symbol.asyncDispose]());

/** Runs a line of sh, with the message of a good commit in $M. */
function sh(line: string, shell = "sh"): { readonly code: number | null; readonly err: string } {
  const env = { ...repo.env, M: goodMessage("feat: add a line") };
  const { status, stderr } = spawnSync(shell, ["-c", line], { cwd: repo.root, env, encoding: "utf8" });
  return { code: status, err: stderr };
}

describe("a commit past the hooks", () => {
  it.each([
    ["git commit --no-verify -m bad", "--no-verify"],
    ["git commit --no-veri -m bad", "--no-veri"],
    ["git commit -nm bad", "-nm"],
    ["git commit -anm bad", "-anm"],
    ["git commit --verify -n -m bad", "-n"],
    ["git -c alias.zz='commit -n' zz -m bad", "-n"],
    ["git -c alias.zz='!git commit -n' zz -m bad", "-n"],
    ["F=--no-verify; git commit $F -m bad", "--no-verify"],
    ["sh -c 'git commit -n -m bad'", "-n"],
    ["bash -c 'exec git commit -n -m bad'", "-n"],
    ["git commit --amend -n --no-edit", "-n"],
    ["git commit -C HEAD -n", "-n"],
    ["git commit -n -m bad a.txt", "-n"],
    [`python3 -c 'import subprocess, sys; sys.exit(subprocess.call(["git", "commit", "-n", "-m", "bad"]))'`, "-n"],
    ["printf 'git commit -n -m bad' > ../s.sh; sh ../s.sh", "-n"],
    ['git commit -n -m "$M"', "-n"],
    ['ln -s "$(command -v git)" ../tig; ../tig commit -nm bad', "-nm"],
    ["git --shallow-file rebase commit -n -m bad", "-n"],
    [`bash -c 'ln -s "$(command -v git)" ../git-rebase; exec -a git ../git-rebase commit -n -m bad'`, "-n"],
  ])("%s is refused, with the flag that was used", (line, flag) => {
    const head = repo.git("rev-parse", "HEAD");
    const { code, err } = sh(line);
    expect(err.split("\n")[0]).toBe(`error: ${flag} skips the hooks that judge this commit [no-bypass-flag]`);
    expect(err).toMatch(/\ncommit-guard: 1 to fix, nothing was committed\nHEAD is still at [0-9a-f]{12}\n$/);
    expect([code, repo.git("rev-parse", "HEAD"), repo.git("diff", "--cached", "--name-only")]).toEqual([
      1,
      head,
      "a.txt",
    ]);
    expect(repo.try("commit", "--quiet", "-m", goodMessage("feat: add a line"))).toEqual({ code: 0, out: "", err: "" });
  });

  it("a copy of git under another name is refused, though not by its flag", () => {
    const { code, err } = sh('cp "$(command -v git)" ../tig; ../tig commit -nm bad');
    expect([code, err.split("\n")[0]]).toEqual([
      1,
      "error: commit-guard's pre-commit hook did not run [no-hook-tampering]",
    ]);
    expect(sh('../tig commit -qm "$M"')).toEqual({ code: 0, err: "" });
  });

  it.each(["dash", "bash"])("one that a rebase executes is refused where sh is %s", (shell) => {
    repo.git("commit", "--quiet", "-m", goodMessage("feat: add a line"));
    const line = `git rebase --quiet --exec "exec ${shell} -c 'git commit --amend -n --no-gpg-sign --no-edit'" HEAD~1`;
    const { code, err } = sh(line);
    expect(code).not.toBe(0);
    expect(err).toContain("error: -n skips the hooks that judge this commit [no-bypass-flag]\n");
    repo.git("rebase", "--abort");
  });

  it("a merge is refused too", () => {
    repo.git("commit", "--quiet", "-m", goodMessage("feat: add a line"));
    repo.git("branch", "topic");
    repo.git("reset", "--quiet", "--hard", "HEAD~1");
    repo.sneak(goodMessage("feat: another line"));
    const { code, err } = sh("git merge --quiet --no-verify --no-edit topic");
    expect(err.split("\n")[0]).toBe("error: --no-verify skips the hooks that judge this commit [no-bypass-flag]");
    expect(code).toBe(1);
    repo.git("merge", "--abort");
    expect(repo.try("merge", "--quiet", "--no-edit", "topic")).toMatchObject({ code: 0, err: "" });
  });
});

describe("what only looks like it", () => {
  it.each([
    'git commit -q -m -n -m "$M"',
    'git commit -q -mn -m "$M"',
    'git commit -q --no-verify --verify -m "$M"',
    'git commit -q -n --verify -m "$M"',
    'git commit -q -m "$M" -uno',
  ])("%s is judged as every other commit", (line) => {
    const { err } = sh(line);
    expect(err).not.toContain("no-bypass-flag");
  });
});

describe("a hook that git skips in silence", () => {
  it.each([
    ["pre-commit", "           npx commit-guard doctor --fix"],
    ["commit-msg", "           chmod +x .git/hooks/commit-msg"],
    ["prepare-commit-msg", "           chmod +x .git/hooks/prepare-commit-msg"],
    ["pre-push", "           chmod +x .git/hooks/pre-push"],
  ])("%s without its run bit is named, with the repair", (event, repair) => {
    chmodSync(join(repo.root, ".git/hooks", event), 0o644);
    const { code, err } = repo.try("commit", "--quiet", "-m", goodMessage());
    expect(code).toBe(1);
    expect(err).toContain("[no-hook-tampering]\n");
    expect(err.replaceAll(/node \S*commit-guard.ts/g, "npx commit-guard")).toContain(`\n${repair}\n`);
    sh(`chmod +x .git/hooks/${event}`);
    expect(repo.try("commit", "--quiet", "-m", goodMessage())).toEqual({ code: 0, out: "", err: "" });
  });

  it.each(["pre-commit", "commit-msg"])("%s that is gone is named", (event) => {
    rmSync(join(repo.root, ".git/hooks", event));
    const { code, err } = repo.try("commit", "--quiet", "-m", goodMessage());
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`^error: git finds no ${event} hook to run \\[no-hook-tampering\\]\\n`));
  });

  it("a foreign commit-msg in the place of ours is named", () => {
    writeFileSync(join(repo.root, ".git/hooks/commit-msg"), "#!/bin/sh\nexit 0\n");
    const { code, err } = repo.try("commit", "--quiet", "-m", goodMessage());
    expect(code).toBe(1);
    expect(err).toMatch(/^error: the commit-msg hook does not call commit-guard \[no-hook-tampering\]\n/);
  });
});

function seals(): string[] {
  return readdirSync(join(repo.root, ".git/commit-guard/seals"));
}

describe("the seal", () => {
  it("is of no use to the next commit", () => {
    repo.git("commit", "--quiet", "-m", goodMessage());
    expect(repo.try("commit", "--quiet", "--allow-empty", "-nm", "bad").code).toBe(1);
    expect(seals().map((name) => readFileSync(join(repo.root, ".git/commit-guard/seals", name), "utf8"))).toEqual([
      "done\n",
    ]);
  });

  it("of commits that died is swept away", () => {
    const folder = join(repo.root, ".git/commit-guard/seals");
    repo.git("commit", "--quiet", "-m", goodMessage());
    for (let pid = 4_000_001; pid < 4_000_030; pid += 1) writeFileSync(join(folder, String(pid)), "1\n");
    repo.git("commit", "--quiet", "--allow-empty", "-m", goodMessage());
    expect(seals()).toHaveLength(1);
  });

  it("that cannot be written refuses, with the cause", () => {
    writeFileSync(join(repo.root, ".git/commit-guard"), "a file in its place\n");
    const { code, err } = repo.try("commit", "--quiet", "-m", goodMessage());
    expect(code).toBe(1);
    expect(err).toMatch(/^error: the seal of this commit cannot be written to \.git\/commit-guard\/seals\n/);
  });

  it("survives a hook that commits itself, in another work tree", () => {
    repo.git("worktree", "add", "--quiet", "../linked");
    const file = join(repo.root, ".git/hooks/pre-commit");
    const nested = `[ -n "$GIT_DIR" ] || (unset GIT_INDEX_FILE; cd ../linked; git commit -q --allow-empty -m "$NESTED")`;
    writeFileSync(file, readFileSync(file, "utf8").replace("\n# Written", `\n${nested}\n# Written`));
    const env = { ...repo.env, NESTED: goodMessage("feat: nest") };
    const run = { cwd: repo.root, env, encoding: "utf8" } as const;
    const { status, stderr } = spawnSync("git", ["commit", "--quiet", "-m", goodMessage()], run);
    expect([status, stderr]).toEqual([0, ""]);
    expect(repo.git("log", "-1", "--format=%s", "linked")).toBe("feat: nest");
    expect(repo.git("log", "-1", "--format=%s")).toBe("feat: add a file");
  });
});

it("git gui, which prepares a message before there is a commit, needs no seal", () => {
  repo.write(".git/GITGUI_MSG", "");
  expect(repo.try("hook", "run", "prepare-commit-msg", "--", ".git/GITGUI_MSG")).toEqual({ code: 0, out: "", err: "" });
  expect(repo.try("hook", "run", "prepare-commit-msg", "--", ".git/COMMIT_EDITMSG").code).toBe(1);
});

describe("post-commit", () => {
  it("tells and remembers what slipped through", () => {
    rmSync(join(repo.root, ".git/hooks/prepare-commit-msg"));
    const { code, err } = repo.try("commit", "--quiet", "-nm", "bad");
    expect(code).toBe(0);
    expect(err).toMatch(/\ncommit-guard: .* a push will be refused\nHEAD is at [0-9a-f]{12}\n$/);
    const [id, ...reason] = readFileSync(join(repo.root, ".git/commit-guard/slipped"), "utf8").trim().split(" ");
    expect(id).toBe(repo.git("rev-parse", "HEAD"));
    expect(reason.join(" ")).toBe("conventional-subject, signed-off, assisted-by");
  });

  it("is silent after a cherry-pick, whose commit push judges", () => {
    repo.git("commit", "--quiet", "-m", goodMessage());
    const id = repo.git("rev-parse", "HEAD");
    repo.git("reset", "--quiet", "--hard", "HEAD~1");
    expect(repo.try("cherry-pick", id)).toMatchObject({ code: 0, err: "" });
  });
});
