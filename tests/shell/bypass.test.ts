import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { findBypass } from "../../src/shell/bypass.ts";
import { parseCommandLine } from "../../src/shell/command-line.ts";
import { createRepo } from "../support/repo.ts";

function bypassOf(args: readonly string[]): string | null {
  const { command, globals, options } = parseCommandLine(args);
  return findBypass(command, [...globals, ...options]);
}

/** A line as words; quotes keep blanks together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"(?<quoted>[^"]*)"|\S+/g)].map(({ 0: word, groups }) => groups?.["quoted"] ?? word);
}

it.each([
  ["commit -n", "-n"],
  ["commit -anm x", "-anm"],
  ["commit -C HEAD -n", "-n"],
  ["commit --no-verif", "--no-verif"],
  ["-C x -c a.b=c commit -m x --no-verify", "--no-verify"],
  ["commit -n --verify --no-verify", "--no-verify"],
  ["commit -m x path -n", "-n"],
  ["merge --no-verify topic", "--no-verify"],
  ["pull --no-verify", "--no-verify"],
  ["push --no-verify origin main", "--no-verify"],
  ["push origin main --no-veri", "--no-veri"],
  ["rebase --no-verify main", "--no-verify"],
  ["rebase --no-veri main", "--no-veri"],
  ["am --no-verify x.patch", "--no-verify"],
  ["am -3n x.patch", "-3n"],
  ["commit -m x --no-hooks", "--no-hooks"],
  ["push --no-pre-commit-hook", "--no-pre-commit-hook"],
  ["stash push --no-hooks", "--no-hooks"],
  ["--no-hooks commit -m x", "--no-hooks"],
  ["frobnicate --no-hooks", "--no-hooks"],
])("git %s skips hooks by %s", (line, word) => {
  expect(bypassOf(wordsOf(line))).toBe(word);
});

it.each([
  "commit -m -n",
  "commit -mn",
  "commit -amn",
  "commit -am -n",
  "commit -F -n",
  "commit -t -n",
  "commit --message --no-verify",
  "commit --mess --no-verify",
  "commit -m --no-hooks",
  "commit -uno",
  "commit -unormal",
  "commit -Sn",
  "commit -- -n",
  "commit -m x -- --no-hooks",
  'commit --trailer "X: -n"',
  'commit --author "-n <a@example.com>"',
  'commit -m "-n"',
  "commit -n --verify",
  "commit --no-verify=1",
  "commit --no-ver",
  "push -n",
  "push --dry-run",
  "push -o --no-verify",
  "push --no-verbose",
  "add -n .",
  "rm -n x",
  "mv -n x y",
  "clean -n",
  "prune -n",
  "worktree prune -n",
  "remote prune -n origin",
  "notes prune -n",
  "merge -n topic",
  "merge --no-verify-signatures topic",
  "merge --no-veri topic",
  "merge -m --no-verify topic",
  "pull -n",
  "pull --no-verify-signatures",
  "rebase -n main",
  "rebase -x -n main",
  "cherry-pick -n HEAD",
  "revert -n HEAD",
  "fetch -n",
  "clone -n url",
  "log -n 3",
  "log --grep --no-verify",
  "log -S --no-hooks",
  "show -n1",
  "rev-list -n 1 HEAD",
  "reflog -n 3",
  "stash list -n 3",
  "grep -n x",
  "grep -e --no-verify",
  "grep -e --no-hooks",
  "grep -n -- --no-verify",
  "blame -n x",
  "tag -n",
  "tag -v v1",
  "tag -m --no-hooks x",
  "config alias.x --no-verify",
  "bisect run npm test --no-hooks",
  "submodule foreach npm test --no-hooks",
  "stash push -m --no-hooks",
  "notes add -m --no-hooks",
  "-c alias.x=--no-verify status",
  "frobnicate --no-verify",
  "--version commit -n",
])("git %s skips none", (line) => {
  expect(bypassOf(wordsOf(line))).toBeNull();
});

it.each(["commit", "merge", "pull", "push", "rebase", "am"])("takes beginnings as git %s does", async (command) => {
  await using repo = await createRepo();
  const isTaken = (word: string): boolean =>
    !spawnSync("git", [command, word, "-h"], { cwd: repo.root, encoding: "utf8" }).stderr.startsWith("error");
  const names = isTaken("--no-verify") ? ["--no-verify", "--verify"] : [];
  const begun = names.flatMap((name) => Array.from({ length: name.length - 4 }, (_, cut) => name.slice(0, cut + 5)));
  const ours = begun.map((word) => [word, parseCommandLine([command, word]).options.every(({ isKnown }) => isKnown)]);
  expect(ours).toEqual(begun.map((word) => [word, isTaken(word)]));
});
