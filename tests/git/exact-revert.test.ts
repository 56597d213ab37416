import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFacts } from "../support/git-facts.ts";
import { createRepo, type Repo } from "../support/repo.ts";
import { runCheck } from "../support/run-check.ts";

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}\n`).join("");

/** Repetitive text, in which the two directions of a difference need not choose the same lines. */
const braces = (step: number): string =>
  Array.from({ length: 400 }, (_, index) => (index % step === 0 ? "}\n" : `{ ${index % 7}\n`)).join("");

const START = { "a.txt": numbered(0, 100), "b.txt": numbered(0, 60), "c.txt": braces(3), "bin.dat": "\0\u0001" };

interface Case {
  /** Gives the revision to revert. */
  readonly make: (repo: Repo) => string;
  readonly options?: readonly string[];
  /** Between the commit and its revert. */
  readonly between?: (repo: Repo) => void;
}

const edit = (repo: Repo): string =>
  repo.commit("feat: edit much", { "a.txt": numbered(20, 900), "b.txt": "", "c.txt": braces(5), "new.txt": "1\n" });

const CASES: Readonly<Record<string, Case>> = {
  "a large commit": { make: edit },
  "beside other commits": { make: edit, between: (repo) => void repo.commit("feat: other", { "other.txt": "1\n" }) },
  "where others edited the same file elsewhere": {
    make: (repo) => repo.commit("feat: edit", { "a.txt": `${numbered(0, 50)}${numbered(700, 1500)}` }),
    between: (repo) => void repo.commit("feat: top", { "a.txt": `top\n${numbered(0, 50)}${numbered(700, 1500)}` }),
  },
  "a mode": { make: (repo) => [repo.git("update-index", "--chmod=+x", "a.txt"), commitIndex(repo)][1] ?? "" },
  "a binary file": { make: (repo) => repo.commit("feat: edit", { "bin.dat": "\0\u0002" }) },
  "a deletion": { make: (repo) => [repo.git("rm", "-q", "a.txt"), commitIndex(repo)][1] ?? "" },
  "a rename": { make: (repo) => [repo.git("mv", "a.txt", "z.txt"), commitIndex(repo)][1] ?? "" },
  "a renamed file that others edited": {
    make: (repo) => [repo.git("mv", "a.txt", "z.txt"), commitIndex(repo)][1] ?? "",
    between: (repo) => void repo.commit("feat: edit", { "z.txt": numbered(0, 99) }),
  },
  "a symbolic link": {
    make: (repo) => {
      const blob = repo.git("rev-parse", "HEAD:b.txt");
      repo.git("update-index", "--add", "--cacheinfo", `120000,${blob},link`);
      return commitIndex(repo);
    },
  },
  "a merge": {
    make: (repo) => {
      repo.git("checkout", "--quiet", "-b", "side");
      edit(repo);
      repo.git("checkout", "--quiet", "main");
      repo.commit("feat: other", { "other.txt": "1\n" });
      repo.git("merge", "--quiet", "--no-ff", "side");
      return "HEAD";
    },
    options: ["-m", "1"],
  },
  "the revert of a revert": {
    make: (repo) => {
      repo.git("revert", "--no-edit", edit(repo));
      return "HEAD";
    },
  },
};

function commitIndex(repo: Repo): string {
  repo.git("commit", "--quiet", "--message", "feat: change");
  repo.git("reset", "--quiet", "--hard");
  return repo.git("rev-parse", "HEAD");
}

describe("git revert", () => {
  it.each(Object.entries(CASES))("is exempt: %s", async (_name, { make, between, options = [] }) => {
    await using repo = await createRepo();
    repo.commit("feat: start", START);
    const undone = repo.git("rev-parse", make(repo));
    between?.(repo);
    repo.git("revert", "--no-edit", ...options, undone);
    const [facts] = await readFacts(repo.root, [repo.git("rev-parse", "HEAD")]);
    expect(facts?.reverts).toBe(undone);
  });

  it("is exempt of the first commit", async () => {
    await using repo = await createRepo();
    const root = repo.commit("feat: start", START);
    repo.git("revert", "--no-commit", root);
    repo.git("commit", "--quiet", "--allow-empty", "--no-edit");
    const [facts] = await readFacts(repo.root, [repo.git("rev-parse", "HEAD")]);
    expect(facts?.reverts).toBe(root);
  });
});

type Forgery = (repo: Repo, id: string, message: string) => void;

const FORGERIES: Readonly<Record<string, Forgery>> = {
  "one line more": (repo, _id, message) => void repo.commit(message, { "b.txt": `${START["b.txt"]}more\n` }),
  "one mode more": (repo, _id, message) => {
    repo.git("update-index", "--chmod=+x", "b.txt");
    repo.git("commit", "--quiet", "--message", message);
  },
  "another change": (repo, _id, message) => {
    repo.git("reset", "--quiet", "--hard", "HEAD~1");
    repo.commit(message, { "other.txt": numbered(0, 600) });
  },
  "an abbreviated id": (repo, id, message) => amend(repo, message.replace(id, id.slice(0, 12))),
  "an id that nobody has": (repo, id, message) => amend(repo, message.replace(id, "1".repeat(40))),
  "the id of a tree": (repo, id, message) => amend(repo, message.replace(id, repo.git("rev-parse", `${id}^{tree}`))),
  "a subject of its own": (repo, _id, message) => amend(repo, message.replace("Revert ", "Undo ")),
  "a commit that is no ancestor": (repo, id, message) => {
    const tree = repo.git("rev-parse", `${id}^{tree}`);
    const foreign = repo.git("commit-tree", "-m", "x", "-p", `${id}~1`, tree);
    amend(repo, message.replace(id, foreign));
  },
};

function amend(repo: Repo, message: string): void {
  repo.git("commit", "--quiet", "--amend", "--message", message);
}

describe("what only says that it reverts", () => {
  it.each(Object.entries(FORGERIES))("is not exempt: %s", async (name, forge) => {
    await using repo = await createRepo();
    repo.commit("feat: start", START);
    const id = edit(repo);
    repo.git("revert", "--no-edit", id);
    const message = repo.git("log", "-1", "--format=%B");
    if (name.startsWith("one")) repo.git("reset", "--quiet", "--soft", "HEAD~1");
    forge(repo, id, message);
    const [facts] = await readFacts(repo.root, [repo.git("rev-parse", "HEAD")]);
    expect(facts?.message.body).toContain("This reverts commit");
    expect(facts?.reverts).toBeNull();
  });

  it("cannot be told where a shallow clone lacks what is reverted", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start", START);
    repo.git("revert", "--no-edit", edit(repo));
    const shallow = join(repo.home, "shallow");
    repo.git("clone", "--quiet", "--depth=2", `file://${repo.root}`, shallow);
    const run = await runCheck(shallow, ["HEAD~1..HEAD"]);
    expect(run).toMatchObject({ code: 3, err: expect.stringContaining("git fetch --unshallow origin") });
  });
});
