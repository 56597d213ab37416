import { expect, it } from "vitest";
import { createGuardedRepo, type GuardedRepo } from "../support/guarded-repo.ts";

async function declaringRepo(): Promise<GuardedRepo> {
  const repo = await createGuardedRepo();
  repo.write("commit-guard.json", JSON.stringify({ humans: "declare" }));
  repo.git("add", "commit-guard.json");
  return repo;
}

it("declares that people alone did the work, where the settings ask for it", async () => {
  await using repo = await declaringRepo();
  expect(repo.try("commit", "--quiet", "-s", "-m", "feat: add a file").code).toBe(0);
  expect(repo.git("log", "-1", "--format=%(trailers)")).toContain("Assisted-By: none");
});

it("declares nothing for an agent", async () => {
  await using repo = await declaringRepo();
  Object.assign(repo.env, { CLAUDECODE: "1" });
  const { code, err } = repo.try("commit", "--quiet", "-s", "-m", "feat: add a file");
  expect(code).toBe(1);
  expect(err).toContain("error: no Assisted-By trailer, though 'claude-code' is at work here [assisted-by]");
});

it("keeps what the message already declares", async () => {
  await using repo = await declaringRepo();
  const message = "feat: add a file\n\nAssisted-By: claude-code (claude-opus-4-5)";
  expect(repo.try("commit", "--quiet", "-s", "-m", message).code).toBe(0);
  expect(repo.git("log", "-1", "--format=%(trailers:key=Assisted-By,valueonly)").trim()).toBe(
    "claude-code (claude-opus-4-5)",
  );
});

it("writes nothing by default", async () => {
  await using repo = await createGuardedRepo();
  expect(repo.try("commit", "--allow-empty", "-s", "-m", "feat: add a file").err).toContain(
    "error: no Assisted-By trailer",
  );
});
