import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readInvocation, readMessages } from "../../hooks/readings.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { createRepo, type Repo } from "../support/repo.ts";

// What commit-msg judges must be what git stores. The hook here only records what git hands to it.

const RECORD = `#!/bin/sh
cp "$1" "$HOME/message"
cat /proc/$PPID/cmdline > "$HOME/argv"
printf %s "$GIT_EDITOR" > "$HOME/editor"
printf %s "$GIT_CONFIG_PARAMETERS" > "$HOME/parameters"
`;

/** Types before what is there already, as a person does. */
const EDITOR = `#!/bin/sh
cat "$HOME/typed" "$1" > "$HOME/edited"
cat "$HOME/edited" > "$1"
`;

const TYPED = "feat: typed  \n\n\n# a comment\n; another\n\ntext\t\n\n--- a/x\n";
const GIVEN =
  "  feat: given \n\n\n# a comment\n// another\n# ------------------------ >8 ------------------------\nend  \n\n";

let repo: Repo;

beforeAll(async () => {
  repo = await createRepo();
  const files = [
    [join(repo.root, ".git/hooks/commit-msg"), RECORD],
    [join(repo.home, "editor.sh"), EDITOR],
  ] as const;
  mkdirSync(join(repo.root, ".git/hooks"));
  for (const [path, text] of files) {
    writeFileSync(path, text);
    chmodSync(path, 0o755);
  }
  writeFileSync(join(repo.home, "typed"), TYPED);
  writeFileSync(join(repo.home, "given"), GIVEN);
  writeFileSync(join(repo.home, "template"), "feat: template\n\n# help\n");
  Object.assign(repo.env, { GIT_EDITOR: join(repo.home, "editor.sh") });
  repo.git("config", "alias.redo", "commit --amend --cleanup=verbatim");
  commitPast("chore: start");
});

afterAll(() => repo[Symbol.asyncDispose]());

function commitPast(message: string): void {
  repo.write("file", `${Math.random()}`);
  repo.git("add", "file");
  repo.git("-c", "core.hooksPath=/dev/null", "commit", "--quiet", "-m", message);
}

interface Told {
  /** Every text that the hook would judge. */
  readonly judged: readonly string[];
  readonly stored: string;
}

/** Runs git, which must commit. */
function run(args: readonly string[], cwd = repo.root): Told {
  rmSync(join(repo.home, "message"), { force: true });
  const { status, stderr } = spawnSync("git", args, { cwd, env: repo.env, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")} failed: ${stderr}`);
  const { stdout } = spawnSync("git", ["cat-file", "commit", "HEAD"], { cwd, env: repo.env, encoding: "utf8" });
  return { judged: readJudged(cwd), stored: stdout.slice(stdout.indexOf("\n\n") + 2) };
}

function readJudged(cwd: string): readonly string[] {
  const read = (name: string): string => readFileSync(join(repo.home, name), "utf8");
  vi.stubEnv("GIT_CONFIG_PARAMETERS", read("parameters"));
  const args = read("argv").split("\0").slice(1, -1);
  const invocation = readInvocation({ GIT_EDITOR: read("editor") }, { args, isExact: true });
  const messages = readMessages(openRepository(cwd), join(repo.home, "message"), invocation);
  vi.unstubAllEnvs();
  return messages;
}

const MODES = ["strip", "whitespace", "verbatim", "scissors", "default"] as const;

describe.runIf(existsSync("/proc/self/cmdline"))("what is judged is what git stores", () => {
  it.each([
    ...MODES.map((mode) => [`-F given --cleanup=${mode}`]),
    ...MODES.map((mode) => [`-F given`, `commit.cleanup=${mode}`]),
    ...MODES.map((mode) => [`--cleanup=${mode}`]),
    ...MODES.map((mode) => [`-v --cleanup=${mode}`]),
    ...MODES.map((mode) => [`--amend`, `commit.cleanup=${mode}`]),
    ["-F given --edit"],
    ["-F given --edit --no-edit"],
    ["--clean verbatim -F given"],
    ["--amend --no-edit --cleanup=strip"],
    ["-vv", "commit.verbose=false"],
    ["--no-verbose", "commit.verbose=true"],
    ["-s", "commit.verbose=2"],
    ["-t template"],
    ["", "commit.template=template"],
    ["-c HEAD"],
    ["-C HEAD"],
    ["--fixup HEAD"],
    ["--squash HEAD -m more"],
    ["--fixup=amend:HEAD"],
    ["-s -m feat:x --trailer A:b"],
    ["", "core.commentChar=;"],
    ["-v", "core.commentChar=%"],
    ["--cleanup=strip -F given", "core.commentChar=;"],
    ["", "core.commentChar=auto"],
    ["-v", "core.commentChar=auto"],
    ["--amend -v", "core.commentChar=auto"],
    ["--cleanup=strip -F given", "core.commentChar=auto"],
    ["", "core.commentString=//"],
    ["--cleanup=strip -F given", "core.commentString=//"],
    ["-v --cleanup=scissors", "core.commentString=//"],
  ])("git commit %s, with %s", (line, setting = "color.ui=false") => {
    const words = line.split(" ").filter(Boolean);
    const args = words.map((word) => (word === "given" || word === "template" ? join(repo.home, word) : word));
    const [key, value = ""] = setting.split("=");
    const given = `${key}=${value === "template" ? join(repo.home, value) : value}`;
    const { judged, stored } = run(["-c", given, "commit", "--quiet", "--allow-empty", ...args]);
    expect(judged).toEqual([stored]);
  });

  it("of an alias", () => {
    const { judged, stored } = run(["redo", "--quiet", "--allow-empty", "-F", join(repo.home, "given")]);
    expect([judged, stored]).toEqual([[stored], GIVEN]);
  });

  it("from a folder inside, from a linked work tree", () => {
    repo.write("inside/x", "");
    const inside = run(["commit", "--quiet", "--allow-empty", "-v"], join(repo.root, "inside"));
    expect(inside.judged).toEqual([inside.stored]);
    const linked = join(repo.home, "linked");
    repo.git("worktree", "add", "--quiet", "--detach", linked);
    const outside = run(["commit", "--quiet", "--allow-empty", "--cleanup=scissors"], linked);
    expect(outside.judged).toEqual([outside.stored]);
  });

  it.each([
    ["merge --no-edit", "color.ui=false"],
    ["merge --edit", "color.ui=false"],
    ["merge --edit --cleanup=scissors", "color.ui=false"],
    ["merge --edit --cleanup=verbatim", "core.commentChar=auto"],
    ["merge --no-edit", "commit.cleanup=verbatim"],
    ["merge --edit", "commit.cleanup=scissors"],
    ["merge -F given --cleanup=strip", "color.ui=false"],
  ])("git %s, with %s", (line, setting) => {
    branchOff("topic");
    const args = line.split(" ").map((word) => (word === "given" ? join(repo.home, word) : word));
    const { judged, stored } = run(["-c", setting, ...args, "--quiet", "topic"]);
    expect(judged).toEqual([stored]);
  });

  it.each([
    ["commit --quiet --no-edit", "color.ui=false"],
    ["commit --quiet", "color.ui=false"],
    ["commit --quiet --cleanup=scissors", "color.ui=false"],
    ["commit --quiet", "commit.cleanup=scissors"],
    ["merge --continue", "color.ui=false"],
  ])("git %s after a conflict, with %s", (line, setting) => {
    branchOff("conflict", "file");
    spawnSync("git", ["-c", setting, "merge", "--quiet", "conflict"], { cwd: repo.root, env: repo.env });
    repo.write("file", "resolved");
    repo.git("add", "file");
    const { judged, stored } = run(["-c", setting, ...line.split(" ")]);
    expect(judged).toEqual([stored]);
  });
});

/** A branch that is no ancestor of main; with the name of main's file, one that conflicts. */
function branchOff(name: string, file = `${name}.txt`): void {
  repo.git("checkout", "--quiet", "-B", name);
  repo.write(file, `${Math.random()}`);
  repo.git("add", file);
  repo.git("-c", "core.hooksPath=/dev/null", "commit", "--quiet", "-m", `feat: ${name}\n\n# a line`);
  repo.git("checkout", "--quiet", "main");
  commitPast("chore: go on");
}
