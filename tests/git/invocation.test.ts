import { expect, it } from "vitest";
import { type Process, readGitInvocation, type ReadProcess, readPs } from "../../src/git/invocation.ts";

/** Processes by id, each with its parent and command line. */
function processes(table: Readonly<Record<number, readonly [parent: number, line: string]>>): ReadProcess {
  return (pid): Process | null => {
    const [parent, line] = table[pid] ?? [];
    return parent === undefined || line === undefined ? null : { parent, argv: line.split(" "), isExact: true };
  };
}

it.each([
  ["git itself", { 9: [1, "git commit -m x"] }, ["commit", "-m", "x"]],
  ["the nearest git", { 9: [8, "sh hook"], 8: [7, "/usr/bin/git commit"], 7: [1, "git alias"] }, ["commit"]],
  ["a git behind hook managers", { 9: [8, "node x"], 8: [7, "sh -e h"], 7: [1, "git commit"] }, ["commit"]],
  ["a program of its own", { 9: [1, "/usr/lib/git-core/git-commit --amend"] }, ["commit", "--amend"]],
  ["git-merge", { 9: [1, "git-merge topic"] }, ["merge", "topic"]],
] as const)("finds %s", (_, table, args) => {
  expect(readGitInvocation(9, processes(table))).toEqual({ args, isExact: true });
});

const RENAMED: Process = { parent: 1, argv: ["tig", "commit", "-n"], file: "/usr/bin/git", isExact: true };

it("knows git by another name", () => {
  expect(readGitInvocation(9, () => RENAMED)).toEqual({ args: ["commit", "-n"], isExact: true });
});

it.each([
  ["nothing is known of a process", { 9: [8, "sh hook"] }],
  ["the processes go round in a circle", { 9: [9, "sh hook"] }],
] as const)("concludes nothing where %s", (_, table) => {
  expect(readGitInvocation(9, processes(table))).toBeNull();
});

it.each([
  ["another program runs the hooks itself", { 9: [8, "sh hook"], 8: [1, "gitk"] }],
  ["only a program with another name is there", { 9: [1, "git-cliff commit"] }],
] as const)("takes it for a plain commit where %s", (_, table) => {
  expect(readGitInvocation(9, processes(table))).toEqual({ args: [], isExact: true });
});

it("asks ps where there is no /proc, which joins arguments", () => {
  expect(readPs(process.pid)).toMatchObject({ parent: process.ppid, isExact: false });
  expect(readPs(2 ** 30)).toBeNull();
});
