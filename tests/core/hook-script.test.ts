import { describe, expect, it } from "vitest";
import { lostByAppending, lostByHook } from "../../src/core/hook-script.ts";

const REAL = "#!/bin/sh\nnpx lint-staged\ncommit-guard hook pre-commit\n";
const FUNCTIONS = "fail() {\n  exit 0\n}\nif true; then exit 0; fi\nnpm test || fail\n";

describe("lostByHook", () => {
  it.each([
    { name: "a new hook", before: null, after: REAL },
    { name: "another tool", before: REAL, after: REAL.replace("lint-staged", "biome check") },
    { name: "a comment", before: REAL, after: `${REAL}# a comment\n` },
    { name: "a hook that did nothing before", before: "exit 0\n", after: "# nothing\nexit 0\n" },
    { name: "an end under a condition", before: REAL, after: `if [ -n "$CI" ]; then\n  exit 0\nfi\n${REAL}` },
    { name: "a function that ends well", before: "npm test || fail\n", after: FUNCTIONS },
    { name: "a choice", before: REAL, after: `case $1 in\n  merge)\n    exit 0\n    ;;\nesac\n${REAL}` },
    { name: "a tolerated command of its own", before: REAL, after: `${REAL}npm run notify || true\n` },
    { name: "an end that was there", before: "exit 0\nnpm test\n", after: "exit 0\nnpm run test\n" },
  ])("keeps: $name", ({ before, after }) => {
    expect(lostByHook(before, after)).toBe(null);
  });

  it.each([
    { before: null, after: "", lost: "does nothing" },
    { before: null, after: "#!/bin/sh\n: # nothing\n".replace(" # nothing", ""), lost: "does nothing" },
    { before: null, after: "#!/bin/sh\nexit 0\nnpm test\n", lost: "does nothing" },
    { before: null, after: "#!/bin/sh\necho skipped\nexit 0\nnpm test\n", lost: "does nothing" },
    { before: REAL, after: "#!/bin/sh\nset -e\nexit 0\n", lost: "does nothing" },
    { before: REAL, after: "#!/bin/sh\necho fine\n", lost: "does nothing" },
    { before: REAL, after: REAL.replaceAll(/^(?=\w)/gm, "# "), lost: "does nothing" },
    { before: REAL, after: REAL.replace("npx", "exit 0\nnpx"), lost: "ends before its commands" },
    {
      before: REAL,
      after: REAL.replace("commit-guard", "exit 0 # later\ncommit-guard"),
      lost: "ends before its commands",
    },
    { before: REAL, after: REAL.replaceAll(/(?<=\w)$/gm, " || true"), lost: "always passes" },
    { before: REAL, after: `${REAL}exit 0\n`, lost: "always passes" },
    { before: REAL, after: REAL.replace(/commit-guard .*\n/, ""), lost: "does not call commit-guard" },
  ])("loses: $after", ({ before, after, lost }) => {
    expect(lostByHook(before, after)).toBe(lost);
  });
});

describe("lostByAppending", () => {
  it.each([
    { before: REAL, added: "npm test\n" },
    { before: null, added: "npm test\n" },
    { before: REAL, added: "# exit 0\n" },
    { before: "npm test", added: "npx lint-staged" },
  ])("keeps: $added", ({ before, added }) => {
    expect(lostByAppending(before, added)).toBe(null);
  });

  it.each([
    { before: REAL, added: "exit 0\n" },
    { before: null, added: "exit 0" },
    { before: null, added: "\ntrue\n" },
  ])("loses: $added", ({ before, added }) => {
    expect(lostByAppending(before, added)).toBe("always passes");
  });
});
