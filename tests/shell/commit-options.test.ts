import { expect, it } from "vitest";
import { findBypassFlag, findCommand, opensEditor, parseCommitOptions } from "../../src/shell/commit-options.ts";

const PLAIN = { amends: false, cleanup: null, verbose: null };

it.each([
  ["commit -m x", PLAIN],
  ["commit --amend", { ...PLAIN, amends: true }],
  ["commit --am --no-edit", { ...PLAIN, amends: true }],
  ["commit --amend --no-amend", PLAIN],
  ["commit -m --amend", PLAIN],
  ["commit -am --amend", PLAIN],
  ["commit -mtext --amend", { ...PLAIN, amends: true }],
  ["commit --message --amend", PLAIN],
  ["commit --mess --amend", PLAIN],
  ["commit --message=x --amend", { ...PLAIN, amends: true }],
  ["commit -- --amend", PLAIN],
  ["commit -uno --amend", { ...PLAIN, amends: true }],
  ["commit -sv", { ...PLAIN, verbose: true }],
  ["commit -S -v", { ...PLAIN, verbose: true }],
  ["commit -Sv", PLAIN],
  ["commit -v --no-verbose", { ...PLAIN, verbose: false }],
  ["commit --cleanup=strip", { ...PLAIN, cleanup: "strip" }],
  ["commit --cleanup verbatim --amend", { amends: true, cleanup: "verbatim", verbose: null }],
  ["-c user.name=x -C . commit --amend", { ...PLAIN, amends: true }],
  ["--git-dir=.git commit --amend", { ...PLAIN, amends: true }],
  ["merge --cleanup=scissors topic", { ...PLAIN, cleanup: "scissors" }],
])("reads git %s", (line, options) => {
  expect(parseCommitOptions(line.split(" "))).toEqual(options);
});

it.each([
  ["commit --no-verify -m x", "--no-verify"],
  ["commit --no-veri -m x", "--no-veri"],
  ["commit -anm x", "-anm"],
  ["commit -n --verify", null],
  ["commit --verify -n", "-n"],
  ["commit -m -n", null],
  ["commit -mn", null],
  ["commit -F -n", null],
  ["commit -uno", null],
  ["commit -Sn", null],
  ["commit -- -n", null],
  ["commit --author -n", null],
  ["-c a.b=c commit -n", "-n"],
  ["merge -n topic", null],
  ["merge --no-verify topic", "--no-verify"],
  ["merge --no-verify-signatures topic", null],
])("git %s skips by %s", (line, flag) => {
  expect(findBypassFlag(line.split(" "))).toBe(flag);
});

it.each([
  ["commit", true],
  ["commit -m x", false],
  ["commit -m x -e", true],
  ["commit -F x --edit --no-edit", false],
  ["commit -C HEAD", false],
  ["commit -c HEAD", true],
  ["commit --amend", true],
  ["commit --amend --no-edit", false],
  ["commit --fixup HEAD", false],
  ["commit --fixup=amend:HEAD", true],
  ["commit --fixup reword HEAD", true],
  ["commit --squash HEAD", true],
  ["merge --continue", true],
  ["merge --edit x", true],
  ["merge --no-edit x", false],
  ["merge x", null],
  ["rebase x", null],
])("git %s opens an editor: %o", (line, opens) => {
  expect(opensEditor(line.split(" "))).toBe(opens);
});

it.each([
  ["--shallow-file rebase commit", "commit"],
  ["-C . --git-dir x commit -n", "commit"],
  ["--version", null],
])("git %s runs %s", (line, command) => {
  expect(findCommand(line.split(" "))).toBe(command);
});
