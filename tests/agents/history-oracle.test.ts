import { spawnSync } from "node:child_process";
import { array, assert, asyncProperty, integer, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { readCommits, readRange } from "../support/read-attributions.ts";
import { createRepo, type Repo } from "../support/repo.ts";

const PATH = ".claude/agents/a.md";
const RUNS = process.env["LONG"] ? 300 : 2;

/** How a commit comes about: from which earlier ones (counted back), and with which of four contents. */
const step = record({
  first: integer({ min: 1, max: 4 }),
  second: integer({ min: 0, max: 5 }),
  content: integer({ min: 0, max: 7 }),
  date: integer({ min: 0, max: 9 }),
});
const history = array(step, { minLength: 5, maxLength: 25 });

type History = readonly { first: number; second: number; content: number; date: number }[];

/** What git says of every commit that could be cited at a commit. */
function askGit(repo: Repo, tip: string, ids: readonly string[]): string[] {
  const touched = new Set(repo.git("rev-list", "--full-history", tip, "--", PATH).split("\n"));
  const shown = repo.git("rev-list", tip, "--", PATH).split("\n");
  return ids.map((id) => {
    if (!touched.has(id) || !hasTouched(repo, id)) return "not found";
    const older = new Set(repo.git("rev-list", id).split("\n"));
    return `behind ${shown.filter((version) => !older.has(version)).length}`;
  });
}

function hasTouched(repo: Repo, id: string): boolean {
  const args = ["-c", "-r", "--root", "--name-only", "--no-commit-id", "--no-renames"];
  return repo.git("diff-tree", ...args, id) === PATH;
}

describe("any history", () => {
  it("gives the answers that git gives, commit by commit or at once", async () => {
    await assert(
      asyncProperty(history, async (steps) => {
        await using repo = await createRepo();
        const ids = importHistory(repo, steps);
        const tips = ids.slice(-3);
        const drafts = tips.flatMap((tip) =>
          ids.map((id) => ({ id: null, parents: [tip], changedPaths: [], values: [`a (m / ${id})`] })),
        );
        const expected = tips.flatMap((tip) => askGit(repo, tip, ids));
        const range = readRange(repo, ["--all"]);
        const half = range.slice(Math.floor(range.length / 2));
        for (const before of [[], half, range]) {
          const facts = await readCommits(repo, [...before, ...drafts]);
          expect(facts.map((fact) => (fact.kind === "resolved" ? `behind ${fact.behind}` : "not found"))).toEqual(
            expected,
          );
        }
      }),
      { seed: 7, numRuns: RUNS },
    );
  });
});

/** Writes the history with one process. Every commit has the file, so that the agent is always known. */
function importHistory(repo: Repo, steps: History): string[] {
  const stream = steps.map(({ first, second, content, date }, index) => {
    const parents = [...new Set([index - first, index - second - 1])].filter((parent) => parent >= 0);
    const lines = index === 0 ? [] : parents.map((parent, place) => `${place === 0 ? "from" : "merge"} :${parent + 1}`);
    const root =
      lines.length === 0 || content < 4 ? [`M 100644 inline ${PATH}`, ...data(`version ${content % 4}`)] : [];
    return [
      `commit refs/heads/c${index}`,
      `mark :${index + 1}`,
      `committer A <a@b.c> ${1_700_000_000 + index * 3 + date} +0000`,
      ...data(`feat: ${index}`),
      ...lines,
      ...root,
      "",
    ].join("\n");
  });
  const { status, stderr } = spawnSync("git", ["fast-import", "--quiet", "--export-marks=.git/marks"], {
    cwd: repo.root,
    input: stream.join("\n"),
  });
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
  repo.git("symbolic-ref", "HEAD", `refs/heads/c${steps.length - 1}`);
  return repo.git("rev-parse", ...steps.map((_, index) => `refs/heads/c${index}`)).split("\n");
}

function data(text: string): string[] {
  return [`data ${text.length}`, text];
}
