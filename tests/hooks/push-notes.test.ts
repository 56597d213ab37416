import { expect, it } from "vitest";
import { createGuardedRepo, goodMessage } from "../support/guarded-repo.ts";

it("notes, whose commits git words itself, are pushed", async () => {
  await using repo = await createGuardedRepo();
  repo.git("commit", "--quiet", "--allow-empty", "-m", goodMessage());
  repo.git("init", "--quiet", "--bare", "remote.git");
  repo.git("notes", "add", "-m", "hello");
  expect(repo.try("push", "--quiet", "remote.git", "refs/notes/commits")).toEqual({ code: 0, out: "", err: "" });
});
