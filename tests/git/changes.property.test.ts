import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePath, encodePath } from "../../src/git/decode.ts";
import { type Counted, countByGit, countedBy, readFacts } from "../support/git-facts.ts";
import { anyHistory, createHistory, type GeneratedRepo } from "../support/generated-history.ts";

const RUNS = { seed: 11, numRuns: process.env["LONG"] ? 400 : 12 } as const;

describe.each(["sha1", "sha256"])("the changes of a generated history (%s)", (objectFormat) => {
  it("are what plain git diff-tree counts", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        using repo = createHistory(history, objectFormat);
        const facts = await readFacts(repo.dir, repo.ids);
        expect(facts.map(countedBy)).toEqual(countAll(repo));
      }),
      RUNS,
    );
  });
});

function countAll(repo: GeneratedRepo): Counted[][] {
  return countByGit(repo.dir, repo.ids).map((rows, index) =>
    rows.map((row) => (row.lines === null ? countAlone(row, repo, repo.ids[index] ?? "") : row)),
  );
}

/** What git calls binary because of its old side counts as the new text alone. */
function countAlone(row: Counted, { git }: GeneratedRepo, id: string): Counted {
  const name = encodePath(row.path).toString("latin1");
  const found = git(["ls-tree", "-rz", id])
    .split("\0")
    .find((line) => line.endsWith(`\t${name}`));
  if (found === undefined) return row;
  if (found.startsWith("160000")) return { ...row, lines: "1\t0" };
  const content = git(["cat-file", "blob", found.split(/[ \t]/)[2] ?? ""]);
  if (content.slice(0, 8000).includes("\0")) return row;
  const lines = content.split("\n").length - (content.endsWith("\n") || content === "" ? 1 : 0);
  return { ...row, lines: `${lines}\t0` };
}

describe("paths", () => {
  it("keep every byte", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const latin1 = Buffer.from(bytes).toString("latin1");
        expect(encodePath(decodePath(latin1)).toString("latin1")).toBe(latin1);
      }),
      { seed: 12, numRuns: process.env["LONG"] ? 500_000 : 5000 },
    );
  });
});
