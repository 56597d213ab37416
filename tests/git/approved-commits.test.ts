import { afterEach, beforeEach, expect, it } from "vitest";
import { findApproved } from "../../src/git/approved-commits.ts";
import { findApprovals, spendApproval } from "../../src/git/approvals.ts";
import { readPlace } from "../../src/git/approved-place.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { approveStaged } from "../support/approve.ts";
import { createRepo, type Repo } from "../support/repo.ts";

let repo: Repo;
beforeEach(async () => {
  repo = await createRepo();
});
afterEach(() => repo[Symbol.asyncDispose]());

const all = (): ReadonlySet<string> => new Set(repo.git("rev-list", "--all").split("\n"));

/** As the guard does, for a command. */
function approveCommand(): void {
  approveStaged(repo.root, "no-hooks-path");
  const repository = openRepository(repo.root);
  const [found] = findApprovals(repository, readPlace(repository), { pid: null, now: Date.now() });
  if (found) spendApproval(repository, found, { at: new Date().toISOString(), commit: null, command: "git commit" });
}

it("finds the commit that a command made past the hooks, before any other too", () => {
  const repository = openRepository(repo.root);
  for (const text of ["a", "b"]) {
    repo.write("a", text);
    repo.git("add", "a");
    approveCommand();
    expect(findApproved(repository, new Set())).toEqual([]);
    const id = repo.commit(text);
    expect(findApproved(repository, new Set([id]))).toEqual([{ id, rule: "no-hooks-path" }]);
  }
  expect(findApproved(repository, all())).toHaveLength(2);
});

it("knows nothing of approvals that nobody used, nor of other commits", () => {
  repo.commit("feat: a", { a: "1" });
  approveStaged(repo.root, "no-hooks-path");
  repo.commit("feat: b", { a: "2" });
  expect(findApproved(openRepository(repo.root), all())).toEqual([]);
  approveCommand();
  repo.commit("feat: c", { a: "3" });
  expect(findApproved(openRepository(repo.root), all())).toEqual([]);
});
