import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { quoteWords } from "../../protocols/words.ts";

/** The words that a POSIX shell reads from a command line. */
function readByShell(line: string): readonly string[] {
  const { stdout } = spawnSync("sh", ["-c", String.raw`printf '%s\0' ` + line], { encoding: "utf8" });
  return stdout.split("\0").slice(0, -1);
}

it("is read back by the shell as the same words", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abZ0 \t\n'\"\\$`*?[]{}()<>|&;~#!=%-ä") });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      expect(readByShell(quoteWords(words))).toEqual(words);
    }),
    { numRuns: process.env["LONG"] === undefined ? 40 : 2000, seed: 3 },
  );
});
