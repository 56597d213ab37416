import { expect, it } from "vitest";
import { createGuardedRepo, goodMessage, type GuardedRepo } from "../support/guarded-repo.ts";

async function clonedRepo(): Promise<GuardedRepo> {
  const repo = await createGuardedRepo();
  repo.git("init", "--quiet", "--bare", "remote.git");
  repo.write(".git/info/exclude", "remote.git\n");
  repo.git("remote", "add", "origin", "remote.git");
  repo.git("commit", "--quiet", "--allow-empty", "-m", goodMessage());
  return repo;
}

it("pushes what every hook has seen, in silence", async () => {
  await using repo = await clonedRepo();
  expect(repo.try("push", "--quiet", "origin", "main")).toEqual({ code: 0, out: "", err: "" });
});

it("refuses a commit that was made past the hooks", async () => {
  await using repo = await clonedRepo();
  const id = repo.sneak("feature: add this and that");

  const { code, err } = repo.try("push", "--quiet", "origin", "main");
  expect(code).toBe(1);
  expect(err).toContain(`where: commit ${id.slice(0, 7)} (feature: add this and that)`);
  expect(err).toContain(`commit-guard: 4 to fix, nothing was pushed\nHEAD is still at ${id.slice(0, 12)}\n`);
  expect(repo.git("--git-dir=remote.git", "for-each-ref")).toBe("");
});

it("judges only what the remote does not have", async () => {
  await using repo = await clonedRepo();
  repo.sneak("bad");
  repo.git("push", "--quiet", "--no-verify", "origin", "main");
  repo.git("commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: add another"));
  expect(repo.try("push", "--quiet", "origin", "main").code).toBe(0);
  repo.git("branch", "topic");
  expect(repo.try("push", "--quiet", "origin", "topic").code).toBe(0);
});

it("judges every branch and tag that is pushed", async () => {
  await using repo = await clonedRepo();
  repo.git("checkout", "--quiet", "-b", "topic");
  repo.sneak("bad");
  repo.git("tag", "-a", "-m", "v1", "v1");
  repo.git("checkout", "--quiet", "main");
  expect(repo.try("push", "--quiet", "origin", "main", "topic").code).toBe(1);
  expect(repo.try("push", "--quiet", "origin", "v1").code).toBe(1);
  expect(repo.try("push", "--quiet", "origin", "main").code).toBe(0);
});

it("lets a deletion pass, which brings no commit", async () => {
  await using repo = await clonedRepo();
  repo.git("push", "--quiet", "origin", "main:topic");
  expect(repo.try("push", "--quiet", "origin", ":topic").code).toBe(0);
});

it("knows nothing of a remote that is given by its path, so judges all", async () => {
  await using repo = await clonedRepo();
  repo.sneak("bad");
  expect(repo.try("push", "--quiet", "./remote.git", "main").code).toBe(1);
});

it("does not judge what was made before the policy", async () => {
  await using repo = await clonedRepo();
  const bad = repo.sneak("bad");
  repo.write("commit-guard.json", JSON.stringify({ baseline: [bad] }));
  repo.git("add", "commit-guard.json");
  repo.git("commit", "--quiet", "-m", goodMessage("chore: start the policy"));
  expect(repo.try("push", "--quiet", "origin", "main").code).toBe(0);
  const { baseline, commits } = repo.report("--to", "HEAD");
  expect([baseline, commits]).toEqual([2, 1]);
});

it("judges by the settings of HEAD, not by an edit that is only staged", async () => {
  await using repo = await clonedRepo();
  repo.write("commit-guard.json", '{ "extends": "strict" }');
  repo.git("add", "commit-guard.json");
  repo.git("commit", "--quiet", "-m", goodMessage("chore: add settings"));
  repo.sneak("bad");
  repo.write("commit-guard.json", '{ "extends": "strict", "mode": "report" }');
  repo.git("add", "commit-guard.json");
  expect(repo.try("push", "--quiet", "origin", "main")).toMatchObject({ code: 1 });
});
