import { spawnSync } from "node:child_process";
import { copyFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { approve } from "../../src/cli/approve.ts";
import { parseApproveRequest } from "../../src/cli/approve-request.ts";
import type { Approver } from "../../src/cli/approver.ts";
import { listApprovals } from "../../src/git/approvals.ts";
import { emptyTree, openRepository } from "../../src/git/open-repository.ts";
import { createGuardedRepo, goodMessage, type GuardedRepo, PROGRAM } from "../support/guarded-repo.ts";
import { runGuard } from "../support/run-guard.ts";
import { snapshot } from "../support/snapshot.ts";
import { runOnTerminal } from "../support/terminal.ts";

let repo: GuardedRepo;
beforeEach(async () => {
  repo = await createGuardedRepo();
  repo.sneak(goodMessage());
  repo.write("a.txt", "a\n");
  repo.git("add", "a.txt");
  repo.git("config", "user.name", "Ada Author");
  repo.git("config", "user.email", "ada@example.com");
});
afterEach(async () => {
  await repo[Symbol.asyncDispose]();
});

const PERSON: Approver = {
  terminal: "/dev/pts/1",
  isAgent: () => false,
  ask: () => Promise.resolve("atomic-files"),
  now: () => new Date("2026-01-02T03:04:05.678Z"),
};

async function tryApprove(
  approver: Partial<Approver>,
  minutes?: string,
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const io = {
    cwd: repo.root,
    env: repo.env,
    out: (text: string): void => void (said.out += text),
    err: (text: string): void => void (said.err += text),
  };
  const code = await approve(parseApproveRequest("atomic-files", minutes), io, { ...PERSON, ...approver });
  return { code, ...said };
}

const approvals = (): ReturnType<typeof listApprovals> => listApprovals(openRepository(repo.root));
const stagedTree = (): string => repo.git("write-tree");

it("records what a person let pass, for what is staged", async () => {
  const { code, out, err } = await tryApprove({}, "5");
  expect([code, out]).toEqual([
    0,
    `approved once: atomic-files for tree ${stagedTree().slice(0, 12)}, by Ada Author <ada@example.com>, until 2026-01-02T03:09:05Z\n`,
  ]);
  expect(err).toContain("  staged: 1 file changed, 1 insertion(+)\n");
  expect(approvals()).toMatchObject([
    {
      approval: {
        rule: "atomic-files",
        tree: stagedTree(),
        head: repo.git("rev-parse", "HEAD"),
        terminal: "/dev/pts/1",
        granted: "2026-01-02T03:04:05.678Z",
        until: "2026-01-02T03:09:05.678Z",
      },
      use: null,
    },
  ]);
});

it("takes the tree for a yes, and nothing else", async () => {
  const tree = stagedTree().slice(0, 12);
  expect(await tryApprove({ ask: () => Promise.resolve(` ${tree} `) })).toMatchObject({ code: 0 });
  for (const answer of ["y", "yes", "", "atomic-lines", tree.slice(1), null]) {
    const refused = await tryApprove({ ask: () => Promise.resolve(answer) });
    expect([answer, refused.code, refused.out]).toEqual([answer, 1, ""]);
    expect(refused.err).toMatch(/\ncommit-guard: nothing was approved\n$/);
  }
  expect(approvals()).toHaveLength(1);
});

it("is for people only, and tells an agent nothing but whom to ask", async () => {
  const asked: string[] = [];
  const ask = (question: string): Promise<string> => Promise.resolve(`${asked.push(question)}`);
  expect(await tryApprove({ isAgent: () => true, ask })).toEqual({
    code: 1,
    out: "",
    err: `error: only a person can approve, and an agent is at work here
  next:  Stop, and tell the user which rule refuses what, and why it is right all the same.
  next:  A user who agrees opens a terminal of their own for it.

commit-guard: nothing was approved
`,
  });
  const { code, err } = await tryApprove({ terminal: null, ask });
  expect([code, asked, approvals()]).toEqual([1, [], []]);
  expect(err).toMatch(/^error: only a person at a terminal can approve\n.*\n +cd \/.* approve atomic-files\n/);
});

it("writes nothing to the repository but the approval", async () => {
  const before = snapshot(repo.root);
  await tryApprove({ ask: () => Promise.resolve("no") });
  expect(snapshot(repo.root)).toEqual(before);
});

it("goes by the index that GIT_INDEX_FILE names", async () => {
  const before = stagedTree();
  vi.stubEnv("GIT_INDEX_FILE", join(repo.root, ".git/other"));
  expect(await tryApprove({})).toMatchObject({ code: 0 });
  vi.unstubAllEnvs();
  const { tree } = approvals()[0]?.approval ?? {};
  expect(tree).toBe(emptyTree("sha1"));
  expect(tree).not.toBe(before);
});

it("works before the first commit", async () => {
  repo.git("update-ref", "-d", "HEAD");
  const { code, err } = await tryApprove({});
  expect([code, approvals()[0]?.approval.head]).toEqual([0, null]);
  expect(err).toContain(" on no commit yet in ");
});

it.each([
  ["approve atomic-file", "unknown rule 'atomic-file'; did you mean 'atomic-files'?"],
  ["approve no-autosquash", "'no-autosquash' judges commits that are there already"],
  ["approve", "missing required argument 'rule'"],
  ...["0", "61", "1.5", "-1", "x", ""].map((minutes) => [
    `approve atomic-files --minutes=${minutes}`,
    `--minutes: '${minutes}' is no whole number from 1 to 60`,
  ]),
])("wrong usage: %s", async (line, words) => {
  const { code, err } = await runGuard(repo.root, repo.env, line.split(" "));
  expect([code, err]).toEqual([2, expect.stringContaining(words)]);
});

it("refuses without a terminal", () => {
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", 'yes | "$0" "$1" approve atomic-files', process.execPath, PROGRAM],
    {
      cwd: repo.root,
      env: repo.env,
      encoding: "utf8",
    },
  );
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^error: only a person /)]);
});

describe("on a real terminal", () => {
  const line = `'${process.execPath}' '${PROGRAM}' approve atomic-files`;
  const typing = { at: "to approve it: ", answer: "atomic-files" };

  it("a person approves, and the commit passes once", async () => {
    const typed = { cwd: repo.root, env: repo.env, ...typing, answer: "no-bypass-flag" };
    const { text, code } = await runOnTerminal(line.replace("atomic-files", "no-bypass-flag"), typed);
    expect([code, text]).toEqual([0, expect.stringContaining("\napproved once: no-bypass-flag for tree ")]);
    expect(approvals()).toMatchObject([{ approval: { terminal: expect.stringMatching(/^\/dev\/|^a terminal$/) } }]);
    expect(repo.try("commit", "-qnm", goodMessage())).toEqual({ code: 0, out: "", err: "" });
    expect(repo.try("commit", "--amend", "-qnm", goodMessage())).toMatchObject({ code: 1 });
  });

  it("says no to any other word", async () => {
    const { text, code } = await runOnTerminal(line, { cwd: repo.root, env: repo.env, ...typing, answer: "y" });
    expect([code, text]).toEqual([1, expect.stringContaining("nothing was approved")]);
    expect(approvals()).toEqual([]);
  });

  it("refuses what an agent's environment starts", async () => {
    const env = { ...repo.env, CURSOR_AGENT: "1" };
    const { text, code } = await runOnTerminal(line, { cwd: repo.root, env, ...typing });
    expect([code, text]).toEqual([1, expect.stringMatching(/^error: only a person can approve, and an agent/)]);
  });

  it("refuses below an agent, though nothing in the environment says so", async () => {
    const shell = join(repo.root, "../claude");
    copyFileSync(realpathSync("/bin/sh"), shell);
    spawnSync("chmod", ["+x", shell]);
    const { text, code } = await runOnTerminal(line, { cwd: repo.root, env: repo.env, ...typing, shell });
    expect([code, text]).toEqual([1, expect.stringMatching(/^error: only a person can approve, and an agent/)]);
    expect(text).not.toMatch(/claude|environ|process/i);
  });
});
