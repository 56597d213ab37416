import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { exemptionsOf } from "../../src/core/exemptions.ts";
import { readFacts } from "../support/git-facts.ts";
import { aCommit, aMessage } from "../support/commit.ts";
import { createRepo, type Repo } from "../support/repo.ts";

/** Stores a commit of these headers, as no porcelain would write it. */
function forge(repo: Repo, headers: readonly string[]): string {
  const input = `${headers.join("\n")}\n\nMerge branch 'x'\n`;
  const args = ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"];
  const { stdout } = spawnSync("git", args, { cwd: repo.root, env: repo.env, input, encoding: "utf8" });
  return stdout.trim();
}

const AUTHOR = "author Ada <ada@example.com> 0 +0000";
const COMMITTER = "committer Ada <ada@example.com> 0 +0000";

describe("objects that were made by hand", () => {
  it("have the parents that git sees: those right after the tree", async () => {
    await using repo = await createRepo();
    const [first, second] = [repo.commit("feat: one", { a: "1\n" }), repo.commit("feat: two", { b: "1\n" })];
    const tree = repo.git("rev-parse", `${second}^{tree}`);
    const late = forge(repo, [`tree ${tree}`, `parent ${second}`, AUTHOR, COMMITTER, `parent ${first}`]);
    const tagged = forge(repo, [`tree ${tree}`, `parent ${second}`, AUTHOR, COMMITTER, "gpgsig x", ` parent ${first}`]);
    const facts = await readFacts(repo.root, [late, tagged]);
    expect(facts.map(({ parents }) => parents)).toEqual([[second], [second]]);
  });

  it("are no merge by naming one parent twice", async () => {
    const parent = "1".repeat(40);
    const twice = aCommit({ parents: [parent, parent], message: aMessage("Merge branch 'x'") });
    expect(exemptionsOf(twice)).toEqual([]);
    expect(exemptionsOf({ ...twice, parents: [parent, "2".repeat(40)] })).toHaveLength(1);
  });

  it("count every line of a tree that holds one path twice", async () => {
    await using repo = await createRepo();
    const earlier = repo.commit("feat: one", { big: "1\n".repeat(5000), small: "1\n" });
    const [big, small] = ["big", "small"].map((path) => repo.git("rev-parse", `${earlier}:${path}`));
    repo.git("rm", "--quiet", "-r", ".");
    const parent = repo.commit("feat: two");
    const input = `100644 blob ${big}\tx\n100644 blob ${small}\tx\n`;
    const tree = spawnSync("git", ["mktree"], { cwd: repo.root, env: repo.env, input, encoding: "utf8" }).stdout.trim();
    const facts = await readFacts(repo.root, [repo.git("commit-tree", "-m", "x", "-p", parent, tree)]);
    const added = facts[0]?.changes.reduce((sum, change) => sum + change.added, 0);
    expect(added).toBe(Number(repo.git("diff-tree", "--shortstat", parent, tree).match(/(\d+) insertion/)?.[1]));
    expect(added).toBe(5001);
  });

  it("are credited to the author that git log shows", async () => {
    await using repo = await createRepo();
    const tree = repo.git("rev-parse", `${repo.commit("feat: one", { a: "1\n" })}^{tree}`);
    const id = forge(repo, [`tree ${tree}`, AUTHOR, "author Eve <eve@example.com> 0 +0000", COMMITTER]);
    const [facts] = await readFacts(repo.root, [id]);
    expect(`${facts?.author.name} <${facts?.author.email}>`).toBe(repo.git("log", "-1", "--format=%an <%ae>", id));
  });

  it("count the text that takes the place of a binary file", async () => {
    await using repo = await createRepo();
    repo.commit("feat: one", { a: "\0\n", b: "text\n", c: "\0\n", d: "\0\n" });
    repo.write("a", "1\n".repeat(900));
    repo.write("b", "\0\n");
    repo.write("c", "\0more\n");
    repo.git("rm", "--quiet", "d");
    const [facts] = await readFacts(repo.root, [repo.commit("feat: two")]);
    expect(facts?.changes.map(({ added, deleted, binaryBytes }) => [added, deleted, binaryBytes])).toEqual([
      [900, 0, null],
      [0, 0, 2],
      [0, 0, 6],
      [0, 0, 0],
    ]);
  });
});
