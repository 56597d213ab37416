import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { getAgentHash } from "../../src/cli/get-agent-hash.ts";
import { AGENT_FILE, AGENT_TEXT, agentText, createAgentRepo } from "../support/agent-repo.ts";
import { createRepo, openRepo, type Repo } from "../support/repo.ts";
import { runProgram } from "../support/run-agent-program.ts";

const STOP = "Do not make a hash up: stop and ask the user.\n";

describe("an agent is found", () => {
  it.each([
    ["by its front matter, not by its file", { ".claude/agents/other.md": AGENT_TEXT }],
    ["in a nested folder", { ".claude/agents/a/b/reviewer.md": "no front matter\n" }],
    ["in an .agent.md file", { ".claude/agents/reviewer.agent.md": "" }],
    ["under a name with glob characters", { ".claude/agents/[r]*?.md": AGENT_TEXT }],
    ["under a name in another script", { ".claude/agents/\u00fcber prüfer.md": AGENT_TEXT }],
  ])("%s", async (_, files) => {
    await using repo = await createRepo();
    const commit = repo.commit("feat: add the agent", files);
    repo.commit("feat: add another agent", { ".claude/agents/r.md": agentText("r") });
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).toMatchObject({
      code: 0,
      out: `${commit.slice(0, 7)}\n`,
    });
  });

  it("through a link that stays inside the source", async () => {
    await using repo = await createRepo();
    const commit = repo.commit("feat: add the agent", { ".claude/agents/team/a.md": "text\n" });
    symlinkSync("team/a.md", join(repo.root, ".claude/agents/alias.md"));
    repo.commit("feat: add a link");
    expect(await runProgram(getAgentHash, repo, { argv: ["alias"] })).toMatchObject({
      code: 0,
      out: `${commit.slice(0, 7)}\n`,
    });
  });

  it("in the project before the home directory", async () => {
    await using repo = await createAgentRepo();
    const home = openRepo(join(repo.home, ".claude"), repo.home);
    home.write("agents/reviewer.md", AGENT_TEXT);
    home.git("init", "--quiet");
    home.commit("feat: add mine");
    expect((await runProgram(getAgentHash, repo, { argv: ["reviewer"] })).out).toBe(repo.printed);
  });
});

describe("an agent does not resolve", () => {
  const BREAK: Readonly<Record<string, (repo: Repo) => void>> = {
    "when its file is not committed": (repo) => {
      repo.git("rm", "--quiet", AGENT_FILE);
      repo.commit("feat: remove it");
      repo.write(AGENT_FILE, AGENT_TEXT);
    },
    "when its file is staged for the first time": (repo) => {
      repo.git("rm", "--quiet", AGENT_FILE);
      repo.commit("feat: remove it");
      repo.write(AGENT_FILE, AGENT_TEXT);
      repo.git("add", AGENT_FILE);
    },
    "when its file is ignored": (repo) => {
      repo.git("rm", "--quiet", AGENT_FILE);
      repo.commit("feat: ignore agents", { ".gitignore": ".claude/\n" });
      repo.write(AGENT_FILE, AGENT_TEXT);
    },
    "when its file was deleted": (repo) => rmSync(join(repo.root, AGENT_FILE)),
    "when it is a folder": (repo) => {
      rmSync(join(repo.root, AGENT_FILE));
      repo.commit("feat: make it a folder", { [`${AGENT_FILE}/notes.md`]: agentText("notes") });
    },
    "when its file is a link that leaves the source": (repo) => {
      rmSync(join(repo.root, AGENT_FILE));
      repo.write("elsewhere/reviewer.md", AGENT_TEXT);
      symlinkSync("../../elsewhere/reviewer.md", join(repo.root, AGENT_FILE));
      repo.commit("feat: link it");
    },
    "when its file is a broken link": (repo) => {
      rmSync(join(repo.root, AGENT_FILE));
      symlinkSync("nowhere.md", join(repo.root, AGENT_FILE));
      repo.commit("feat: link it");
    },
    "when two files have its name": (repo) =>
      void repo.commit("feat: add a twin", { ".claude/agents/twin.md": AGENT_TEXT }),
    "when its file takes another name": (repo) =>
      void repo.commit("feat: rename", { [AGENT_FILE]: agentText("critic") }),
    "before the first commit": (repo) => repo.git("checkout", "--quiet", "--orphan", "empty"),
  };

  it.each(Object.entries(BREAK))("%s", async (name, breakIt) => {
    await using repo = await createAgentRepo();
    breakIt(repo);
    if (name === "before the first commit") repo.git("update-ref", "-d", "refs/heads/main");
    const { code, out, err } = await runProgram(getAgentHash, repo, { argv: ["reviewer"] });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(STOP);
  });

  it("says which files define it, and what was meant", async () => {
    await using repo = await createAgentRepo();
    repo.commit("feat: add a twin", { ".claude/agents/team/twin.md": AGENT_TEXT });
    const twin = await runProgram(getAgentHash, repo, { argv: ["reviewer"] });
    const typo = await runProgram(getAgentHash, repo, { argv: ["reveiwer"] });
    const tool = await runProgram(getAgentHash, repo, { argv: ["claude-code"] });
    expect([twin.err, typo.err, tool.err]).toEqual([
      `get-agent-hash: several files define the agent "reviewer": .claude/agents/reviewer.md, .claude/agents/team/twin.md\n${STOP}`,
      `get-agent-hash: no agent file defines "reveiwer"; did you mean "reviewer"?\n${STOP}`,
      `get-agent-hash: "claude-code" has no file: it is credited without a hash, as "claude-code (<model>)"\n${STOP}`,
    ]);
  });

  it("outside of a repository", async () => {
    await using repo = await createAgentRepo();
    expect(await runProgram(getAgentHash, repo, { argv: ["reviewer"], cwd: repo.home })).toMatchObject({
      code: 1,
      out: "",
    });
  });
});
