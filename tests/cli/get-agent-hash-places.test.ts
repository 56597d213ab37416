import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { getAgentHash } from "../../src/cli/get-agent-hash.ts";
import { AGENT_FILE, AGENT_TEXT, agentText, createAgentRepo } from "../support/agent-repo.ts";
import { createRepo, openRepo } from "../support/repo.ts";
import { runProgram } from "../support/run-agent-program.ts";

const STOP = "Do not make a hash up: stop and ask the user.\n";

describe("where the environment lies", () => {
  it("in a hook of a linked work tree, another repository is read as itself", async () => {
    await using repo = await createAgentRepo();
    const home = openRepo(join(repo.home, ".claude"), repo.home);
    home.write("agents/mine.md", agentText("mine"));
    home.git("init", "--quiet");
    const mine = home.commit("feat: add mine");
    const tree = join(repo.root, "../linked");
    repo.git("worktree", "add", "--quiet", tree);
    const env = {
      GIT_DIR: join(repo.root, ".git/worktrees/linked"),
      GIT_INDEX_FILE: join(repo.root, ".git/worktrees/linked/index"),
      GIT_PREFIX: "",
    };
    mkdirSync(join(tree, "sub"));
    const options = { argv: ["mine"], cwd: tree, env };
    expect(await runProgram(getAgentHash, repo, options)).toEqual({ code: 0, out: `${mine.slice(0, 7)}\n`, err: "" });
    for (const cwd of [tree, join(tree, "sub")])
      expect(await runProgram(getAgentHash, repo, { ...options, cwd, argv: ["reviewer"] })).toEqual({
        code: 0,
        out: repo.printed,
        err: "",
      });
  });

  it("a git dir apart from its work tree is taken from the environment", async () => {
    await using repo = await createAgentRepo();
    renameSync(join(repo.root, ".git"), join(repo.root, "../apart"));
    const env = { GIT_DIR: join(repo.root, "../apart"), GIT_WORK_TREE: repo.root };
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"], env })).toMatchObject({
      code: 0,
      out: repo.printed,
    });
  });

  it("path specs of the environment do not matter", async () => {
    await using repo = await createAgentRepo();
    expect(
      await runProgram(getAgentHash, repo, { argv: ["reviewer"], env: { GIT_ICASE_PATHSPECS: "1" } }),
    ).toMatchObject({ code: 0 });
  });

  it("without git on PATH nothing can be verified", async () => {
    await using repo = await createAgentRepo();
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"], env: { PATH: repo.home } })).toMatchObject({
      code: 3,
      out: "",
    });
  });
});

describe("agents in another repository", () => {
  it("nested in the source, the nested history counts", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start", { ".gitignore": ".claude/agents\n" });
    const agents = openRepo(join(repo.root, ".claude/agents"), repo.home);
    agents.write("team/reviewer.md", AGENT_TEXT);
    agents.git("init", "--quiet");
    const agent = agents.commit("feat: add it");
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toEqual({
      code: 0,
      out: `${agent.slice(0, 7)}\n`,
      err: "",
    });
  });

  it("as a submodule, whose .git is a file", async () => {
    await using repo = await createRepo();
    const origin = openRepo(join(repo.root, "../origin"), repo.home);
    origin.write("reviewer.md", AGENT_TEXT);
    origin.git("init", "--quiet");
    const agent = origin.commit("feat: add it");
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", origin.root, ".claude/agents");
    repo.commit("feat: add agents");
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toEqual({
      code: 0,
      out: `${agent.slice(0, 7)}\n`,
      err: "",
    });
    rmSync(join(repo.root, ".git/modules"), { recursive: true });
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toMatchObject({ code: 3, out: "" });
  });

  it("behind a source that is a link", async () => {
    await using repo = await createRepo();
    const agents = openRepo(join(repo.root, "../agents"), repo.home);
    agents.write("reviewer.md", AGENT_TEXT);
    agents.git("init", "--quiet");
    const agent = agents.commit("feat: add it");
    mkdirSync(join(repo.root, ".claude"));
    symlinkSync(agents.root, join(repo.root, ".claude/agents"));
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toMatchObject({
      code: 0,
      out: `${agent.slice(0, 7)}\n`,
    });
  });

  it("by an absolute path or one beside the repository; a missing one holds nothing", async () => {
    await using repo = await createRepo();
    const agents = openRepo(join(repo.root, "../agents"), repo.home);
    agents.write("reviewer.md", AGENT_TEXT);
    agents.git("init", "--quiet");
    const out = `${agents.commit("feat: add it").slice(0, 7)}\n`;
    const run = (...sources: string[]) => runProgram(getAgentHash, repo, { argv: ["reviewer"], sources });
    expect(await run(agents.root)).toMatchObject({ code: 0, out });
    expect(await run("nowhere", "../agents")).toMatchObject({ code: 0, out });
    expect(await run("nowhere")).toMatchObject({ code: 1 });
  });

  it("that is bare, it has no files; without one, they have no hash", async () => {
    await using repo = await createRepo();
    const home = openRepo(join(repo.home, ".claude"), repo.home);
    home.write("agents/reviewer.md", AGENT_TEXT);
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toEqual({
      code: 1,
      out: "",
      err: `get-agent-hash: ~/.claude/agents/reviewer.md is in no git repository\n${STOP}`,
    });
    home.git("init", "--quiet", "--bare", ".");
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toMatchObject({ code: 1, out: "" });
  });

  it("a bare repository answers for its revisions", async () => {
    await using repo = await createAgentRepo();
    repo.git("clone", "--quiet", "--bare", repo.root, "../bare");
    const cwd = join(repo.root, "../bare");
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer", "--at", "main"], cwd })).toMatchObject({
      code: 0,
      out: repo.printed,
    });
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"], cwd })).toMatchObject({ code: 1, out: "" });
  });
});

describe("a shallow clone", () => {
  it("cannot tell when the boundary hides the version", async () => {
    await using repo = await createAgentRepo();
    repo.git("clone", "--quiet", "--depth=1", `file://${repo.root}`, "../shallow");
    const { code, out, err } = await runProgram(getAgentHash, repo, {
      argv: ["reviewer"],
      cwd: join(repo.root, "../shallow"),
    });
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain("git fetch --unshallow");
  });

  it("can tell when the version is newer than the boundary", async () => {
    await using repo = await createAgentRepo();
    const agent = repo.commit("feat: edit it", { [AGENT_FILE]: `${AGENT_TEXT}More.\n` });
    repo.git("clone", "--quiet", "--depth=2", `file://${repo.root}`, "../shallow");
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"], cwd: join(repo.root, "../shallow") })).toEqual({
      code: 0,
      out: `${agent.slice(0, 7)}\n`,
      err: "",
    });
  });

  it("cannot tell an unknown revision from a missing one", async () => {
    await using repo = await createAgentRepo();
    repo.git("clone", "--quiet", "--depth=1", `file://${repo.root}`, "../shallow");
    const options = { argv: ["reviewer", "--at", repo.agent], cwd: join(repo.root, "../shallow") };
    expect(await runProgram(getAgentHash, repo, options)).toMatchObject({ code: 3, out: "" });
  });
});
