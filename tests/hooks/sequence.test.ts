import { expect, it } from "vitest";
import { createGuardedRepo, goodMessage, type GuardedRepo } from "../support/guarded-repo.ts";

/** A commit of six files, made past the hooks, and its revert on top. */
async function revertedRepo(): Promise<GuardedRepo> {
  const repo = await createGuardedRepo();
  repo.git("commit", "--quiet", "--allow-empty", "-m", goodMessage());
  for (const name of ["a", "b", "c", "d", "e", "f"]) repo.write(`${name}.txt`, "text\n");
  repo.git("add", "--all");
  const big = repo.sneak(goodMessage("feat: add six files"));
  expect(repo.try("revert", "--no-commit", big).code).toBe(0);
  return repo;
}

it("exempts an exact revert from the limits, typed in an editor or not", async () => {
  await using repo = await revertedRepo();
  expect(repo.try("-c", "core.editor=true", "commit", "--quiet", "-s", "--edit")).toMatchObject({ code: 0, err: "" });
  expect(repo.try("-c", "core.editor=true", "commit", "--quiet", "--amend")).toMatchObject({ code: 0, err: "" });
  expect(repo.try("commit", "--quiet", "--amend", "--no-edit")).toMatchObject({ code: 0, err: "" });
  expect(repo.guard("check", "HEAD").out).toContain("skipped: the exact inverse of commit");
});

it("refuses what is a revert by its subject only", async () => {
  await using repo = await revertedRepo();
  repo.write("g.txt", "one line more\n");
  repo.git("add", "--all");
  const { code, err } = repo.try("commit", "-s", "--no-edit");
  expect(code).toBe(1);
  expect(err).toContain("error: 7 files changed, the limit is 5 [atomic-files]");
});

it("lets a merge with git's own subject pass, judges one with a subject of its own", async () => {
  await using repo = await createGuardedRepo();
  repo.git("commit", "--quiet", "--allow-empty", "-m", goodMessage());
  repo.git("checkout", "--quiet", "-b", "topic");
  repo.write("a.txt", "text\n");
  repo.git("add", "a.txt");
  repo.git("commit", "--quiet", "-m", goodMessage());
  repo.git("checkout", "--quiet", "main");
  repo.git("commit", "--quiet", "--allow-empty", "-m", goodMessage("feat: go on"));

  expect(repo.try("merge", "--quiet", "-m", "bring it in", "topic").err).toContain("[conventional-subject]");
  repo.git("merge", "--abort");
  expect(repo.try("merge", "--quiet", "--no-edit", "topic")).toEqual({ code: 0, out: "", err: "" });
});
