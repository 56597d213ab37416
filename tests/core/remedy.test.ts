import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { reword, signOff, takeOut } from "../../src/core/remedy.ts";
import { AN_ID, aChange, aCommit } from "../support/commit.ts";
import { createRepo, type Repo } from "../support/repo.ts";

const paste = ({ root, env }: Repo, command = ""): string =>
  execFileSync("bash", ["-c", command], { cwd: root, env, encoding: "utf8", stdio: "pipe" });

describe("takeOut", () => {
  it.each([
    [["a.txt"]],
    [["a b", "it's", "-f", "#!", "new\nline", "é"]],
    [[":x"]],
    [["a*b", "a[0]", "a?b", "a\\b"]],
    [Array.from({ length: 21 }, (_, index) => `file-${index}`)],
  ])("unstages exactly %j", async (paths) => {
    await using repo = await createRepo();
    for (const parents of [[], ["1"]]) {
      for (const path of paths) repo.write(path, `${parents.length}\n`);
      if (paths.length <= 20) repo.write("aXb", `${parents.length}\n`);
      repo.git("add", "--all");
      const changes = paths.map((path) => aChange({ path }));
      paste(repo, takeOut(aCommit({ parents }), changes).run);
      expect(repo.git("diff", "--cached", "--name-only")).toBe(paths.length > 20 ? "" : "aXb");
      repo.commit("feat: a");
    }
  });

  it("unstages both paths of a rename", async () => {
    await using repo = await createRepo();
    repo.commit("feat: a", { old: "1\n2\n3\n" });
    repo.git("mv", "old", "new");
    paste(repo, takeOut(aCommit(), [aChange({ path: "new", previousPath: "old" })]).run);
    expect(repo.git("diff", "--cached", "--name-only")).toBe("");
  });

  it("takes a file out of an amended commit, as its parent has it", async () => {
    await using repo = await createRepo();
    const parent = repo.commit("feat: a", { a: "1\n", b: "1\n" });
    repo.commit("feat: b", { a: "2\n", b: "2\n" });
    const amended = aCommit({ parents: [parent], amends: true });
    paste(repo, takeOut(amended, [aChange({ path: "b" })]).run);
    expect(repo.git("diff", "--cached", "--name-only", parent)).toBe("a");
  });

  it.each([
    ["a commit", ["1"], /edit/, "git rebase --interactive abcdef1234ab~1"],
    ["the first commit", [], /git rm --cached/, "git rebase --interactive --root"],
    ["a merge", ["1", "2"], /break/, "git rebase --rebase-merges --interactive abcdef1234ab~1"],
  ])("splits %s that is stored", (_name, parents, say, run) => {
    expect(takeOut(aCommit({ id: AN_ID, parents }), [aChange()])).toEqual({ say: expect.stringMatching(say), run });
  });
});

describe("reword", () => {
  it.each([
    [null, ["1"], { say: "Do it. Then run the same git command again." }],
    [AN_ID, ["1"], { say: "Do it. Mark the commit 'reword':", run: "git rebase --interactive abcdef1234ab~1" }],
    [AN_ID, [], { say: "Do it. Mark the commit 'reword':", run: "git rebase --interactive --root" }],
    [
      AN_ID,
      ["1", "2"],
      {
        say: "Do it. Write 'merge -c' for 'merge -C':",
        run: "git rebase --rebase-merges --interactive abcdef1234ab~1",
      },
    ],
  ])("of %j with the parents %j", (id, parents, step) => {
    expect(reword(aCommit({ id, parents }), "Do it.")).toEqual(step);
  });
});

describe("signOff", () => {
  it("repairs a draft by the command that commits again", () => {
    expect(signOff(aCommit({ again: "commit-guard retry" })).run).toBe("commit-guard retry -s");
    expect(signOff(aCommit())).toEqual({ say: "Run the same git command again with a sign-off (-s)." });
  });

  it("signs off every stored commit, merges too", async () => {
    await using repo = await createRepo();
    repo.commit("feat: a");
    repo.commit("feat: b", { b: "1" });
    repo.git("checkout", "--quiet", "-b", "topic", "HEAD~1");
    repo.commit("feat: c", { c: "1" });
    repo.git("checkout", "--quiet", "main");
    repo.git("merge", "--quiet", "--no-ff", "--message", "feat: join", "topic");
    const parents = repo.git("log", "-1", "--format=%P").split(" ");
    const signed = "--format=%s %(trailers:key=Signed-off-by,valueonly,separator=%x2C)";

    paste(repo, signOff(aCommit({ id: repo.git("rev-parse", "HEAD"), parents })).run);
    expect(repo.git("log", "-1", signed)).toBe("feat: join Ada Author <ada@example.com>");
    expect(repo.git("rev-list", "--count", "--min-parents=2", "HEAD")).toBe("1");
  });

  it("signs off from the first commit on", async () => {
    await using repo = await createRepo();
    const id = repo.commit("feat: a", { a: "1" });
    repo.commit("feat: b", { b: "1" });
    paste(repo, signOff(aCommit({ id, parents: [] })).run);
    expect(repo.git("log", "--format=%(trailers:key=Signed-off-by,valueonly)").trim().split(/\n+/)).toHaveLength(2);
  });
});
