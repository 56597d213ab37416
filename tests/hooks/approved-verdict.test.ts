import { afterEach, beforeEach, expect, it } from "vitest";
import { excuse } from "../../hooks/approved.ts";
import { approvalsOf, approveStaged } from "../support/approve.ts";
import { createRepo, type Repo } from "../support/repo.ts";
import { goodMessage } from "../support/guarded-repo.ts";
import { runGuard } from "../support/run-guard.ts";

let repo: Repo;
beforeEach(async () => {
  repo = await createRepo();
  for (const name of "abcdef") repo.write(`${name}.txt`, "a\n");
  repo.git("add", ".");
});
afterEach(() => repo[Symbol.asyncDispose]());

const states = (): readonly string[] => approvalsOf(repo.root).map(({ state }) => state.kind);

/** As hosts that are no git call it: nobody above makes a commit. */
const runHook = (): ReturnType<typeof runGuard> => {
  repo.write(".git/COMMIT_EDITMSG", goodMessage());
  return runGuard(repo.root, repo.env, ["hook", "commit-msg", ".git/COMMIT_EDITMSG"]);
};

it("is spent at the verdict where the process that commits is not known", async () => {
  approveStaged(repo.root, "atomic-files");
  expect(await runHook()).toEqual({ code: 0, out: "", err: "" });
  expect(approvalsOf(repo.root)).toMatchObject([{ state: { kind: "used" }, use: { commit: null, command: null } }]);
  expect(await runHook()).toMatchObject({ code: 1, err: expect.stringContaining("[atomic-files]") });
});

it("is not taken where everything is only reported", async () => {
  repo.write("commit-guard.json", '{ "extends": "strict", "mode": "report" }');
  repo.git("add", ".");
  approveStaged(repo.root, "atomic-files");
  expect(await runHook()).toMatchObject({ code: 0, err: expect.stringContaining("7 files changed") });
  expect(states()).toEqual(["open"]);
});

it("covers what its rule could not tell, and leaves other rules alone", () => {
  const approval = { ...approveStaged(repo.root, "atomic-files"), by: "Ada", until: "12:00" };
  const notes = ["atomic-files", "assisted-by"].map((one) => ({ rule: one, commit: null, reason: "no idea" }));
  const judgement = { findings: [], skipped: [], unverified: notes };
  expect(excuse(judgement, [approval])).toEqual({
    findings: [],
    skipped: [{ rule: "atomic-files", commit: null, reason: "approved by Ada until 12:00" }],
    unverified: notes.slice(1),
  });
});
