import { describe, expect, it } from "vitest";
import { AGENT_FILE, AGENT_TEXT, agentText, createAgentRepo } from "../support/agent-repo.ts";
import { createRepo, openRepo } from "../support/repo.ts";
import { readAttributions, readCommits, readDraft } from "../support/read-attributions.ts";

function crediting(...values: readonly string[]): string {
  return `feat: do something\n\n${values.map((value) => `Assisted-By: ${value}`).join("\n")}\n`;
}

function short(id: string): string {
  return id.slice(0, 7);
}

describe("what needs no look-up", () => {
  it("is told as it is parsed", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start");
    repo.commit(
      crediting("none", "claude-code (opus)", "Claude:opus", "claude-code (opus / 1234abc)", "explorer (opus)"),
    );
    expect(await readAttributions(repo, "HEAD~1..HEAD")).toEqual([
      { kind: "none" },
      { kind: "built-in", agent: "claude-code" },
      { kind: "malformed", reason: "it has the form AGENT:MODEL" },
      { kind: "malformed", reason: '"claude-code" has no file and is credited without a hash' },
      { kind: "unknown-agent", agent: "explorer", nearest: "explore" },
    ]);
  });
});

describe("an agent with a file", () => {
  it("resolves by the latest version, in 7 digits or all of them", async () => {
    await using repo = await createAgentRepo();
    repo.commit(crediting(`reviewer (m / ${short(repo.agent)})`, `reviewer (m / ${repo.agent})`));
    const resolved = { kind: "resolved", agent: "reviewer", behind: 0 };
    expect(await readAttributions(repo, "HEAD")).toEqual([resolved, resolved]);
    expect(await readAttributions(repo, "HEAD~1..HEAD")).toEqual([resolved, resolved]);
  });

  it("resolves by an older version, with the number of newer ones", async () => {
    await using repo = await createAgentRepo();
    repo.commit("feat: edit it", { [AGENT_FILE]: `${AGENT_TEXT}2` });
    repo.commit("feat: edit it again", { [AGENT_FILE]: `${AGENT_TEXT}3` });
    repo.commit(crediting(`reviewer (m / ${short(repo.agent)})`));
    const expected = [{ kind: "resolved", agent: "reviewer", behind: 2 }];
    expect(await readAttributions(repo, "HEAD")).toEqual(expected);
    expect(await readAttributions(repo, "HEAD~1..HEAD")).toEqual(expected);
  });

  it("is told what is wrong with the hash", async () => {
    await using repo = await createAgentRepo();
    const other = repo.git("rev-parse", "HEAD");
    repo.commit(
      crediting(
        "reviewer (m)",
        "reviewer (m / SHORT_HASH)",
        "reviewer (m / a1b2c3d)",
        `reviewer (m / ${short(other)})`,
      ),
    );
    const agent = "reviewer";
    const current = short(repo.agent);
    expect(await readAttributions(repo, "HEAD")).toEqual([
      { kind: "no-hash", agent, current },
      { kind: "placeholder", agent, hash: "SHORT_HASH", current },
      { kind: "placeholder", agent, hash: "a1b2c3d", current },
      { kind: "not-a-version", agent, hash: short(other), current },
    ]);
  });

  it("is not resolved by a tree, a blob, a branch or a tag", async () => {
    await using repo = await createAgentRepo();
    const ids = ["HEAD^{tree}", `HEAD:${AGENT_FILE}`].map((name) => short(repo.git("rev-parse", name)));
    repo.git("branch", "abcdef9", repo.agent);
    repo.git("tag", "fedcba9", repo.agent);
    const facts = await readDraft(repo, ...[...ids, "abcdef9", "fedcba9"].map((hash) => `reviewer (m / ${hash})`));
    expect(facts.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => "not-a-version"));
  });

  it("resolves in spite of a branch that is named like the hash", async () => {
    await using repo = await createAgentRepo();
    repo.git("branch", short(repo.agent), "HEAD");
    expect(await readDraft(repo, `reviewer (m / ${short(repo.agent)})`)).toEqual([
      { kind: "resolved", agent: "reviewer", behind: 0 },
    ]);
  });

  it("does not resolve by a version that is not before the commit", async () => {
    await using repo = await createAgentRepo();
    repo.git("checkout", "--quiet", "-b", "side");
    const edited = repo.commit("feat: edit it", { [AGENT_FILE]: `${AGENT_TEXT}2` });
    repo.git("checkout", "--quiet", "main");
    expect(await readDraft(repo, `reviewer (m / ${short(edited)})`)).toEqual([
      { kind: "later", agent: "reviewer", hash: short(edited), current: short(repo.agent) },
    ]);
  });

  it("may be edited by a commit that cites the version before it", async () => {
    await using repo = await createAgentRepo();
    repo.commit(crediting(`reviewer (m / ${short(repo.agent)})`), { [AGENT_FILE]: `${AGENT_TEXT}2` });
    expect(await readAttributions(repo, "HEAD~1..HEAD")).toEqual([{ kind: "resolved", agent: "reviewer", behind: 0 }]);
  });

  it("has no version before the commit that creates it", async () => {
    await using repo = await createAgentRepo();
    repo.commit(crediting("critic (m)", "critic (m / 1111112)"), { ".claude/agents/x/c.md": agentText("critic") });
    const facts = [
      { kind: "no-hash", agent: "critic", current: null },
      { kind: "not-a-version", agent: "critic", hash: "1111112", current: null },
    ];
    expect(await readAttributions(repo, "HEAD~1..HEAD")).toEqual(facts);
    repo.git("reset", "--quiet", "--soft", "HEAD~1");
    expect(await readDraft(repo, "critic (m)", "critic (m / 1111112)")).toEqual(facts);
  });

  it("is the one of the parent's tree: renamed or removed ones are unknown", async () => {
    await using repo = await createAgentRepo();
    repo.commit("feat: rename it", { [AGENT_FILE]: agentText("critic") });
    const [old, renamed] = await readDraft(
      repo,
      `reviewer (m / ${short(repo.agent)})`,
      `critic (m / ${short(repo.agent)})`,
    );
    expect(old).toEqual({ kind: "unknown-agent", agent: "reviewer", nearest: null });
    expect(renamed).toEqual({ kind: "resolved", agent: "critic", behind: 1 });
  });

  it("is ambiguous when two files define it", async () => {
    await using repo = await createAgentRepo();
    repo.commit("feat: add a twin", { ".claude/agents/twin.md": AGENT_TEXT });
    expect(await readDraft(repo, `reviewer (m / ${short(repo.agent)})`)).toEqual([
      { kind: "ambiguous-agent", agent: "reviewer", paths: [AGENT_FILE, ".claude/agents/twin.md"] },
    ]);
  });

  it("does not count in the home directory", async () => {
    await using repo = await createAgentRepo();
    const home = openRepo(`${repo.home}/.claude`, repo.home);
    home.write("agents/mine.md", agentText("mine"));
    home.git("init", "--quiet");
    const mine = home.commit("feat: add mine");
    expect(await readDraft(repo, `mine (m / ${short(mine)})`)).toEqual([
      { kind: "unknown-agent", agent: "mine", nearest: null },
    ]);
  });
});

describe("merges", () => {
  it("may cite a version of any parent, and the merge joins what both sides know", async () => {
    await using repo = await createAgentRepo();
    repo.git("checkout", "--quiet", "-b", "side");
    const edited = repo.commit("feat: edit it", { [AGENT_FILE]: `${AGENT_TEXT}2` });
    repo.git("checkout", "--quiet", "main");
    repo.commit(crediting(`reviewer (m / ${short(edited)})`), { "b.txt": "" });
    repo.git("merge", "--quiet", "--no-ff", "-m", crediting(`reviewer (m / ${short(edited)})`), "side");
    repo.commit(crediting(`reviewer (m / ${short(edited)})`, `reviewer (m / ${short(repo.agent)})`));
    for (const range of ["HEAD", `${repo.agent}..HEAD`])
      expect(await readAttributions(repo, range)).toEqual([
        { kind: "later", agent: "reviewer", hash: short(edited), current: short(repo.agent) },
        { kind: "resolved", agent: "reviewer", behind: 0 },
        { kind: "resolved", agent: "reviewer", behind: 0 },
        { kind: "resolved", agent: "reviewer", behind: 1 },
      ]);
  });

  it("a side that was not taken makes no version stale", async () => {
    await using repo = await createAgentRepo();
    repo.git("checkout", "--quiet", "-b", "side");
    const edited = repo.commit("feat: edit it", { [AGENT_FILE]: `${AGENT_TEXT}2` });
    repo.git("checkout", "--quiet", "main");
    repo.commit("docs: go on", { "b.txt": "" });
    repo.git("merge", "--quiet", "--strategy=ours", "--no-edit", "side");
    expect(await readDraft(repo, `reviewer (m / ${short(repo.agent)})`, `reviewer (m / ${short(edited)})`)).toEqual([
      { kind: "resolved", agent: "reviewer", behind: 0 },
      { kind: "resolved", agent: "reviewer", behind: 0 },
    ]);
  });
});

describe("what this clone lacks", () => {
  it("makes attributions unverifiable where it may hold the answer", async () => {
    await using repo = await createAgentRepo();
    const edited = repo.commit("feat: edit it", { [AGENT_FILE]: `${AGENT_TEXT}2` });
    repo.commit("docs: go on");
    repo.git("clone", "--quiet", "--depth=3", `file://${repo.root}`, "../shallow");
    const shallow = openRepo(`${repo.root}/../shallow`, repo.home);
    const boundary = shallow.git("rev-list", "--max-parents=0", "HEAD");
    const hashes = [edited, repo.agent, boundary].map((id) => `reviewer (m / ${short(id)})`);
    expect((await readDraft(shallow, ...hashes)).map(({ kind }) => kind)).toEqual([
      "resolved",
      "unverifiable",
      "unverifiable",
    ]);
    const cut = { id: boundary, parents: [], changedPaths: [], values: hashes };
    const missing = { ...cut, id: edited, parents: [repo.agent] };
    for (const commit of [cut, missing])
      expect((await readCommits(shallow, [commit])).map(({ kind }) => kind)).toEqual(
        Array.from({ length: 3 }, () => "unverifiable"),
      );
  });
});
