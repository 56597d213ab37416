import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approvalsOf, approveStaged } from "../support/approve.ts";
import { type BundledHooks, bundleHooks } from "../support/bundled-hooks.ts";
import { createGuardedRepo, goodMessage, type GuardedRepo } from "../support/guarded-repo.ts";

let hooks: BundledHooks;
beforeAll(async () => {
  hooks = await bundleHooks();
});
afterAll(() => hooks[Symbol.dispose]());

let repo: GuardedRepo;
beforeEach(async () => {
  repo = await createGuardedRepo(hooks.shim);
  repo.sneak(goodMessage());
  stageSix("a");
});

afterEach(() => repo[Symbol.asyncDispose]());

/** One file more than preset strict lets a commit have. */
function stageSix(text: string): void {
  for (const name of "abcdef") repo.write(`${name}.txt`, `${text}\n`);
  repo.git("add", ".");
}

const commit = (...more: readonly string[]): ReturnType<GuardedRepo["try"]> =>
  repo.try("commit", "--quiet", "-m", goodMessage(), ...more);
const REFUSED = { code: 1, err: expect.stringMatching(/^error: 6 files changed, the limit is 5 \[atomic-files\]/) };
const PASSED = { code: 0, out: "", err: "" };
const states = (): readonly string[] => approvalsOf(repo.root).map(({ state }) => state.kind);

it("lets one commit of the approved tree through, and remembers which", () => {
  approveStaged(repo.root, "atomic-files");
  expect(commit()).toEqual(PASSED);
  expect(approvalsOf(repo.root)).toMatchObject([
    { state: { kind: "used" }, use: { commit: repo.git("rev-parse", "HEAD"), command: null } },
  ]);
  expect(existsSync(join(repo.root, ".git/commit-guard/slipped"))).toBe(false);
  repo.git("reset", "--quiet", "--soft", "HEAD~");
  expect(commit()).toMatchObject(REFUSED);
});

it("is good for commit -a and for paths where they commit just that tree", () => {
  approveStaged(repo.root, "atomic-files");
  repo.write("a.txt", "another\n");
  expect(commit("-a")).toMatchObject(REFUSED);
  repo.write("a.txt", "a\n");
  expect(commit("-a")).toEqual(PASSED);
  repo.git("reset", "--quiet", "--soft", "HEAD~");
  approveStaged(repo.root, "atomic-files");
  expect(commit(".")).toEqual(PASSED);
  expect(states()).toEqual(["used", "used"]);
});

it("is good for an amended commit of that tree, and is spent by it", () => {
  approveStaged(repo.root, "atomic-files");
  expect(repo.try("commit", "--quiet", "--amend", "-m", goodMessage())).toEqual(PASSED);
  expect(states()).toEqual(["used"]);
});

it.each([
  ["another tree", (): void => repo.write("a.txt", "b\n")],
  ["another HEAD", (): void => void repo.git("commit", "--allow-empty", "--only", "-qm", goodMessage("feat: none"))],
])("is not for %s", (_, change) => {
  approveStaged(repo.root, "atomic-files");
  change();
  repo.git("add", ".");
  expect(commit()).toMatchObject(REFUSED);
  expect(states()).toEqual(["open"]);
});

it("ends by the clock", () => {
  approveStaged(repo.root, "atomic-files", 11);
  expect(commit()).toMatchObject(REFUSED);
  approveStaged(repo.root, "atomic-files", 9);
  expect(commit()).toEqual(PASSED);
});

it("is for one rule: two that are violated need two", () => {
  approveStaged(repo.root, "atomic-files");
  const bad = ["commit", "--quiet", "-m", "feat: add files\n\nAssisted-By: none"] as const;
  const { code, err } = repo.try(...bad);
  expect([code, err]).toEqual([1, expect.stringMatching(/^error: .*\[signed-off\]\n[^]*\ncommit-guard: 1 to fix/)]);
  expect(states()).toEqual(["open"]);
  approveStaged(repo.root, "signed-off");
  expect(repo.try(...bad)).toEqual(PASSED);
  expect(states()).toEqual(["used", "used"]);
});

it("is not spent by a commit that something else stops", () => {
  approveStaged(repo.root, "atomic-files");
  const file = join(repo.root, ".git/hooks/commit-msg");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `#!/bin/sh\nsh '${hooks.shim}' commit-msg "$@" && exit 1 # commit-guard\n`);
  expect(commit()).toMatchObject({ code: 1, err: "" });
  expect(states()).toEqual(["held"]);
  writeFileSync(file, text);
  expect(commit()).toEqual(PASSED);
  expect(states()).toEqual(["used"]);
});

it("is judged before the editor opens, and taken only behind it", () => {
  approveStaged(repo.root, "atomic-files");
  const edit = (text: string): ReturnType<GuardedRepo["try"]> => {
    writeFileSync(join(repo.root, "../message"), text);
    return repo.try("-c", `core.editor=cp '${join(repo.root, "../message")}'`, "commit", "--quiet");
  };
  expect(edit("feat: add files\n")).toMatchObject({ code: 1, err: expect.stringMatching(/^error: .*\[signed-off\]/) });
  expect(states()).toEqual(["open"]);
  expect(edit(goodMessage())).toMatchObject({ code: 0 });
  expect(states()).toEqual(["used"]);
});

it("is not taken where nothing is refused", () => {
  repo.git("rm", "--quiet", "--cached", "f.txt");
  approveStaged(repo.root, "atomic-files");
  expect(commit()).toEqual(PASSED);
  expect(states()).toEqual(["open"]);
});

it("belongs to one work tree", () => {
  repo.git("worktree", "add", "--quiet", "--no-checkout", "--detach", "../linked");
  const linked = join(repo.root, "../linked");
  repo.git("-C", linked, "read-tree", repo.git("write-tree"));
  const there = ["-C", linked, "commit", "--quiet", "-m", goodMessage()] as const;
  approveStaged(repo.root, "atomic-files");
  expect(repo.try(...there)).toMatchObject(REFUSED);
  approveStaged(linked, "atomic-files");
  expect(repo.try(...there)).toEqual(PASSED);
  expect(states().toSorted()).toEqual(["open", "used"]);
});

it("does not count for check and for pre-push", () => {
  approveStaged(repo.root, "atomic-files");
  expect(commit()).toEqual(PASSED);
  const id = repo.git("rev-parse", "HEAD");
  const reason = "an approval for atomic-files was used for this commit; it does not count here";
  expect(repo.report("HEAD")).toMatchObject({
    verdict: "fail",
    findings: [{ rule: "atomic-files", commit: id }],
    skipped: [{ rule: "atomic-files", commit: id, reason }],
  });
  expect(repo.report("HEAD~").skipped).toEqual([]);
  repo.git("init", "--quiet", "--bare", "../remote.git");
  expect(repo.try("push", "--quiet", "../remote.git", "HEAD:refs/heads/x")).toMatchObject(REFUSED);
});

it("works with SHA-256", () => {
  repo.git("init", "--quiet", "--object-format=sha256", "../other");
  const other = join(repo.root, "../other");
  for (const name of "abcdef") writeFileSync(join(other, name), "");
  const run = (...args: readonly string[]): ReturnType<GuardedRepo["try"]> =>
    repo.try("-C", other, "-c", `core.hooksPath=${join(repo.root, ".git/hooks")}`, ...args);
  run("add", ".");
  approveStaged(other, "atomic-files");
  expect(run("commit", "--quiet", "-m", goodMessage())).toEqual(PASSED);
  expect(approvalsOf(other)).toMatchObject([{ use: { commit: expect.stringMatching(/^[0-9a-f]{64}$/) } }]);
});

const skip = (...more: readonly string[]): ReturnType<GuardedRepo["try"]> =>
  repo.try("commit", "--quiet", "--no-verify", "-m", goodMessage(), ...more);

describe("a commit past the hooks", () => {
  const PAST = { code: 1, err: expect.stringMatching(/^error: --no-verify skips the hooks .*\[no-bypass-flag\]/) };

  it("passes once where a person approved it for that tree, and is no slip", () => {
    approveStaged(repo.root, "no-bypass-flag");
    const { code, err } = skip();
    expect([code, err]).toEqual([0, expect.stringMatching(/\[atomic-files\][^]* a push will be refused\nHEAD is at/)]);
    expect(approvalsOf(repo.root)).toMatchObject([{ use: { commit: repo.git("rev-parse", "HEAD") } }]);
    expect(existsSync(join(repo.root, ".git/commit-guard/slipped"))).toBe(false);
    repo.git("reset", "--quiet", "--soft", "HEAD~");
    expect(skip()).toMatchObject(PAST);
  });

  it("is refused for another tree, and for an approval of another rule", () => {
    approveStaged(repo.root, "atomic-files");
    expect(skip()).toMatchObject(PAST);
    approveStaged(repo.root, "no-bypass-flag");
    repo.write("a.txt", "b\n");
    expect(skip("-a")).toMatchObject(PAST);
    expect(states()).toEqual(["open", "open"]);
  });

  it("keeps the approval where the editor is left without a message", () => {
    approveStaged(repo.root, "no-bypass-flag");
    expect(repo.try("-c", "core.editor=true", "commit", "--quiet", "-n")).toMatchObject({ code: 1 });
    expect(states()).toEqual(["held"]);
    expect(skip()).toMatchObject({ code: 0 });
    expect(states()).toEqual(["used"]);
  });
});

it("serves one of two commits that are made at the same time", () => {
  approveStaged(repo.root, "atomic-files");
  const other = join(repo.root, ".git/other-index");
  writeFileSync(other, readFileSync(join(repo.root, ".git/index")));
  const line = `GIT_INDEX_FILE='${other}' git commit -q -m "$M" & git commit -q -m "$M" & wait`;
  spawnSync("sh", ["-c", line], { cwd: repo.root, env: { ...repo.env, M: goodMessage() } });
  expect(repo.git("rev-list", "--count", "HEAD")).toBe("2");
  expect(states()).toEqual(["used"]);
});
