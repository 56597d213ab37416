import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodMessage } from "../support/guarded-repo.ts";
import { createRepo, type Repo } from "../support/repo.ts";
import { type Ran, runGuard } from "../support/run-guard.ts";

/** One good commit, one with an error, one with only a warning; nothing is changed by any test. */
let repo: Repo;

beforeAll(async () => {
  repo = await createRepo();
  repo.commit(goodMessage("chore: start"), { "commit-guard.json": '{ "rules": { "single-concern": "warning" } }' });
  repo.commit(goodMessage("feat: add it"), { "a.txt": "text\n" });
  repo.commit("feat: add it unsigned\n\nAssisted-By: none\n", { "b.txt": "text\n" });
  repo.commit(goodMessage("feat: add this and that"), { "c.txt": "text\n" });
  repo.git("tag", "good", "HEAD~2");
  repo.git("tag", "bad", "HEAD~1");
  repo.git("tag", "warned", "HEAD");
  writeFileSync(join(repo.home, "message"), goodMessage());
  mkdirSync(join(repo.home, "folder"));
});

afterAll(() => repo[Symbol.asyncDispose]());

function run(...argv: readonly string[]): Promise<Ran> {
  return runGuard(repo.root, repo.env, argv);
}

function lastLine(text: string): string | undefined {
  return text.split("\n").at(-2);
}

describe("a verdict", () => {
  it.each([
    ["good", 0, "nothing to fix in 1 commit"],
    ["bad", 1, "1 to fix in 1 commit"],
    ["warned", 0, "1 warning in 1 commit"],
    ["good bad", 1, "1 to fix in 2 commits"],
    ["good..warned", 1, "1 to fix, 1 warning in 2 commits"],
    ["bad...warned", 0, "1 warning in 1 commit"],
    ["good~1..good", 0, "nothing to fix in 1 commit"],
    ["--from bad", 0, "1 warning in 1 commit"],
    ["--from good --to bad", 1, "1 to fix in 1 commit"],
    ["--from=good --to=bad", 1, "1 to fix in 1 commit"],
    ["--to good", 0, "nothing to fix in 2 commits"],
    ["--from 0000000000000000000000000000000000000000 --to good", 0, "nothing to fix in 0 commits"],
    ["warned..warned", 0, "nothing to fix in 0 commits"],
    ["warned..good", 0, "nothing to fix in 0 commits"],
    ["good --no-cache", 0, "nothing to fix in 1 commit"],
    ["--staged", 0, "nothing to fix in the staged changes"],
    ["bad --policy-from good", 1, "1 to fix in 1 commit"],
    ["", 1, "1 to fix, 1 warning in 4 commits"],
    ["-- bad", 1, "1 to fix in 1 commit"],
  ])("of check %s is %i", async (line, code, closing) => {
    const result = await run("check", ...line.split(" ").filter(Boolean));
    expect([result.code, result.err, lastLine(result.out)]).toEqual([code, "", `commit-guard: ${closing}`]);
  });
});

describe("wrong usage", () => {
  it.each([
    [["check", "--nope"], "unknown option '--nope'"],
    [["check", "--stage"], "unknown option '--stage' (Did you mean --staged?)"],
    [["check", "--ci"], "unknown option '--ci'"],
    [["check", "--shard", "1/2"], "unknown option '--shard' (Did you mean --staged?)"],
    [["check", "--from"], "option '--from <rev>' argument missing"],
    [["check", "--message"], "option '--message <file>' argument missing"],
    [["check", "--format"], "option '--format <name[=file]>' argument missing"],
    [["check", "--format", "xml"], "--format: 'xml' is none of text, json"],
    [["check", "--format", ""], "--format: '' is none of text, json"],
    [["check", "--format", "JSON"], "--format: 'JSON' is none of text, json"],
    [["check", "--format", "json="], "--format: the file after 'json=' is missing"],
    [["check", "--format", "json", "--format", "xml"], "--format: 'xml' is none of text, json"],
    [["check", "good", "--staged"], "a range cannot be combined with --staged"],
    [["check", "--from", "good", "good"], "a range cannot be combined with --from, --to"],
    [["check", "--staged", "--message", "-"], "--staged cannot be combined with --message"],
    [["check", "--staged", "--to", "good"], "--from, --to cannot be combined with --staged"],
    [["check", "--cleanup", "strip"], "--cleanup needs --message"],
    [["check", "--cleanup", "strip", "--staged"], "--cleanup needs --message"],
    [
      ["check", "--message", "-", "--cleanup", "x"],
      "--cleanup: 'x' is none of default, strip, whitespace, verbatim, scissors",
    ],
    [["check", "-C"], "option '-C <dir>' argument missing"],
    [["nonsense"], "unknown command 'nonsense'"],
    [["chekc"], "unknown command 'chekc' (Did you mean check?)"],
    [["explain", "a", "b"], "too many arguments for 'explain'. Expected 1 argument but got 2."],
    [["hook"], "missing required argument 'event'"],
    [["hook", "pre-comit"], "unknown hook 'pre-comit'; did you mean 'pre-commit'?"],
    [
      ["hook", "fsmonitor-watchman"],
      "unknown hook 'fsmonitor-watchman'; known: pre-commit, pre-merge-commit, prepare-commit-msg, commit-msg, post-commit, applypatch-msg, pre-rebase, post-rewrite, pre-push, reference-transaction",
    ],
    [
      ["check", "--message", "no\nwhere"],
      String.raw`--message: cannot read 'no\x0awhere': ENOENT: no such file or directory, open '`,
    ],
    [["check", "--message", "."], "--message: cannot read '.': EISDIR: illegal operation on a directory, read"],
    [
      ["check", "--format", "json=no/where", "good"],
      "--format: cannot write 'no/where': ENOENT: no such file or directory, open '",
    ],
    [["check", "--format", "text=../home/folder", "good"], "--format: cannot write '../home/folder': EISDIR: "],
  ])("%j is told", async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err.startsWith(`error: ${message}`)).toBe(true);
    expect(err.split("\n")).toHaveLength(2);
  });

  it("without a command is answered by the help, on standard error", async () => {
    const { code, out, err } = await run();
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^Usage: commit-guard /);
  });

  it("is none to ask for help or the version", async () => {
    for (const argv of [["--help"], ["-h"], ["help"], ["check", "--help"], ["hook", "--help"], ["help", "check"]])
      expect(await run(...argv)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Usage: commit-guard/),
        err: "",
      });
    expect(await run("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
    expect((await run("check", "--help")).out).toContain("Exit codes: 0 pass, 1 the policy is violated, 2 wrong usage");
  });
});

describe("--format", () => {
  it.each(["good", "bad", "warned"])("json prints one object of %s, nothing else", async (range) => {
    const { out, err } = await run("check", range, "--format", "json");
    const report: unknown = JSON.parse(out);
    expect(err).toBe("");
    expect(report).toMatchObject({
      schema: 1,
      tool: { name: "commit-guard", version: expect.any(String) },
      repository: null,
      policy: { source: "commit-guard.json", revision: null, digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      verdict: range === "bad" ? "fail" : "pass",
      range: { from: null, to: repo.git("rev-parse", range) },
      commits: 1,
      skipped: [],
      unverified: [],
    });
  });

  it("json=file leaves standard output to the next format; findings do not keep a file from being written", async () => {
    const { code, out, err } = await run("check", "bad", "--format", "json=../home/report=1.json", "--format", "text");
    expect([code, err, lastLine(out)]).toEqual([1, "", "commit-guard: 1 to fix in 1 commit"]);
    const written: unknown = JSON.parse(readFileSync(join(repo.home, "report=1.json"), "utf8"));
    expect(written).toMatchObject({
      verdict: "fail",
      findings: [{ rule: "signed-off", commit: repo.git("rev-parse", "bad") }],
    });
  });
});

it.each(["GITHUB_ACTIONS", "GITLAB_CI"])(
  "asks for the range under %s, where nothing new is upstream",
  async (provider) => {
    const env = { ...repo.env, CI: "true", [provider]: "true" };
    const { code, out, err } = await runGuard(repo.root, env, ["check"]);
    expect([code, out, err]).toEqual([2, "", expect.stringMatching(/^error: name the range to check/)]);
    expect((await runGuard(repo.root, env, ["check", "good"])).code).toBe(0);
  },
);
