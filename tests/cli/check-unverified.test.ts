import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodMessage } from "../support/guarded-repo.ts";
import { createRepo, openRepo, type Repo } from "../support/repo.ts";
import { type Ran, runGuard } from "../support/run-guard.ts";

let repo: Repo;

beforeAll(async () => {
  repo = await createRepo();
  repo.commit(goodMessage("chore: start"), { "a.txt": "text\n" });
  repo.commit(goodMessage("chore: go on"));
  repo.git("tag", "good");
  writeFileSync(join(repo.home, "message"), goodMessage());
});

afterAll(() => repo[Symbol.asyncDispose]());

function run(...argv: readonly string[]): Promise<Ran> {
  return runGuard(repo.root, repo.env, argv);
}

describe("what cannot be verified", () => {
  it.each([
    ["nothing", "'nothing' is no commit of this clone"],
    ["nothing..good", "'nothing' is no commit of this clone"],
    ["good..nothing", "'nothing' is no commit of this clone"],
    ["good:a.txt", "'good:a.txt' is no commit of this clone"],
    ["no\nthing", String.raw`'no\x0athing' is no commit of this clone`],
    ["\u001b[31m", String.raw`'\x1b[31m' is no commit of this clone`],
    ["", "'' is no commit of this clone"],
    ["--from=-x", "'-x' is no commit of this clone"],
    ["--policy-from=nothing", "'nothing' is no commit of this clone"],
  ])("check %j is told", async (argument, message) => {
    expect(await run("check", argument)).toEqual({
      code: 3,
      out: "",
      err: `error: ${message}\n  next:  Give a revision that this repository has.\n`,
    });
  });

  it("where there is no repository, no commit", async () => {
    const nowhere = await runGuard(repo.home, repo.env, ["check", "--format", "json"]);
    expect(nowhere).toEqual({
      code: 3,
      out: "",
      err: `error: no git repository at '${repo.home}'; run this inside one or pass -C <dir>\n`,
    });
    const empty = openRepo(join(repo.home, "empty"), repo.home);
    mkdirSync(empty.root);
    empty.git("init", "--quiet", "--template=");
    for (const argv of [["check"], ["check", "HEAD"], ["check", "--to", "HEAD"]])
      expect(await runGuard(empty.root, repo.env, argv)).toMatchObject({
        code: 3,
        out: "",
        err: expect.stringMatching(
          /^error: 'HEAD' is no commit of this clone\n {2}next: {2}Make a first commit, or check/,
        ),
      });
    for (const argv of [
      ["check", "--staged"],
      ["check", "--message", "../message"],
    ])
      expect(await runGuard(empty.root, repo.env, argv)).toMatchObject({ code: 0, err: "" });
  });

  it("in a shallow clone as an object too, and never hides what was found elsewhere", async () => {
    repo.git("clone", "--quiet", "--depth=2", `file://${repo.root}`, join(repo.home, "two"));
    const two = openRepo(join(repo.home, "two"), repo.home);
    const bad = two.commit("bad", { "a.txt": "text\n" });
    const check = (...words: string[]): ReturnType<typeof runGuard> =>
      runGuard(two.root, repo.env, ["check", ...words]);

    const { code, out } = await check("--to", "HEAD~1", "--format", "json");
    expect([code, JSON.parse(out)]).toMatchObject([3, { verdict: "unverified", unverified: [{ rule: "range" }] }]);

    const both = await check(`${bad}~1..${bad}`, "0".repeat(40) + "..HEAD");
    expect([both.code, both.out]).toEqual([1, expect.stringContaining("[conventional-subject]")]);
    expect(both.err).toContain("git fetch --unshallow origin");
  });

  it("in a shallow clone, with the command that repairs it", async () => {
    repo.git("clone", "--quiet", "--depth=1", `file://${repo.root}`, join(repo.home, "shallow"));
    const shallow = openRepo(join(repo.home, "shallow"), repo.home);
    shallow.git("checkout", "--quiet", "--detach");
    for (const range of ["HEAD", "HEAD~1..HEAD", repo.git("rev-parse", "good")])
      expect(await runGuard(shallow.root, repo.env, ["check", range])).toMatchObject({
        code: 3,
        out: "",
        err: expect.stringMatching(
          /^error: .*\n {2}next: {2}Fetch the whole history.*\n {11}git fetch --unshallow origin\n$/,
        ),
      });
  });

  it("without git", async () => {
    expect(await runGuard(repo.root, { ...repo.env, PATH: repo.home }, ["check"])).toEqual({
      code: 3,
      out: "",
      err: "error: git was not found on PATH\n",
    });
  });
});

it("names of files with line feeds, quotes, runner commands are shown as one harmless line", async () => {
  for (const name of ["a\nb", "::error::c", '-d "e"', "f", "g", "\u001b[31mh"]) repo.write(name, "text\n");
  repo.git("add", "--all");
  const { code, out, err } = await run("check", "--staged");
  repo.git("reset", "--quiet");
  expect([code, err]).toEqual([1, ""]);
  expect(out).toContain("error: 6 files changed, the limit is 5 [atomic-files]\n");
  expect(out).toMatch(/\n {11}git restore --staged -- .+\n {2}next: /);
  expect(["a\nb", "\n::", "\u001b"].filter((hidden) => out.includes(hidden))).toEqual([]);
});

it("-C is refused where nothing takes it", async () => {
  expect(await run("-C", repo.home, "check")).toMatchObject({ code: 2, err: "error: -C cannot stand there\n" });
  expect(await run("check", "--", "-C", repo.home)).toMatchObject({ code: 3 });
});
