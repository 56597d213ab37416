import { describe, expect, it } from "vitest";
import { ObjectReader } from "../../src/agents/object-reader.ts";
import { parseTree } from "../../src/agents/tree.ts";
import { GitError } from "../../src/git/run-git.ts";
import { createRepo } from "../support/repo.ts";

describe("reading objects", () => {
  it("answers in order, whatever the size, and null for what is not there", async () => {
    await using repo = await createRepo();
    const large = "large\n".repeat(100_000);
    repo.commit("feat: start", { "large.txt": large, "empty.txt": "", "a b/c.txt": "c" });
    using objects = new ObjectReader(repo.root, repo.env);
    const names = ["HEAD:large.txt", "HEAD:none.txt", "HEAD:empty.txt", "a\nb", "HEAD:a b/c.txt", "HEAD:large.txt"];
    const found = await Promise.all(names.map((name) => objects.read(name)));
    expect(found.map((object) => object?.content.toString() ?? null)).toEqual([large, null, "", null, "c", large]);
  });

  it("fails when git ends or was closed", async () => {
    await using repo = await createRepo();
    using nowhere = new ObjectReader(repo.home, { ...repo.env, GIT_DIR: repo.home });
    await expect(nowhere.read("HEAD")).rejects.toThrow(GitError);
    const closed = new ObjectReader(repo.root, repo.env);
    closed[Symbol.dispose]();
    await expect(closed.read("HEAD")).rejects.toThrow(GitError);
  });
});

describe("a tree", () => {
  it.each(["sha1", "sha256"])("is read in a %s repository", async (format) => {
    await using repo = await createRepo();
    repo.git("init", "--quiet", `--object-format=${format}`, "../other");
    const other = { ...repo, root: `${repo.root}/../other` };
    const git = (...args: string[]): string => repo.git("-C", other.root, ...args);
    repo.write("../other/b/c.txt", "c");
    repo.write("../other/a.txt", "a");
    git("add", "--all");
    const tree = git("write-tree");
    using objects = new ObjectReader(other.root, repo.env);
    const content = (await objects.read(tree))?.content ?? Buffer.alloc(0);
    const listed = parseTree(content, tree.length / 2).map(
      ({ mode, name, id }) => `${mode.padStart(6, "0")} ${id}\t${name}`,
    );
    const expected = git("ls-tree", "--format=%(objectmode) %(objectname)%x09%(path)", tree);
    expect(listed.join("\n")).toBe(expected);
  });
});
