import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GivenOption } from "../../src/core/command.ts";
import { parseCommandLine } from "../../src/shell/command-line.ts";
import { COMMIT, MERGE, type Option, type OptionTable } from "../../src/shell/option-table.ts";

/** A table as `git rev-parse --parseopt` reads it, which is git's own parser. */
function specOf({ options }: OptionTable): string {
  const mark = { nothing: "", required: "=", optional: "?" } as const;
  const lines = options.map(
    ({ name, letter, takes }) => `${letter === undefined ? "" : `${letter},`}${name}${mark[takes]} x`,
  );
  return `usage\n--\n${lines.join("\n")}\n`;
}

/** What git makes of the words: a shell's `set` command. Null where git refuses them. */
function askGit(table: OptionTable, words: readonly string[]): string[] | null {
  const { status, stdout } = spawnSync("git", ["rev-parse", "--parseopt", "--stuck-long", "--", ...words], {
    input: specOf(table),
    encoding: "utf8",
  });
  if (status !== 0) return null;
  const { stdout: listed } = spawnSync("sh", ["-c", `${stdout}\nprintf '%s\\0' "$@"`], { encoding: "utf8" });
  return listed
    .split("\0")
    .slice(0, -1)
    .map((word) => word.replace(/^--no-no-/, "--"));
}

function spell({ name, value }: GivenOption): string {
  return value === null ? `--${name}` : `--${name}=${value}`;
}

function ours(command: string, words: readonly string[]): string[] {
  const { options, operands } = parseCommandLine([command, ...words]);
  return [...options.map(spell), "--", ...operands];
}

const VALUES = ["x", "-x", "--amend", "a b", "reword", "HEAD"];

/** An option in one of the ways that git takes it: short or long, whole or begun, its value beside it or in it. */
function arbitraryWord(table: OptionTable): fc.Arbitrary<readonly string[]> {
  const long = fc.tuple(fc.constantFrom(...table.names), fc.nat(6), fc.constantFrom(...VALUES)).map(longWord);
  const short = fc.tuple(
    fc.array(fc.constantFrom(...lettersOf(table)), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...VALUES),
  );
  const cluster = short.map(([letters, value]) => [`-${letters.join("")}`, value]);
  return fc.oneof(long, cluster, fc.constantFrom(["path"], ["-"], ["--"], ["--end-of-options"]));
}

function longWord([name, cut, value]: readonly [string, number, string]): readonly string[] {
  const begun = `--${name.slice(0, Math.max(3, name.length - cut))}`;
  return value === "x" ? [`${begun}=${value}`] : [begun, value];
}

function lettersOf({ options }: OptionTable): string[] {
  return options.flatMap(({ letter }: Option) => letter ?? []);
}

describe.each([
  ["commit", COMMIT],
  ["merge", MERGE],
] as const)("reads the words of git %s", (command, table) => {
  it("as git itself does", () => {
    const words = fc.array(arbitraryWord(table), { maxLength: 4 }).map((list) => list.flat());
    const numRuns = process.env["LONG"] ? 3000 : 100;
    fc.assert(
      fc.property(words, (list) => {
        const read = ours(command, list);
        expect(read).toEqual(askGit(table, list) ?? read);
      }),
      { numRuns, seed: 1 },
    );
  });
});

it.each([
  ["commit --fixup=reword HEAD", ["--fixup=reword:HEAD", "--"]],
  ["commit --fix amend HEAD~2 -s", ["--fixup=amend:HEAD~2", "--signoff", "--"]],
  ["commit --fixup reword:HEAD", ["--fixup=reword:HEAD", "--"]],
  ["commit --fixup amend", ["--fixup=amend", "--"]],
])("joins what git cuts in two: %s", (line, words) => {
  expect(ours("commit", line.split(" ").slice(1))).toEqual(words);
});

it.each([
  ["commit", "commit", []],
  ["-c a=b -C dir --git-dir x commit", "commit", ["-c", "a=b", "-C", "dir", "--git-dir", "x"]],
  ["--no-pager merge", "merge", ["--no-pager"]],
  ["--no-pager", null, ["--no-pager"]],
] as const)("finds the command of git %s", (line, command, globals) => {
  expect(parseCommandLine(line.split(" "))).toMatchObject({ command, globals });
});
