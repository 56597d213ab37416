import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createGuardedRepo, goodMessage, type GuardedRepo, SHIM } from "../support/guarded-repo.ts";
import { newerGit } from "../support/newer-git.ts";

let repo: GuardedRepo;

beforeEach(async () => {
  repo = await createGuardedRepo();
  repo.sneak(goodMessage());
});

afterEach(() => repo[Symbol.asyncDispose]());

/** Runs a line of bash, with git's absolute path in $G. */
function bash(line: string, path: string | null = null): void {
  const env = { ...repo.env, ...(path === null ? {} : { PATH: path }) };
  spawnSync("bash", ["-c", `G=$(command -v git); ${line}`], { cwd: repo.root, env });
}

it.each([
  ["a global option that takes a word", "git --shallow-file am commit --allow-empty -nm bad"],
  ["the same, posing as a merge", "git --shallow-file merge commit --allow-empty -nm bad"],
  ["git by another name", 'ln -s "$G" ../g; ../g commit --allow-empty -nm bad'],
  ["git by the name of an exempt command", 'ln -s "$G" ../git-am; exec -a git ../git-am commit --allow-empty -nm bad'],
  ["an empty program name", "exec -a '' git commit --allow-empty -n -m am"],
  [
    "a sequence editor that poses as a step of the rebase",
    `GIT_SEQUENCE_EDITOR="exec $G commit -n --no-gpg-sign --allow-empty -m bad #" git rebase -i HEAD`,
  ],
])("%s does not skip the hooks", (_name, line) => {
  const head = repo.git("rev-parse", "main");
  bash(line);
  expect(repo.git("rev-parse", "main")).toBe(head);
});

it.skipIf(newerGit() === null)("nor does the option that newer gits have", () => {
  repo.git("branch", "am");
  const head = repo.git("rev-parse", "HEAD");
  bash("git --attr-source am commit --allow-empty -nm bad", newerGit());
  expect(repo.git("rev-parse", "HEAD")).toBe(head);
});

it("an amendment is judged as one, whatever git calls itself", () => {
  for (const name of "abcde") repo.write(name, name);
  repo.git("add", ".");
  repo.git("commit", "--quiet", "-m", goodMessage());
  for (const name of "fghi") repo.write(name, name);
  repo.git("add", ".");
  const head = repo.git("rev-parse", "HEAD");
  bash("exec -a other git commit --quiet --amend --no-edit");
  expect(repo.git("rev-parse", "HEAD")).toBe(head);
});

it.each([
  ["is as it was judged", "true", ""],
  ["was changed after it was judged", 'echo WIP >"$1"', "[conventional-subject]"],
])("a message that %s", (_name, line, told) => {
  const hook = `#!/bin/sh\n: commit-guard\nsh '${SHIM}' commit-msg "$@" || exit $?\n${line}\n`;
  writeFileSync(join(repo.root, ".git/hooks/commit-msg"), hook);
  const { code, err } = repo.try("commit", "--quiet", "--allow-empty", "-m", goodMessage());
  expect([code, told === "" ? err : err.includes(told)]).toEqual([0, told === "" ? "" : true]);
});
