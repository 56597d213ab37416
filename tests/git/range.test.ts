import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createRepo, type Repo } from "../support/repo.ts";
import { type Run, runCheck } from "../support/run-check.ts";

/** main: 1 2 3; topic (checked out): 1 2 a b. The work tree holds a file that is named as the branch. */
async function createBranches(): Promise<Repo> {
  const repo = await createRepo();
  for (const name of ["1", "2"]) repo.commit(`feat: ${name}`, { topic: `${name}\n` });
  repo.git("branch", "topic");
  repo.commit("feat: 3", { three: "3\n" });
  repo.git("tag", "-a", "v1", "-m", "the tag", "main");
  repo.git("checkout", "--quiet", "topic", "--");
  for (const name of ["a", "b"]) repo.commit(`feat: ${name}`, { own: `${name}\n` });
  return repo;
}

/** How many commits were judged, or the error. */
function counted({ code, out, err }: Run): number | string {
  const commits: unknown =
    code === 0 || code === 1 ? Reflect.get(Object(JSON.parse(out)), "commits") : `${code} ${err}`;
  return typeof commits === "number" ? commits : String(commits);
}

const ZEROS = "0".repeat(40);
const RANGES: readonly (readonly [string, readonly string[], number])[] = [
  ["two dots", ["main..topic"], 2],
  ["two dots the other way", ["topic..main"], 1],
  ["an open end", ["main.."], 2],
  ["an open start", ["..main"], 1],
  ["three dots", ["main...topic"], 3],
  ["one revision", ["topic~1"], 1],
  ["a branch that is a file, too", ["topic"], 1],
  ["a tag", ["v1"], 1],
  ["ranges that overlap", ["main..topic", "topic~1..topic", "topic", "main"], 3],
  ["nothing", ["topic..topic"], 0],
  ["zeros from a branch", [`${ZEROS}..topic`], 2],
  ["more zeros", [`${"0".repeat(64)}..topic`], 2],
  ["zeros from the protected branch", [`${ZEROS}..main`], 3],
  ["zeros from a commit of no branch", [`${ZEROS}..topic~1`], 1],
  ["--from, --to", ["--from", "main", "--to", "topic"], 2],
  ["--from zeros", ["--from", ZEROS], 2],
  ["--to alone", ["--to", "topic"], 4],
  ["an id", ["--from", "HEAD~1"], 1],
];

describe("a range", () => {
  it("holds the commits that git rev-list gives", async () => {
    await using repo = await createBranches();
    const found: unknown[] = [];
    for (const [name, args] of RANGES) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person would ask
      found.push([name, args, counted(await runCheck(repo.root, [...args, "--format=json"]))]);
    }
    expect(found).toEqual(RANGES);
    expect((await runCheck(repo.root, ["topic..topic"])).out).toContain("0 commits");
  });

  it("is by default what is not upstream, else on no other branch, else HEAD", async () => {
    await using repo = await createBranches();
    const count = async (): Promise<number | string> => counted(await runCheck(repo.root, ["--format=json"]));
    expect(await count()).toBe(2);
    repo.git("branch", "--quiet", "--set-upstream-to=main");
    repo.git("reset", "--quiet", "--hard", "HEAD~1");
    expect(await count()).toBe(1);
    repo.git("checkout", "--quiet", "--detach", "main");
    expect(await count()).toBe(1);
    repo.git("checkout", "--quiet", "main");
    repo.git("branch", "-D", "topic");
    expect(await count()).toBe(3);
  });

  it("leaves out what the baseline reaches, however it is asked for", async () => {
    await using repo = await createBranches();
    const baseline = [repo.git("rev-parse", "main~1"), "1".repeat(40)];
    repo.write("commit-guard.json", JSON.stringify({ baseline }));
    const judge = async (...args: readonly string[]): Promise<unknown> => {
      const { commits, baseline: earlier } = JSON.parse((await runCheck(repo.root, [...args, "--format=json"])).out);
      return [commits, earlier];
    };
    expect(await judge("--to", "topic")).toEqual([2, 2]);
    expect(await judge("topic~3")).toEqual([0, 1]);
    expect(await judge("topic")).toEqual([1, 0]);
  });
});

const UNKNOWN: readonly (readonly [string, readonly string[], string])[] = [
  ["a name that nobody has", ["nothing"], "'nothing' is no commit of this clone"],
  ["a branch of the remote", ["origin/nothing..HEAD"], "git fetch origin nothing"],
  ["an id", ["1".repeat(40)], `git fetch origin ${"1".repeat(40)}`],
  ["a negation", ["^main"], "'^main' is no commit"],
  ["a negation as the start", ["--from", "^main"], "'^main' is no commit"],
  ["a tree", ["HEAD^{tree}"], "'HEAD^{tree}' is no commit"],
  ["a blob", ["HEAD:topic"], "'HEAD:topic' is no commit"],
  ["an option", ["--", "--all"], "'--all' is no commit"],
  ["a path", ["three"], "'three' is no commit"],
  ["an empty name", ["--from", "", "--to", "topic"], "'' is no commit"],
];

describe("what is no range", async () => {
  const branches = await createBranches();
  branches.git("remote", "add", "origin", "https://example.com/x");
  afterAll(() => branches[Symbol.asyncDispose]());

  it.each(UNKNOWN)("cannot be verified: %s", async (_name, args, say) => {
    const { code, out, err } = await runCheck(branches.root, args);
    expect({ code, out, says: err.includes(say) ? say : err }).toEqual({ code: 3, out: "", says: say });
  });

  it("is HEAD before the first commit, and there a message says what to do", async () => {
    await using repo = await createRepo();
    const run = await runCheck(repo.root, []);
    expect(run).toMatchObject({ code: 3, err: expect.stringContaining("commit-guard check --staged") });
    expect((await runCheck(repo.root, ["--staged"])).code).toBe(0);
  });
});

describe("a clone", () => {
  it("that is bare or a copy of the history judges as the repository does", async () => {
    await using repo = await createBranches();
    repo.git("clone", "--quiet", "--bare", ".", join(repo.home, "bare.git"));
    expect(counted(await runCheck(join(repo.home, "bare.git"), ["main..topic", "--format=json"]))).toBe(2);
  });

  it("that is shallow judges what it has whole and says how to fetch the rest", async () => {
    await using repo = await createBranches();
    const shallow = join(repo.home, "shallow");
    repo.git("clone", "--quiet", "--depth=2", `file://${repo.root}`, shallow);
    expect(counted(await runCheck(shallow, ["HEAD~1..HEAD", "--format=json"]))).toBe(1);
    for (const args of [["--to", "HEAD"], ["HEAD~1"], ["main..HEAD"]]) {
      // oxlint-disable-next-line no-await-in-loop -- few
      const { code, err } = await runCheck(shallow, args);
      expect([args, code, err.includes("git fetch --unshallow origin")]).toEqual([args, 3, true]);
    }
  });

  it("that is partial, without its remote, says what it lacks", async () => {
    await using repo = await createBranches();
    const partial = join(repo.home, "partial");
    repo.git("config", "uploadpack.allowFilter", "true");
    repo.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${repo.root}`, partial);
    repo.git("-C", partial, "remote", "set-url", "origin", join(repo.home, "gone"));
    const { code, err } = await runCheck(partial, ["HEAD~1..HEAD"]);
    const [repair = ""] = /git fetch .*/.exec(err) ?? [];
    expect({ code, repair }).toEqual({ code: 3, repair: "git fetch --refetch --no-filter origin" });
    repo.git("-C", partial, "remote", "set-url", "origin", `file://${repo.root}`);
    repo.git("-C", partial, ...repair.split(" ").slice(1));
    expect(counted(await runCheck(partial, ["HEAD~1..HEAD", "--format=json"]))).toBe(1);
  });

  it("that lacks a commit in the middle takes no count that failed for none", async () => {
    await using repo = await createBranches();
    const lost = repo.git("rev-parse", "topic~2");
    writeFileSync(join(repo.root, "commit-guard.json"), JSON.stringify({ baseline: [repo.git("rev-parse", "main")] }));
    rmSync(join(repo.root, ".git/objects", lost.slice(0, 2), lost.slice(2)));
    for (const args of [[], ["topic"], ["main...topic"], ["--to", "topic"]]) {
      // oxlint-disable-next-line no-await-in-loop -- few
      expect([args, (await runCheck(repo.root, args)).code]).toEqual([args, 3]);
    }
  });
});
