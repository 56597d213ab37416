import { expect, it } from "vitest";
import { parseCommitOptions } from "../../src/shell/commit-options.ts";

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
