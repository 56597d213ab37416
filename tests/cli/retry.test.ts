import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Rejected } from "../../src/git/parse-rejected.ts";
import { saveRejected } from "../../src/git/rejected.ts";
import { type AgentRepo, createAgentRepo } from "../support/agent-repo.ts";
import { type Ran, runGuard } from "../support/run-guard.ts";

let repo: AgentRepo;
let head = "";
const MESSAGE = "feat: x\n\nAssisted-By: reviewer (opus / SHORT_HASH)\n";

beforeAll(async () => {
  repo = await createAgentRepo();
  head = repo.git("rev-parse", "HEAD");
});
afterAll(() => repo[Symbol.asyncDispose]());
beforeEach(() => repo.git("reset", "--quiet", "--hard", head));

function keep(overrides: Partial<Rejected> = {}, message = MESSAGE): void {
  saveRejected(join(repo.root, ".git"), Buffer.from(message), {
    head,
    progress: "",
    folder: "",
    options: ["--quiet", "--allow-empty"],
    paths: [],
    obstacle: null,
    cleanup: { mode: "whitespace", comment: "#", verbose: false },
    environment: {},
    ...overrides,
  });
}

function retry(...args: readonly string[]): Promise<Ran> {
  return runGuard(repo.root, { ...repo.env, CLAUDECODE: "", AI_AGENT: "" }, ["retry", ...args]);
}

function expectNothingDone(): void {
  expect(repo.git("rev-parse", "HEAD")).toBe(head);
  expect(readFileSync(join(repo.root, ".git/commit-guard/REJECTED_MSG"), "utf8")).toBe(MESSAGE);
}

it("says so where nothing is kept", async () => {
  expect(await retry("-s")).toMatchObject({ code: 2, err: expect.stringContaining("no refused commit is kept") });
});

describe("refuses with the way out, and keeps the message,", () => {
  const MOVED = "1111111111111111111111111111111111111111";

  it.each<[string, Partial<Rejected>, RegExp]>([
    [
      "where HEAD moved",
      { head: MOVED },
      /^error: HEAD has moved from 111111111111 to \w{12} since .*\n.*\n +git log -1\n/,
    ],
    ["where HEAD was born", { head: null }, /^error: HEAD has moved from no commit to /],
    ["where a merge is over", { progress: "MERGE_HEAD 1\n" }, /^error: .* during a merge, which is not so any more\n/],
    ["where the folder is gone", { folder: "gone/" }, /^error: .* the folder 'gone\/' does not exist any more\n/],
    ["what was picked by hand", { obstacle: "its changes were picked by hand" }, /^error: .* picked by hand\n/],
  ])("%s", async (_, overrides, error) => {
    keep({ ...overrides, cleanup: { mode: "strip", comment: "#", verbose: false } });
    const { code, err } = await retry("-s");
    expect(code).toBe(1);
    expect(err).toMatch(error);
    const kept = '"$(git rev-parse --git-path commit-guard/REJECTED_MSG)"';
    expect(err).toContain(`           git commit --cleanup=strip --file=${kept}\n`);
    const place = `commit-guard: nothing was committed\nHEAD is still at ${head.slice(0, 12)}\n`;
    expect(err.endsWith(`\nThe message is kept in .git/commit-guard/REJECTED_MSG\n${place}`)).toBe(true);
    expectNothingDone();
  });

  it("where a merge began", async () => {
    keep();
    writeFileSync(join(repo.root, ".git/MERGE_HEAD"), `${head}\n`);
    expect(await retry()).toMatchObject({ code: 1, err: expect.stringContaining("while no merge") });
    repo.git("reset", "--quiet", "--merge");
    expectNothingDone();
  });

  it("where only the message is left", async () => {
    keep();
    writeFileSync(join(repo.root, ".git/commit-guard/rejected.json"), "{");
    expect(await retry()).toMatchObject({ code: 1, err: expect.stringContaining("is not known any more") });
    expectNothingDone();
  });
});

it.each([
  [["--agent", "Reviewer:opus"], '"Reviewer" is no agent name'],
  [["--agent", "reviewer:"], "the model is missing"],
  [["--agent", "none:opus"], "people are no model"],
  [["--agent", "none"], "an agent is credited besides"],
  [["--agent", "none", "--agent", "reviewer"], "an agent is credited besides"],
  [["--agent", "codex"], "name the model of codex: --agent codex:<model>"],
  [["-m", " "], "the subject is empty"],
  [["-m", "a\nb"], "the subject is one line"],
  [["-m", "a\ufffd"], "cannot be written in UTF-8"],
  [["HEAD"], "too many arguments"],
])("takes %j for wrong usage", async (args, reason) => {
  keep();
  expect(await retry(...args)).toMatchObject({ code: 2, err: expect.stringContaining(reason) });
  expectNothingDone();
});

it("commits nothing for an agent that does not resolve", async () => {
  keep();
  const { code, err } = await retry("-s", "--agent", "reviewre:opus");
  expect(code).toBe(1);
  expect(err).toContain('error: no agent file defines "reviewre"; did you mean "reviewer"?\n');
  expect(err).toContain("stop and ask the user");
  expectNothingDone();
});

const BY = "Assisted-By:";

it.each([
  [["-s"], `feat: x\n\n${BY} reviewer (opus / SHORT_HASH)\nSigned-off-by: Ada Author <ada@example.com>\n`, {}],
  [["-m", "fix: é"], `fix: é\n\n${BY} reviewer (opus / SHORT_HASH)\n`, {}],
  [["--agent", "reviewer"], `feat: x\n\n${BY} reviewer (opus / HASH)\n`, {}],
  [["--agent", "reviewer:a:b"], `feat: x\n\n${BY} reviewer (a:b / HASH)\n`, {}],
  [["--agent", "codex:gpt"], `feat: x\n\n${BY} reviewer (opus / SHORT_HASH)\n${BY} codex (gpt)\n`, {}],
  [
    ["--agent", "claude-code", "--agent", "reviewer"],
    `feat: x\n\n${BY} reviewer (opus / HASH)\n${BY} claude-code (claude-x)\n`,
    { CLAUDECODE: "1", ANTHROPIC_MODEL: "claude-x" },
  ],
] as const)("repairs by %j", async (args, message, env) => {
  keep();
  const ran = await runGuard(repo.root, { ...repo.env, AI_AGENT: "", ...env }, ["retry", ...args]);
  expect(ran).toEqual({ code: 0, out: "", err: "" });
  expect(repo.git("log", "-1", "--format=%B")).toBe(message.replace("/ HASH", `/ ${repo.agent.slice(0, 7)}`));
  expect(await retry()).toMatchObject({ code: 2 });
});

it("declares that people alone did it", async () => {
  keep({}, "feat: x\n");
  expect(await retry("--agent", "none")).toMatchObject({ code: 0 });
  expect(repo.git("log", "-1", "--format=%B")).toBe("feat: x\n\nAssisted-By: none\n");
});

it("ends with 3 where another hook than ours refuses", async () => {
  keep();
  repo.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
  chmodSync(join(repo.root, ".git/hooks/pre-commit"), 0o755);
  const { code, err } = await retry();
  expect([code, err]).toEqual([3, expect.stringContaining("The message is kept in .git/commit-guard/REJECTED_MSG\n")]);
  expectNothingDone();
});
