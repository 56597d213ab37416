import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGuardedRepo, goodMessage, type GuardedRepo, installHooks, PROGRAM } from "../support/guarded-repo.ts";

let repo: GuardedRepo;

beforeEach(async () => {
  repo = await createGuardedRepo();
  repo.sneak(goodMessage());
});

afterEach(() => repo[Symbol.asyncDispose]());

function addFile(name: string, message: string): string {
  repo.write(name, `${name}\n`);
  repo.git("add", name);
  return repo.sneak(message);
}

/** The last commit as a mail, taken back. */
function asPatch(): string {
  const patch = join(repo.home, "0001.patch");
  writeFileSync(patch, `${repo.git("format-patch", "-1", "--stdout")}\n`);
  repo.git("reset", "--quiet", "--hard", "HEAD~1");
  return patch;
}

describe("applypatch-msg", () => {
  it("lets a patch with a good message through, by the author of the mail", () => {
    const name = "Björn O'Neil";
    const message = `feat: add a file\n\nSigned-off-by: ${name} <b@example.com>\nAssisted-By: none\n`;
    addFile("a.txt", message);
    repo.git(
      "-c",
      "core.hooksPath=/dev/null",
      "commit",
      "--quiet",
      "--amend",
      "--no-edit",
      `--author=${name} <b@example.com>`,
    );
    expect(repo.try("am", "--quiet", asPatch())).toEqual({ code: 0, out: "", err: "" });
    expect(repo.git("log", "-1", "--format=%an %s")).toBe(`${name} feat: add a file`);
  });

  it("refuses one with a bad message, before it is applied", () => {
    addFile("a.txt", "Added a file.");
    const { code, err } = repo.try("am", "--quiet", asPatch());
    expect(code).not.toBe(0);
    expect(err).toContain("error: no Signed-off-by trailer [signed-off]\n");
    expect(err).toContain("\n           git am --abort\n\ncommit-guard: 4 to fix, the patch was not applied\n");
    repo.git("am", "--abort");
  });

  it("leaves a rebase alone", () => {
    addFile("a.txt", "old: history");
    repo.git("branch", "topic");
    repo.git("reset", "--quiet", "--hard", "HEAD~1");
    addFile("b.txt", goodMessage("feat: add b"));
    repo.git("checkout", "--quiet", "topic");
    expect(repo.try("rebase", "--quiet", "--apply", "main")).toMatchObject({ code: 0 });
  });
});

describe("pre-rebase", () => {
  beforeEach(() => {
    addFile("a.txt", goodMessage("feat: add a"));
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD");
    addFile("b.txt", goodMessage("feat: add b"));
  });

  it("warns before commits of a protected branch are rewritten that its remote has", () => {
    const { code, err } = repo.try("rebase", "--quiet", "--force-rebase", "HEAD~2");
    expect(code).toBe(0);
    expect(err).toMatch(
      /^warning: the rebase rewrites 1 commit of main that its remote already has \[published-history\]\n/,
    );
  });

  it("never refuses, be the settings broken", () => {
    repo.write("commit-guard.json", "{");
    const { code, err } = repo.try("rebase", "--quiet", "--force-rebase", "HEAD~1");
    expect([code, err.split("\n")[0]]).toEqual([0, expect.stringMatching(/^error: commit-guard.json:1:2: /)]);
  });

  it.each([
    ["what is only here", "main", "HEAD~1"],
    ["another branch", "topic", "HEAD~2"],
  ])("says nothing of %s", (_, branch, upstream) => {
    repo.git("checkout", "--quiet", "-B", branch);
    expect(repo.try("rebase", "--quiet", "--force-rebase", upstream)).toEqual({ code: 0, out: "", err: "" });
  });
});

describe("post-rewrite", () => {
  it("tells after a rebase which commits a push would refuse", () => {
    addFile("a.txt", "bad");
    addFile("b.txt", goodMessage("feat: add b"));
    const { code, err } = repo.try("rebase", "--quiet", "--force-rebase", "HEAD~2");
    expect(code).toBe(0);
    expect(err).toContain("[signed-off]");
    expect(err).toMatch(/\ncommit-guard: 3 to fix, the rebase is done; .*\nHEAD is at [0-9a-f]{12}\n$/);
  });

  it("is silent where all are good, as after an amended commit", () => {
    addFile("a.txt", goodMessage("feat: add a"));
    expect(repo.try("rebase", "--quiet", "--force-rebase", "HEAD~1")).toEqual({ code: 0, out: "", err: "" });
    expect(repo.try("commit", "--quiet", "--amend", "--no-edit")).toEqual({ code: 0, out: "", err: "" });
  });
});

function makeCommit(message: string): string {
  return repo.git("commit-tree", "-p", "HEAD", "-m", message, "HEAD^{tree}");
}

describe("reference-transaction", () => {
  beforeEach(() => installHooks(join(repo.root, ".git/hooks"), ["reference-transaction"]));

  it.each([
    ["update-ref", (id: string) => ["update-ref", "refs/heads/main", id]],
    ["branch", (id: string) => ["branch", "topic", id]],
    ["reset", (id: string) => ["reset", "--quiet", "--soft", id]],
    ["checkout, detached", (id: string) => ["checkout", "--quiet", "--detach", id]],
  ])("refuses a commit made by plumbing, moved to by %s", (_, move) => {
    const head = repo.git("rev-parse", "HEAD");
    const { code, err } = repo.try(...move(makeCommit("bad")));
    expect(code).not.toBe(0);
    expect(err).toContain("[signed-off]");
    expect(err).toContain("\ncommit-guard: 3 to fix, no branch was moved\n");
    expect(repo.git("rev-parse", "HEAD")).toBe(head);
    expect(repo.try("branch", "topic2", makeCommit(goodMessage("feat: x")))).toMatchObject({ code: 0 });
  });

  it("refuses a commit whose other hooks were taken away", () => {
    installHooks(join(repo.home, "hooks"), ["reference-transaction"]);
    const { code } = repo.try(
      "-c",
      `core.hooksPath=${join(repo.home, "hooks")}`,
      "commit",
      "--allow-empty",
      "-m",
      "bad",
    );
    expect(code).not.toBe(0);
  });

  it("does not see what git does by right", () => {
    const old = addFile("old.txt", "bad");
    const operations = [
      ["commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: one")],
      ["commit", "--quiet", "--amend", "--allow-empty", "-m", goodMessage("feat: two")],
      ["reset", "--quiet", "--hard", old],
      ["reset", "--quiet", "--hard", "HEAD@{1}"],
      ["checkout", "--quiet", "-b", "topic", "HEAD~1"],
      ["cherry-pick", "--allow-empty", "--keep-redundant-commits", "main"],
      ["rebase", "--quiet", "--force-rebase", "HEAD~1"],
      ["merge", "--quiet", "--no-edit", "main"],
      ["branch", "-f", "other", old],
      ["branch", "-D", "other"],
      ["stash"],
      ["gc", "--quiet"],
      ["pack-refs", "--all"],
      ["tag", "v1"],
      ["checkout", "--quiet", "main"],
      ["worktree", "add", "--quiet", "../linked"],
      ["fetch", "--quiet", "../linked", "topic:fetched"],
      ["pull", "--quiet", "--no-rebase", "--no-edit", "../linked", "topic"],
    ];
    for (const operation of operations)
      expect([operation.join(" "), repo.try(...operation)]).toEqual([
        operation.join(" "),
        expect.objectContaining({ code: 0 }),
      ]);
  });
});

function host(event: string): string {
  return `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' hook ${event} "$@"\n`;
}

describe("commit-guard hook, called by another host", () => {
  it("gives the answers of the shim", () => {
    for (const event of ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"])
      writeFileSync(join(repo.root, ".git/hooks", event), host(event));
    expect(repo.try("commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: one"))).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    expect(repo.try("commit", "--quiet", "--allow-empty", "-m", "bad").err).toContain("[signed-off]");
    expect(repo.try("commit", "--quiet", "--allow-empty", "-n", "-m", "bad").err).toContain("[no-bypass-flag]");
    expect(repo.guard("hook", "commit-msg").code).toBe(3);
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD");
    expect(repo.guard("hook", "pre-rebase", "HEAD~1")).toMatchObject({
      code: 0,
      err: expect.stringContaining("[published-history]"),
    });
    expect(repo.guard("hook", "no-such-event")).toMatchObject({ code: 2 });
  });
});
