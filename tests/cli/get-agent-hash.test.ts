import { mkdirSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { getAgentHash } from "../../src/cli/get-agent-hash.ts";
import { AGENT_FILE, AGENT_TEXT, agentText, createAgentRepo } from "../support/agent-repo.ts";
import { runProgram } from "../support/run-agent-program.ts";

const STOP = "Do not make a hash up: stop and ask the user.\n";

const CONFIGURATION = [
  ["color.ui", "always"],
  ["core.abbrev", "4"],
  ["core.abbrev", "12"],
  ["log.showSignature", "true"],
  ["format.pretty", "fuller"],
  ["log.follow", "true"],
  ["status.branch", "true"],
  ["core.quotePath", "true"],
] as const;

describe("the hash", () => {
  it("is that of the last commit that touched the file, and nothing else is printed", async () => {
    await using repo = await createAgentRepo();
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toEqual({
      code: 0,
      out: repo.printed,
      err: "",
    });
  });

  it("is found from a folder inside, and through -C from outside", async () => {
    await using repo = await createAgentRepo();
    repo.write("src/deep/a.txt", "");
    const inside = await runProgram(getAgentHash, repo, { argv: ["reviewer"], cwd: join(repo.root, "src/deep") });
    const outside = await runProgram(getAgentHash, repo, { argv: ["-C", repo.root, "reviewer"], cwd: repo.home });
    expect([inside.out, outside.out]).toEqual([repo.printed, repo.printed]);
  });

  it("does not depend on configuration", async () => {
    await using repo = await createAgentRepo();
    for (const [key, value] of CONFIGURATION) {
      const env = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: value };
      const result = await runProgram(getAgentHash, repo, { argv: ["reviewer"], env });
      expect({ key, ...result }).toEqual({ key, code: 0, out: repo.printed, err: "" });
    }
  });

  it("is not that of a branch or tag named like it", async () => {
    await using repo = await createAgentRepo();
    repo.git("branch", repo.agent.slice(0, 7));
    repo.git("tag", "HEAD", repo.agent);
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toMatchObject({
      code: 0,
      out: repo.printed,
    });
  });

  it("ignores replaced commits", async () => {
    await using repo = await createAgentRepo();
    const other = repo.git("commit-tree", "-m", "other", `${repo.agent}^{tree}`);
    repo.git("replace", repo.agent, other);
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toMatchObject({
      code: 0,
      out: repo.printed,
    });
  });

  it("of a renamed file is that of the rename", async () => {
    await using repo = await createAgentRepo();
    mkdirSync(join(repo.root, ".claude/agents/team"));
    renameSync(join(repo.root, AGENT_FILE), join(repo.root, ".claude/agents/team/lead.md"));
    const renamed = repo.commit("refactor: move the reviewer");
    expect((await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).out).toBe(`${renamed.slice(0, 7)}\n`);
  });

  it("is not that of a merge which only joins two sides", async () => {
    await using repo = await createAgentRepo();
    repo.git("checkout", "--quiet", "-b", "side", "HEAD~1");
    const edited = repo.commit("feat: edit the reviewer", { [AGENT_FILE]: `${AGENT_TEXT}More.\n` });
    repo.git("checkout", "--quiet", "main");
    repo.git("merge", "--quiet", "--no-edit", "side");
    expect((await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).out).toBe(`${edited.slice(0, 7)}\n`);
  });
});

describe("uncommitted changes", () => {
  it.each([
    ["in the work tree", false],
    ["that are staged", true],
  ])("%s are a warning", async (_, isStaged) => {
    await using repo = await createAgentRepo();
    repo.write(AGENT_FILE, `${AGENT_TEXT}More.\n`);
    if (isStaged) repo.git("add", AGENT_FILE);
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toEqual({
      code: 0,
      out: repo.printed,
      err: `get-agent-hash: warning: ${AGENT_FILE} has uncommitted changes, which the hash does not cover\n`,
    });
  });
});

describe("options", () => {
  it("print a trailer, JSON, more digits, help, the version", async () => {
    await using repo = await createAgentRepo();
    const run = async (...argv: string[]): Promise<string> => (await runProgram(getAgentHash, repo, { argv })).out;
    expect(await run("--format", "trailer", "reviewer")).toBe(
      `Assisted-By: reviewer (sonnet / ${repo.agent.slice(0, 7)})\n`,
    );
    expect(await run("--format=trailer", "--model=Opus 4.6", "reviewer")).toBe(
      `Assisted-By: reviewer (Opus 4.6 / ${repo.agent.slice(0, 7)})\n`,
    );
    expect(JSON.parse(await run("--format", "json", "reviewer"))).toMatchObject({
      agent: "reviewer",
      commit: repo.agent,
      path: AGENT_FILE,
      changed: false,
    });
    expect(await run("--length", "12", "reviewer")).toBe(`${repo.agent.slice(0, 12)}\n`);
    expect(await run("--length", "64", "reviewer")).toBe(`${repo.agent}\n`);
    expect(await run("--help")).toContain("Usage: get-agent-hash");
    expect(await run("--version")).toBe("1.2.3\n");
  });

  it("list every agent that resolves", async () => {
    await using repo = await createAgentRepo();
    repo.write(".claude/agents/draft.md", agentText("draft"));
    expect(await runProgram(getAgentHash, repo, { argv: ["--list"] })).toEqual({
      code: 0,
      out: `reviewer\t${repo.agent.slice(0, 7)}\t${AGENT_FILE}\n`,
      err: "get-agent-hash: left out: .claude/agents/draft.md: it is not committed\n",
    });
  });

  it("--at reads a revision, not the work tree", async () => {
    await using repo = await createAgentRepo();
    repo.commit("feat: edit it", { [AGENT_FILE]: agentText("critic"), ".claude/agents/new.md": agentText("new") });
    symlinkSync("reviewer.md", join(repo.root, ".claude/agents/alias.md"));
    repo.commit("feat: link it");
    repo.write(AGENT_FILE, "changed");
    const run = (agent: string, at: string) => runProgram(getAgentHash, repo, { argv: [agent, "--at", at] });
    expect(await run("reviewer", "HEAD~2")).toEqual({ code: 0, out: repo.printed, err: "" });
    expect(await run("reviewer", "HEAD")).toMatchObject({ code: 1, out: "" });
    expect(await run("critic", "HEAD")).toMatchObject({ code: 0, err: "" });
    expect(await run("new", "HEAD~2")).toMatchObject({ code: 1, out: "" });
  });
});

const WRONG: readonly (readonly string[])[] = [
  ["Reviewer"],
  ["../reviewer"],
  ["--", "-reviewer"],
  ["--output=x"],
  ["rev*"],
  ["r\u0435viewer"],
  ["reviewer\n"],
  [""],
  [],
  ["reviewer", "other"],
  ["--list", "reviewer"],
  ["--format", "xml", "reviewer"],
  ["--length", "6", "reviewer"],
  ["--length", "65", "reviewer"],
  ["--length", "x", "reviewer"],
  ["--model", "a, b", "reviewer"],
  ["--at", "nothing", "reviewer"],
  ["--at", "--all", "reviewer"],
  ["-C", "nowhere", "reviewer"],
  ["--format", "trailer", "plain"],
];

it("wrong usage is told, with nothing on standard output", async () => {
  await using repo = await createAgentRepo();
  repo.commit("feat: add an agent without a model", { ".claude/agents/plain.md": agentText("plain") });
  for (const argv of WRONG) {
    const { code, out, err } = await runProgram(getAgentHash, repo, { argv });
    expect({ argv, code, out }).toEqual({ argv, code: 2, out: "" });
    expect(err).toContain(STOP);
  }
});
