import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitrarySnippet } from "../support/arbitrary-snippet.ts";
import { compare, hasBash, isExact, readSnippet, runInBash } from "../support/bash-oracle.ts";
import { BASH_TABLE } from "../support/bash-table.ts";

const RUNS = process.env["LONG"] === undefined ? 120 : 5000;
const SEED = 20_260_728;
/** As many run in one process of bash. */
const AT_ONCE = 1000;

describe.skipIf(!hasBash)("the interpreter, beside bash itself", () => {
  it("knows every kind of expansion, command", () => {
    expect(problems(BASH_TABLE)).toEqual([]);
    const vague = BASH_TABLE.filter((snippet) => !isExact(readSnippet(snippet)));
    expect(vague).toEqual([]);
  });

  it(`misses nothing, claims nothing in ${RUNS} snippets`, () => {
    const snippets = fc.sample(arbitrarySnippet(), { numRuns: RUNS, seed: SEED });
    const parts = Array.from({ length: Math.ceil(RUNS / AT_ONCE) }, (_, at) =>
      snippets.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    );
    expect(parts.flatMap(problems)).toEqual([]);
    expect(snippets.filter((snippet) => isExact(readSnippet(snippet))).length).toBeGreaterThan(RUNS / 2);
  });
});

function problems(snippets: readonly string[]): readonly string[] {
  return runInBash(snippets).flatMap((ran, at) => {
    const snippet = snippets[at] ?? "";
    const problem = compare(readSnippet(snippet), ran);
    return problem === null ? [] : [`${snippet}\n=> ${problem}`];
  });
}
