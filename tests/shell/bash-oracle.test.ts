import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitrarySnippet } from "../support/arbitrary-snippet.ts";
import { compare, hasBash, isExact, readSnippet, runInBash } from "../support/bash-oracle.ts";

const RUNS = process.env["LONG"] === undefined ? 120 : 5000;
const SEED = 20_260_728;
/** As many run in one process of bash. */
const AT_ONCE = 1000;

describe.skipIf(!hasBash)("bash itself", () => {
  it(`runs what the interpreter says, of ${RUNS} snippets`, () => {
    const snippets = fc.sample(arbitrarySnippet(), { numRuns: RUNS, seed: SEED });
    const wrong: string[] = [];
    let exact = 0;
    for (let at = 0; at < snippets.length; at += AT_ONCE) {
      const part = snippets.slice(at, at + AT_ONCE);
      for (const [index, ran] of runInBash(part).entries()) {
        const snippet = part[index] ?? "";
        const read = readSnippet(snippet);
        exact += Number(isExact(read));
        const problem = compare(read, ran);
        if (problem !== null) wrong.push(`${snippet}\n=> ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(exact).toBeGreaterThan(RUNS / 2);
  });
});
