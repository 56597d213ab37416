import { describe, expect, it } from "vitest";
import { foreignEnvironment, GitError, runGit } from "../../src/git/run-git.ts";
import { createRepo } from "../support/repo.ts";

describe("running git", () => {
  it("gives the exit code, and throws only when git cannot be started", async () => {
    await using repo = await createRepo();
    expect(runGit(repo.root, ["rev-parse", "--verify", "nothing"]).code).toBe(128);
    expect(runGit(repo.root, ["rev-parse", "--is-bare-repository"])).toMatchObject({
      code: 0,
      stdout: Buffer.from("false\n"),
    });
    expect(() => runGit(repo.root, ["version"], { env: { PATH: repo.home } })).toThrow(GitError);
  });

  it("does not mind a git that leaves its input unread", async () => {
    await using repo = await createRepo();
    expect(
      runGit(repo.root, ["rev-parse", "--nothing-of-that-kind", "x"], { input: "x".repeat(10_000_000) }).code,
    ).toBe(128);
  });

  it("takes paths as they are, whatever the environment says", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start", { "*.txt": "", "a.txt": "" });
    const env = { ...repo.env, GIT_GLOB_PATHSPECS: "1" };
    expect(runGit(repo.root, ["ls-files", "--", "*.txt"], { env }).stdout.toString()).toBe("*.txt\n");
  });

  it("knows every variable that binds git to a repository", async () => {
    await using repo = await createRepo();
    const local = repo.git("rev-parse", "--local-env-vars").split("\n");
    const env = Object.fromEntries([...local, "PATH"].map((name) => [name, "x"]));
    expect(foreignEnvironment(env)).toEqual({ PATH: "x" });
  });
});
