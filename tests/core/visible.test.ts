import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { shellQuote } from "../../src/core/remedy.ts";
import { visible } from "../../src/core/visible.ts";

it.each([
  ["plain text", "plain text"],
  ["a\u001b[31mred", String.raw`a\x1b[31mred`],
  ["two\nlines", String.raw`two\x0alines`],
  ["right\u202eleft", String.raw`right\u{202e}left`],
  ["byte \udcff", String.raw`byte \xff`],
  ["::error::no", String.raw`\x3a:error::no`],
  ["  ::error::no", String.raw`  \x3a:error::no`],
  ["say ##[group]", String.raw`say #\x23[group]`],
  ["##vso[task.complete]", String.raw`#\x23vso[task.complete]`],
  ["###[group]", String.raw`##\x23[group]`],
  ["## Heading [a]", "## Heading [a]"],
  ["std::vector", "std::vector"],
])("shows %j as %j", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

it.each([
  ["a.txt", "a.txt"],
  ["with blank", "'with blank'"],
  ["it's", String.raw`'it'\''s'`],
  ["new\nline", String.raw`$'new\012line'`],
  ["byte \udcff", String.raw`$'byte \377'`],
  ["bidi\u202e", String.raw`$'bidi\342\200\256'`],
  ["##vso[x", String.raw`$'\043\043vso[x'`],
  ["##[x", String.raw`$'\043\043[x'`],
])("quotes %j as %s", (word, quoted) => {
  expect(shellQuote(word)).toBe(quoted);
});

it("gives the shell back the very word", () => {
  const words = fc
    .sample(fc.string({ unit: "binary", minLength: 1 }), { numRuns: 200, seed: 1 })
    .map((word) => word.replaceAll("\0", "x"));
  const script = words.map((word) => `printf '%s\\0' ${shellQuote(word)}`).join("\n");
  expect(execFileSync("bash", { input: script, encoding: "utf8" }).split("\0").slice(0, -1)).toEqual(words);
});
