import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.ts";
import { everyRule } from "../../src/core/rule.ts";
import type { Finding, Judgement } from "../../src/core/finding.ts";
import { readDraftParents, readStagedChanges } from "../../src/git/draft.ts";
import { openRepository, type Repository } from "../../src/git/open-repository.ts";
import { checkoutSource } from "../../src/git/settings-sources.ts";
import type { Judge } from "../../src/judge/judge.ts";
import { openJudge } from "../../src/judge/open-judge.ts";
import { loadPolicy } from "../../src/settings/load-settings.ts";
import { ADA } from "../support/commit.ts";
import { anyHistory, createHistory } from "../support/generated-history.ts";
import { createRepo, type Repo } from "../support/repo.ts";

const RUNS = { seed: 21, numRuns: process.env["LONG"] ? 200 : 6 } as const;
const PARTS = ["message", "changes"] as const;

async function openJudgeOf(repository: Repository): Promise<Judge> {
  const source = checkoutSource(repository, null);
  const policy = await loadPolicy(source, everyRule(rules));
  return openJudge({ repository, source, policy, rules: rules.commit });
}

/** All but what tells a draft from a stored commit. */
function essence({ findings, skipped, unverified }: Judgement): unknown {
  const facts = findings.map(({ rule, severity, what, data }: Finding) => ({ rule, severity, what, data }));
  return [facts, ...[skipped, unverified].map((notes) => notes.map(({ rule, reason }) => [rule, reason]))];
}

async function judgeStored(judge: Judge, id: string): Promise<unknown> {
  const { judgement } = await judge.judgeRange({ from: null, to: id, include: [id], exclude: [], only: id });
  return essence(judgement);
}

describe("the same change", () => {
  it("gets the same findings as a draft and as a commit", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        using repo = createHistory(history);
        using judge = await openJudgeOf(openRepository(repo.dir));
        for (const id of repo.ids) {
          const [tree = "", ...parents] = repo.git(["log", "-1", "--format=%T %P", id]).trim().split(" ");
          const draft = { tree, parents, author: THOR, committer: THOR };
          // oxlint-disable-next-line no-await-in-loop -- one judge, one commit after the other
          const drafted = await judge.judgeDraft({ draft, message: "x\n", parts: PARTS, again: null });
          // oxlint-disable-next-line no-await-in-loop -- as above
          expect(essence(drafted)).toEqual(await judgeStored(judge, id));
        }
      }),
      RUNS,
    );
  });

  it.each(["revert", "merge"])("is exempt as a draft where it is as a commit: %s", async (kind) => {
    await using repo = await createRepo();
    const id = repo.commit("feat: much", { "a.txt": "1\n".repeat(900), "big.min.js": "1\n".repeat(900) });
    const message = kind === "revert" ? stageRevert(repo, id) : stageMerge(repo);
    const repository = openRepository(repo.root);
    using judge = await openJudgeOf(repository);
    const draft = readStagedChanges(repository, readDraftParents(repository, false), judge.sandbox);
    const reading = { draft: { ...draft, author: ADA, committer: ADA }, message, parts: PARTS, again: null };
    const drafted = essence(await judge.judgeDraft(reading));
    repo.git("commit", "--quiet", "--no-edit", "--cleanup=whitespace", `--message=${message}`);
    expect(drafted).toEqual(await judgeStored(judge, repo.git("rev-parse", "HEAD")));
    expect(JSON.stringify(drafted)).toMatch(/exact inverse|default subject/);
  });
});

const THOR = { name: "A U Thor", email: "author@example.com" } as const;

function stageRevert(repo: Repo, id: string): string {
  repo.git("revert", "--no-commit", id);
  return `Revert "feat: much"\n\nThis reverts commit ${id}.\n`;
}

function stageMerge(repo: Repo): string {
  repo.git("checkout", "--quiet", "-b", "side");
  repo.commit("feat: side", { "side.txt": "1\n" });
  repo.git("checkout", "--quiet", "main");
  repo.commit("feat: main", { "main.txt": "1\n" });
  repo.git("merge", "--quiet", "--no-commit", "side");
  repo.write("evil.txt", "1\n".repeat(600));
  repo.git("add", "evil.txt");
  return "Merge branch 'side'\n";
}
