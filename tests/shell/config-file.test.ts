import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseConfigFile } from "../../src/shell/config-file.ts";

it.each([
  ["[core]\n\thooksPath = /dev/null\n", { "core.hookspath": "/dev/null" }],
  ["[Core] HooksPath=/dev/null # why", { "core.hookspath": "/dev/null" }],
  ['[hook "Seal"]\n\tenabled = false', { "hook.Seal.enabled": "false" }],
  ['[a "B\\"x\\\\y\\z"]\nc=d', { 'a.B"x\\yz.c': "d" }],
  ["[A.B]\nC = d", { "a.b.c": "d" }],
  ["[a]\nb\nc=", { "a.b": null, "a.c": "" }],
  ["[a]\r\nb = x\r\n", { "a.b": "x" }],
  ['[a]\nb = " x " y "#" z ; w', { "a.b": " x  y # z" }],
  ["[a]\nb = x\\\n  y\\\n\nc = \\t\\n\\\\", { "a.b": "x  y", "a.c": "\t\n\\" }],
  ['[include]\npath = x\n[includeIf "gitdir:y/"]\npath = z', { "include.path": "x", "includeif.gitdir:y/.path": "z" }],
  ["[a]\nb_c = x\nd = y", { "a.d": "y" }],
  ['[a]\nb = "x\nd = y', { "a.d": "y" }],
  ["# [a]\n; b=c\nb=1", { b: "1" }],
  ["", {}],
])("reads %j", (text, settings) => {
  expect(Object.fromEntries(parseConfigFile(text).map(({ key, value }) => [key, value]))).toEqual(settings);
});

it("tells the line of a setting", () => {
  const [entry] = parseConfigFile("[core]\n\thooksPath = x ; why\n");
  expect(entry?.given).toBe("hooksPath = x ; why");
});

/** Every key and value that git reads; null where it refuses the file. */
function askGit(text: string): string[] | null {
  const { status, stdout } = spawnSync("git", ["config", "--file", "-", "--list", "-z"], {
    cwd: "/",
    input: text,
    encoding: "utf8",
  });
  return status === 0 ? stdout.split("\0").slice(0, -1) : null;
}

const HEADERS = ["[a]", "[Core]", '[a "B c"]', '[a  "x\\"\\\\y"]', "[A.B]", '[a.B "C"]', '[a ""]', "[ a]", '[a"b"]'];
const NAMES = ["b", "Hooks-Path", "b1", " b ", "\tb\t", "1b", "b_c"];
const PARTS = ["x", " ", "  ", '"', "#", ";", "\\n", "\\\\", '\\"', "\\t", "\\\n", "\\q", "=", "[a]", "é", "'"];
const OTHERS = ["\n", "# x\n", " ; y\n", "\n\n", "junk x\n", "\r\n"];

it("reads files as git does", () => {
  const value = fc.array(fc.constantFrom(...PARTS), { maxLength: 5 }).map((parts) => parts.join(""));
  const setting = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom("=", " = ", ""), value);
  const line = fc.oneof(
    { weight: 3, arbitrary: setting.map(([name, sign, text]) => `${name}${sign}${sign === "" ? "" : text}\n`) },
    { weight: 2, arbitrary: fc.constantFrom(...HEADERS).chain((head) => fc.constantFrom(`${head}\n`, `${head} `)) },
    { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
  );
  const file = fc.array(line, { maxLength: 5 }).map((lines) => `[s]\n${lines.join("")}`);
  fc.assert(
    fc.property(file, (text) => {
      const ours = parseConfigFile(text).map(({ key, value: given }) => (given === null ? key : `${key}\n${given}`));
      expect(ours).toEqual(askGit(text) ?? ours);
    }),
    { numRuns: process.env["LONG"] ? 4000 : 200, seed: 1 },
  );
});
