import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDraftParents, readStagedChanges } from "../../src/git/draft.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { createSandbox } from "../../src/git/sandbox.ts";
import { createRepo, type Repo } from "../support/repo.ts";
import { runCheck } from "../support/run-check.ts";

/** What commit-guard takes the next commit for, in the environment of this process. */
function readNext(repo: Repo): string {
  const repository = openRepository(repo.root);
  using sandbox = createSandbox(repository);
  const { tree, parents } = readStagedChanges(repository, readDraftParents(repository, false), sandbox);
  return [tree, ...parents].join(" ");
}

const READ = join(import.meta.dirname, "../support/read-staged.ts");

/** A pre-commit hook that notes what it would judge, with the environment that git gives it. */
function installHook(repo: Repo): () => string {
  const [file, seen] = [join(repo.root, ".git/hooks/pre-commit"), join(repo.home, "seen")];
  mkdirSync(join(repo.root, ".git/hooks"), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${READ}' >'${seen}'\n`);
  chmodSync(file, 0o755);
  return () => readFileSync(seen, "utf8").trim();
}

function lastCommit(repo: Repo): string {
  return repo.git("log", "-1", "--format=%T %P").trim();
}

/** Every file of the git dir that reading must leave as it is. */
function digest(folder: string): string {
  const hash = createHash("sha256");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  for (const path of names) {
    const file = join(folder, path);
    const { mode, size } = statSync(file);
    hash.update(`${path} ${mode} ${size}`);
    if (statSync(file).isFile()) hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

const MERGE = (repo: Repo, ...branches: readonly string[]): void => {
  for (const name of branches) {
    repo.git("checkout", "--quiet", "-B", name, "main");
    repo.commit(`feat: ${name}`, { [`${name}.txt`]: "1\n" });
  }
  repo.git("checkout", "--quiet", "main");
  repo.commit("feat: more", { "more.txt": "1\n" });
  repo.git("merge", "--quiet", "--no-ff", "--no-commit", ...branches);
};

interface Case {
  readonly prepare?: (repo: Repo) => void;
  readonly commit?: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  "what is staged": { prepare: ({ git }) => void git("add", "a") },
  "commit -a": { commit: ["--all"] },
  "commit <path>": { prepare: ({ git }) => void git("add", "b"), commit: ["--", "a"] },
  "commit --include": { prepare: ({ git }) => void git("add", "b"), commit: ["--include", "a"] },
  "an entry that is only intended": { prepare: ({ git }) => void git("add", "-N", "new"), commit: ["-a"] },
  "a merge": { prepare: (repo) => MERGE(repo, "left") },
  "an octopus": { prepare: (repo) => MERGE(repo, "left", "right") },
  "a split index": { prepare: ({ git }) => void [git("update-index", "--split-index"), git("add", "a")] },
  "an index of version 4": {
    prepare: ({ git }) => void [git("update-index", "--index-version", "4"), git("add", "a")],
  },
  "a sparse index": {
    prepare: ({ git }) => void [git("sparse-checkout", "set", "--cone", "--sparse-index", "in"), git("add", "a")],
  },
  "an index without its cache": { prepare: ({ git }) => void [git("rm", "-q", "--cached", "b"), git("add", "a")] },
};

describe("what would be committed", () => {
  it.each(Object.entries(CASES))("is what git stores: %s", async (_name, { prepare, commit = [] }) => {
    await using repo = await createRepo();
    repo.commit("feat: start", { a: "1\n", b: "1\n", "in/c": "1\n", "out/d": "1\n", "out/e/f": "1\n" });
    for (const path of ["a", "b", "new"]) repo.write(path, "2\n");
    prepare?.(repo);
    const seen = installHook(repo);
    const before = digest(join(repo.root, ".git"));
    const staged = readNext(repo);
    expect(digest(join(repo.root, ".git"))).toBe(before);
    repo.git("commit", "--quiet", "--allow-empty", "--message", "x", ...commit);
    expect(seen()).toBe(lastCommit(repo));
    expect(commit.length > 0 || staged === lastCommit(repo)).toBe(true);
  });

  it("is everything before the first commit", async () => {
    await using repo = await createRepo();
    expect(readNext(repo)).toBe("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    repo.write("a", "1\n");
    repo.git("add", "a");
    expect(readNext(repo)).toBe(repo.git("write-tree"));
    repo.git("commit", "--quiet", "--message", "x");
    expect(readDraftParents(openRepository(repo.root), true)).toEqual([]);
  });

  it("leaves out parents that git leaves out", async () => {
    await using repo = await createRepo();
    const first = repo.commit("feat: one", { a: "1\n" });
    repo.commit("feat: two", { a: "2\n" });
    writeFileSync(join(repo.root, ".git/MERGE_HEAD"), `${first}\n`);
    writeFileSync(join(repo.root, ".git/MERGE_MODE"), "");
    const parents = readDraftParents(openRepository(repo.root), false);
    repo.git("commit", "--quiet", "--allow-empty", "--message", "x");
    expect(parents.join(" ")).toBe(repo.git("log", "-1", "--format=%P"));
  });

  it("cannot be told while files are unmerged, nor without a work tree", async () => {
    await using repo = await createRepo();
    repo.commit("feat: one", { "a b": "1\n" });
    repo.git("checkout", "--quiet", "-b", "side");
    repo.commit("feat: two", { "a b": "2\n" });
    repo.git("checkout", "--quiet", "main");
    repo.commit("feat: three", { "a b": "3\n" });
    expect(() => repo.git("merge", "side")).toThrow("failed");
    const unmerged = await runCheck(repo.root, ["--staged"]);
    expect(unmerged).toMatchObject({ code: 3, err: expect.stringContaining("files are not merged yet: 'a b'") });
    const bare = await runCheck(join(repo.root, ".git"), ["--staged"]);
    expect(bare).toMatchObject({ code: 3, err: expect.stringContaining("a bare repository has nothing staged") });
  });
});
