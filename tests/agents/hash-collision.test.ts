import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { abbreviate } from "../../src/agents/abbreviate.ts";
import { getAgentHash } from "../../src/cli/get-agent-hash.ts";
import { AGENT_FILE, AGENT_TEXT } from "../support/agent-repo.ts";
import { readDraft } from "../support/read-attributions.ts";
import { createRepo, type Repo } from "../support/repo.ts";
import { runProgram } from "../support/run-agent-program.ts";

it.each([
  ["1234567", [], 7],
  ["12345678", ["1234567ffff"], 7],
  ["123456789", ["1234567ffff", "12345678fff"], 7],
  ["123456789a", ["1234567ffff"], 10],
  ["123456789abcdef", [], 64],
])("%s is unique beside %j", (hash, others, least) => {
  const id = "123456789abcdef";
  expect(abbreviate(id, [id, ...others], least)).toBe(hash);
});

it("a hash that means two versions of the agent is refused, and longer ones are printed", async () => {
  await using repo = await createRepo();
  const root = repo.commit("feat: start");
  repo.commit("feat: add the reviewer", { [AGENT_FILE]: AGENT_TEXT });
  const [one, two] = collide(repo, root);
  expect(one.slice(0, 7)).toBe(two.slice(0, 7));
  const merge = repo.git("commit-tree", "-p", one, "-p", two, "-m", "join", "HEAD^{tree}");
  repo.git("reset", "--quiet", "--hard", merge);
  const values = [one.slice(0, 7), one, two].map((hash) => `reviewer (m / ${hash})`);
  expect(await readDraft(repo, ...values)).toEqual([
    { kind: "malformed", reason: `the hash ${one.slice(0, 7)} means several versions: add digits` },
    { kind: "resolved", agent: "reviewer", behind: 0 },
    { kind: "resolved", agent: "reviewer", behind: 1 },
  ]);
  const { out } = await runProgram(getAgentHash, repo, { argv: ["reviewer"] });
  expect(one.startsWith(out.trim()) && !two.startsWith(out.trim())).toBe(true);
});

/** Two commits after `parent` with HEAD's tree, whose ids start with the same 7 digits. */
function collide(repo: Repo, parent: string): [string, string] {
  const tree = repo.git("rev-parse", "HEAD^{tree}");
  const seen = new Map<string, string>();
  for (let count = 0; ; count += 1) {
    const text = `tree ${tree}\nparent ${parent}\nauthor A <a@b.c> ${count} +0000\ncommitter A <a@b.c> 1 +0000\n\nfeat: edit\n`;
    const id = createHash("sha1").update(`commit ${text.length}\0${text}`).digest("hex");
    const other = seen.get(id.slice(0, 7));
    if (other !== undefined) return [store(repo, other), store(repo, text)];
    seen.set(id.slice(0, 7), text);
  }
}

function store(repo: Repo, text: string): string {
  repo.write("commit.txt", text);
  return repo.git("hash-object", "-t", "commit", "-w", "commit.txt");
}
