import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { updateAgentHashes } from "../../src/cli/update-agent-hashes.ts";
import { AGENT_FILE, AGENT_TEXT, agentText, createAgentRepo } from "../support/agent-repo.ts";
import { openRepo } from "../support/repo.ts";
import { runProgram } from "../support/run-agent-program.ts";

const MAPPING = ".claude/agent-hashes.json";

describe("the mapping", () => {
  it("holds project agents with commit, blob, path; then --check agrees", async () => {
    await using repo = await createAgentRepo();
    expect(await runProgram(updateAgentHashes, repo, { argv: [] })).toEqual({
      code: 0,
      out: `${MAPPING}: 1 agents\n`,
      err: "",
    });
    const text = readFileSync(join(repo.root, MAPPING), "utf8");
    expect(JSON.parse(text)).toEqual({
      _metadata: { project: "repo" },
      agents: {
        reviewer: {
          blob: repo.git("rev-parse", `HEAD:${AGENT_FILE}`),
          commit: repo.agent,
          hash: repo.agent.slice(0, 7),
          path: AGENT_FILE,
          source: "project",
        },
      },
    });
    expect(readdirSync(join(repo.root, ".claude"))).toEqual(["agent-hashes.json", "agents"]);
    expect(await runProgram(updateAgentHashes, repo, { argv: ["--check"] })).toEqual({ code: 0, out: "", err: "" });
    await runProgram(updateAgentHashes, repo, { argv: [] });
    expect(readFileSync(join(repo.root, MAPPING), "utf8")).toBe(text);
  });

  it("holds agents of the home directory, and keeps them where there are none", async () => {
    await using repo = await createAgentRepo();
    const home = openRepo(join(repo.home, ".claude"), repo.home);
    home.write("agents/mine.md", agentText("mine"));
    home.git("init", "--quiet");
    const mine = home.commit("feat: add mine");
    await runProgram(updateAgentHashes, repo, { argv: [] });
    const text = readFileSync(join(repo.root, MAPPING), "utf8");
    expect(JSON.parse(text)).toMatchObject({
      agents: { mine: { commit: mine, path: "~/.claude/agents/mine.md", source: "global" } },
    });
    const elsewhere = { HOME: join(repo.root, "../nobody") };
    expect(await runProgram(updateAgentHashes, repo, { argv: ["--check"], env: elsewhere })).toMatchObject({ code: 0 });
    await runProgram(updateAgentHashes, repo, { argv: [], env: elsewhere });
    expect(readFileSync(join(repo.root, MAPPING), "utf8")).toBe(text);
  });

  it("may lie elsewhere", async () => {
    await using repo = await createAgentRepo();
    await runProgram(updateAgentHashes, repo, { argv: ["--file", "made/here.json"] });
    expect(existsSync(join(repo.root, "made/here.json"))).toBe(true);
    expect(await runProgram(updateAgentHashes, repo, { argv: ["--check", "--file", "made/here.json"] })).toMatchObject({
      code: 0,
    });
  });

  it("leaves out what does not resolve, with the reason", async () => {
    await using repo = await createAgentRepo();
    repo.write(".claude/agents/draft.md", agentText("draft"));
    const result = await runProgram(updateAgentHashes, repo, { argv: [] });
    expect(result).toMatchObject({
      code: 0,
      err: "update-agent-hashes: left out: .claude/agents/draft.md: it is not committed\n",
    });
  });
});

describe("--check", () => {
  it("is 1 without a mapping, 1 on drift, and writes nothing", async () => {
    await using repo = await createAgentRepo();
    const check = () => runProgram(updateAgentHashes, repo, { argv: ["--check"] });
    expect(await check()).toEqual({
      code: 1,
      out: "",
      err: `update-agent-hashes: there is no mapping ${MAPPING}\nRun "update-agent-hashes" and commit it.\n`,
    });
    await runProgram(updateAgentHashes, repo, { argv: [] });
    const text = readFileSync(join(repo.root, MAPPING), "utf8");
    const edited = repo.commit("feat: edit it", { [AGENT_FILE]: `${AGENT_TEXT}More.\n` });
    expect(await check()).toEqual({
      code: 1,
      out: "",
      err: `update-agent-hashes: reviewer is at ${repo.agent.slice(0, 7)} in the mapping, but at ${edited.slice(0, 7)} in its repository
Run "update-agent-hashes" and commit ${MAPPING}.\n`,
    });
    expect(readFileSync(join(repo.root, MAPPING), "utf8")).toBe(text);
  });

  it("is 2 for a broken mapping, which is not overwritten", async () => {
    await using repo = await createAgentRepo();
    repo.write(MAPPING, '{\n"agents": {,}\n}');
    for (const argv of [["--check"], []]) {
      const { code, err } = await runProgram(updateAgentHashes, repo, { argv });
      expect({ code, err }).toEqual({
        code: 2,
        err: `update-agent-hashes: ${join(repo.root, MAPPING)}:2:12: no JSON: value expected\n`,
      });
    }
    expect(readFileSync(join(repo.root, MAPPING), "utf8")).toContain("{,}");
  });

  it("is 1 when two files define an agent, and nothing is written", async () => {
    await using repo = await createAgentRepo();
    repo.commit("feat: add a twin", { ".claude/agents/twin.md": AGENT_TEXT });
    expect(await runProgram(updateAgentHashes, repo, { argv: [] })).toMatchObject({ code: 1 });
    expect(existsSync(join(repo.root, MAPPING))).toBe(false);
  });

  it("is 3 in a shallow clone, outside of a repository", async () => {
    await using repo = await createAgentRepo();
    repo.git("clone", "--quiet", "--depth=1", `file://${repo.root}`, "../shallow");
    const run = (cwd: string) => runProgram(updateAgentHashes, repo, { argv: [], cwd });
    expect(await run(join(repo.root, "../shallow"))).toMatchObject({ code: 3 });
    expect(await run(repo.home)).toMatchObject({ code: 3 });
  });

  it("is 2 for wrong usage", async () => {
    await using repo = await createAgentRepo();
    for (const argv of [["--chekc"], ["reviewer"], ["-C", "nowhere"]])
      expect(await runProgram(updateAgentHashes, repo, { argv })).toMatchObject({ code: 2, out: "" });
  });
});
