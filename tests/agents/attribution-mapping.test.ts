import { describe, expect, it } from "vitest";
import { createRepo, openRepo } from "../support/repo.ts";
import { readAttributions, readDraft } from "../support/read-attributions.ts";
import { agentText } from "../support/agent-repo.ts";

const MAPPING = ".claude/agent-hashes.json";
const ID = "1234567890abcdef1234567890abcdef12345678";
const OTHER = "fedcba9890abcdef1234567890abcdef12345678";

function mappingOf(agents: Readonly<Record<string, object>>): string {
  return JSON.stringify({ _metadata: {}, agents });
}

describe("an agent of another place", () => {
  it("resolves by the commit of the mapping", async () => {
    await using repo = await createRepo();
    repo.commit("feat: map it", { [MAPPING]: mappingOf({ mine: { hash: "1234567", source: "global", commit: ID } }) });
    const values = [
      "mine (m / 1234567)",
      `mine (m / ${ID})`,
      "mine (m / 7654321)",
      "mine (m)",
      "mine (m / HASH)",
      "nime (m / 1234567)",
    ];
    const agent = "mine";
    expect(await readDraft(repo, ...values)).toEqual([
      { kind: "resolved", agent, behind: 0 },
      { kind: "resolved", agent, behind: 0 },
      { kind: "not-a-version", agent, hash: "7654321", current: "1234567" },
      { kind: "no-hash", agent, current: "1234567" },
      { kind: "placeholder", agent, hash: "HASH", current: "1234567" },
      { kind: "unknown-agent", agent: "nime", nearest: null },
    ]);
  });

  it("resolves by the hash of a mapping in the older format", async () => {
    await using repo = await createRepo();
    repo.commit("feat: map it", {
      [MAPPING]: mappingOf({ mine: { hash: "12345678", source: "global" }, lost: { hash: "unknown" } }),
    });
    const facts = await readDraft(
      repo,
      "mine (m / 1234567)",
      "mine (m / 123456789)",
      "mine (m / 1234560)",
      "lost (m / 1234567)",
    );
    expect(facts.map(({ kind }) => kind)).toEqual(["resolved", "resolved", "not-a-version", "placeholder"]);
  });

  it("resolves by the mapping of the first parent, or by what the commit makes of it", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start");
    const value = "Assisted-By: mine (m / 1234567)";
    repo.commit(`feat: map it\n\n${value}`, { [MAPPING]: mappingOf({ mine: { hash: "1234567", commit: ID } }) });
    repo.commit(`feat: renew it\n\nAssisted-By: mine (m / fedcba9)\n${value}`, {
      [MAPPING]: mappingOf({ mine: { hash: "fedcba9", commit: OTHER } }),
    });
    repo.commit(`feat: go on\n\n${value}`);
    const agent = "mine";
    expect(await readAttributions(repo, "HEAD")).toEqual([
      { kind: "resolved", agent, behind: 0 },
      { kind: "resolved", agent, behind: 0 },
      { kind: "resolved", agent, behind: 0 },
      { kind: "placeholder", agent, hash: "1234567", current: "fedcba9" },
    ]);
  });

  it("resolves by the staged mapping in a draft", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start");
    repo.write(MAPPING, mappingOf({ mine: { hash: "1234567", commit: ID } }));
    expect(await readDraft(repo, "mine (m / 1234567)")).toMatchObject([{ kind: "unknown-agent" }]);
    repo.git("add", MAPPING);
    expect(await readDraft(repo, "mine (m / 1234567)")).toMatchObject([{ kind: "resolved" }]);
  });

  it("is judged by its file when the repository has one", async () => {
    await using repo = await createRepo();
    repo.commit("feat: map it", {
      [MAPPING]: mappingOf({ mine: { hash: "7777778", commit: null } }),
      ".claude/agents/mine.md": agentText("mine"),
    });
    expect(await readDraft(repo, "mine (m / 7777778)")).toMatchObject([{ kind: "not-a-version" }]);
  });

  it("cannot be verified when the mapping is broken", async () => {
    await using repo = await createRepo();
    repo.commit("feat: map it", { [MAPPING]: "{" });
    expect(await readDraft(repo, "mine (m / 1234567)")).toEqual([
      { kind: "unverifiable", agent: "mine", reason: `${MAPPING}:1:2: no JSON: close brace expected` },
    ]);
  });
});

const NESTED = [
  {
    kind: "unverifiable",
    agent: "mine",
    reason: `.claude/agents is a repository of its own: run update-agent-hashes and commit ${MAPPING}`,
  },
];

describe("a repository of agents inside of the sources", () => {
  it.each([
    ["that is a submodule", ".claude/agents"],
    ["inside of a submodule", ".claude"],
  ])("%s cannot be verified without the mapping", async (_, path) => {
    await using repo = await createRepo();
    const start = repo.commit("feat: start");
    repo.git("update-index", "--add", "--cacheinfo", `160000,${start},${path}`);
    repo.git("commit", "--quiet", "-m", "feat: add agents");
    const [fact] = await readDraft(repo, "mine (m / 1234567)");
    expect(fact).toMatchObject({ kind: "unverifiable", agent: "mine" });
  });

  it("below the source cannot be verified without the mapping", async () => {
    await using repo = await createRepo();
    const start = repo.commit("feat: start", { ".claude/agents/a.md": agentText("a") });
    repo.git("update-index", "--add", "--cacheinfo", `160000,${start},.claude/agents/team`);
    repo.git("commit", "--quiet", "-m", "feat: add agents");
    expect(await readDraft(repo, "mine (m / 1234567)")).toMatchObject([{ kind: "unverifiable" }]);
    expect(await readDraft(repo, "a (m)")).toMatchObject([{ kind: "no-hash" }]);
  });

  it("that is ignored cannot be verified without the mapping, and resolves with it", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start", { ".gitignore": "/.claude/agents\n" });
    const agents = openRepo(`${repo.root}/.claude/agents`, repo.home);
    agents.write("mine.md", agentText("mine"));
    agents.git("init", "--quiet");
    expect(await readDraft(repo, "mine (m / 1234567)")).toEqual(NESTED);
    repo.commit("feat: map it", { [MAPPING]: mappingOf({ mine: { hash: "1234567", commit: ID } }) });
    expect(await readDraft(repo, "mine (m / 1234567)")).toEqual([{ kind: "resolved", agent: "mine", behind: 0 }]);
  });
});
