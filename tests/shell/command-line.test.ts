import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GivenOption, UNKNOWN, UNKNOWN_WORDS } from "../../src/core/command.ts";
import { parseCommandLine } from "../../src/shell/command-line.ts";
import { findOptionTable, NEUTRAL, type Option, type OptionTable } from "../../src/shell/option-table.ts";

/** A table as `git rev-parse --parseopt` reads it, which is git's own parser. */
function specOf({ options }: OptionTable): string {
  const mark = { nothing: "", required: "=", optional: "?" } as const;
  const lines = options.map(({ name, letter, takes, isNegatable }) => {
    const names = letter === null || letter === name ? name : `${letter},${name}`;
    return `${names}${mark[takes]}${isNegatable ? "" : "!"} x`;
  });
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
  if (name.length === 1) return `-${name}${value ?? ""}`;
  return value === null ? `--${name}` : `--${name}=${value}`;
}

function ours(words: readonly string[]): string[] {
  const { options, operands } = parseCommandLine(words);
  return [...options.map(spell), "--", ...operands];
}

const VALUES = ["x", "-x", "--amend", "a b", "reword", "HEAD"];

/** An option in one of the ways that git takes it: short or long, whole or begun, its value beside it or in it. */
function arbitraryWord(table: OptionTable): fc.Arbitrary<readonly string[]> {
  const long = fc.tuple(fc.constantFrom(...table.byName.keys()), fc.nat(6), fc.constantFrom(...VALUES)).map(longWord);
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

const RUNS: Readonly<Record<string, number>> = { commit: 60, merge: 60, "stash push": 20 };

describe.each(["commit", "merge", "push", "rebase", "am", "pull", "branch", "checkout", "stash push"])(
  "reads the words of git %s",
  (command) => {
    it("as git itself does", () => {
      const table = findOptionTable(command) ?? NEUTRAL;
      const words = fc.array(arbitraryWord(table), { maxLength: 4 }).map((list) => list.flat());
      const numRuns = process.env["LONG"] ? 3000 : (RUNS[command] ?? 20);
      fc.assert(
        fc.property(words, (list) => {
          const nested = command.split(" ").slice(1);
          const { options, operands } = parseCommandLine([...command.split(" "), ...list]);
          const read = [...options.map(spell), "--", ...operands.slice(nested.length)];
          expect(read).toEqual(askGit(table, list) ?? read);
        }),
        { numRuns, seed: 1 },
      );
    });
  },
);

it.each([
  ["commit --fixup=reword HEAD", ["--fixup=reword:HEAD", "--"]],
  ["commit --fix amend HEAD~2 -s", ["--fixup=amend:HEAD~2", "--signoff", "--"]],
  ["commit --fixup reword:HEAD", ["--fixup=reword:HEAD", "--"]],
  ["commit --fixup amend", ["--fixup=amend", "--"]],
])("joins what git cuts in two: %s", (line, words) => {
  expect(ours(line.split(" "))).toEqual(words);
});

it.each([
  ["commit", "commit", []],
  ["-c a=b -C dir --git-dir x commit", "commit", ["-ca=b", "-Cdir", "--git-dir=x"]],
  [
    "--git-dir=x --exec-path --exec-path=y -p -P merge",
    "merge",
    ["--git-dir=x", "--exec-path", "--exec-path=y", "--paginate", "--no-pager"],
  ],
  ["--config-env=a.b=C --config-env a.b=D push", "push", ["--config-env=a.b=C", "--config-env=a.b=D"]],
  ["--no-pager merge", "merge", ["--no-pager"]],
  ["--no-pager", null, ["--no-pager"]],
  ["--bare --help commit -n", null, ["--bare"]],
  ["$X commit -n", "commit", ["-$X"]],
  ["-C a $X $X -p commit -n", "commit", ["-Ca", "-$X", "-$X", "--paginate"]],
  ["-C a $X topic commit", UNKNOWN_WORDS, ["-Ca"]],
  ["$X", UNKNOWN_WORDS, []],
])("finds the command of git %s", (line, command, globals) => {
  const read = parseCommandLine(line.split(" ").map((word) => word.replace("$X", UNKNOWN_WORDS)));
  expect(read.command).toBe(command);
  expect(read.globals.map(spell)).toEqual(globals.map((word) => word.replace("$X", UNKNOWN_WORDS)));
});

it.each([
  ["stash push -m x -- -k", ["--message=x", "--", "push", "-k"]],
  ["stash -km x", ["--keep-index", "--message=x", "--"]],
  ["stash list -n 3", ["--max-count=3", "--", "list"]],
  ["notes --ref x add -fm y", ["--ref=x", "--force", "--message=y", "--", "add"]],
  ["remote add -t main -f up url", ["--track=main", "--fetch", "--", "add", "up", "url"]],
  ["remote prune -n up", ["--dry-run", "--", "prune", "up"]],
  ["worktree add -b x ../y", ["-bx", "--", "add", "../y"]],
  ["bisect run git commit -n", ["--", "run", "git", "commit", "-n"]],
  [
    "submodule -q foreach --recursive git commit -n",
    ["--quiet", "--recursive", "--", "foreach", "git", "commit", "-n"],
  ],
  ["config alias.x --global", ["--", "alias.x", "--global"]],
  ["config set --global a.b --unset", ["--global", "--", "set", "a.b", "--unset"]],
  ["config --global set -f x", ["--global", "--", "set", "-f", "x"]],
  ["frobnicate -mn x --long=1", ["---m", "---n", "----long=1", "--", "x"]],
])("reads nested commands, and where options end: git %s", (line, words) => {
  expect(ours(line.split(" "))).toEqual(words);
});

it.each([
  [`commit ${UNKNOWN_WORDS} -n`, ["--no-verify", "--", UNKNOWN_WORDS]],
  [`commit -m ${UNKNOWN_WORDS} -n`, [`--message=${UNKNOWN_WORDS}`, "--no-verify", "--"]],
  [`commit -${UNKNOWN}n`, [`---${UNKNOWN}`, "--"]],
  [`stash ${UNKNOWN_WORDS} push -k`, ["--keep-index", "--", UNKNOWN_WORDS, "push"]],
  [`config ${UNKNOWN_WORDS} --unset a.b`, ["--unset", "--", UNKNOWN_WORDS, "a.b"]],
])("looks past what is not known: git %j", (line, words) => {
  expect(ours(line.split(" "))).toEqual(words);
});
