import { appendFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { badRepo, modes, report, run } from "../support/bad-repo.ts";
import type { Repo } from "../support/repo.ts";
import { runGuard } from "../support/run-guard.ts";

// Which of several versions of the settings binds: one says "report", the other says "enforce".

const REPORT = '{ "mode": "report" }';
const ENFORCE = '{ "mode": "enforce" }';
const SETTINGS = "commit-guard.json";

describe("the checkout binds for check, what is staged for hooks", () => {
  it.each([
    ["an edit that is not staged", REPORT, ENFORCE, "enforce report report"],
    ["an edit the other way round", ENFORCE, REPORT, "report enforce enforce"],
    ["no edit", REPORT, REPORT, "report report report"],
    ["a file that was deleted, which nobody staged", REPORT, null, "enforce report report"],
    ["an untracked file", null, REPORT, "report report report"],
  ])("%s", async (_, staged, checkout, expected) => {
    await using repo = await badRepo(staged === null ? {} : { [SETTINGS]: staged });
    if (checkout === null) rmSync(join(repo.root, SETTINGS));
    else repo.write(SETTINGS, checkout);
    expect(await modes(repo)).toBe(expected);
  });

  it("holds for the bases of settings", async () => {
    await using repo = await badRepo({ [SETTINGS]: '{ "extends": "base.json" }', "base.json": REPORT });
    repo.write("base.json", ENFORCE);
    expect(await modes(repo)).toBe("enforce report report");
  });

  it("is refused for what is no regular file of the repository", async () => {
    await using repo = await badRepo({ "base.json": REPORT });
    symlinkSync("base.json", join(repo.root, SETTINGS));
    const refusals = [await run(repo, "check", "HEAD"), await run(repo, "hook", "pre-commit")];
    expect(refusals.map(({ code }) => code)).toEqual([2, 2]);
    expect(refusals.map(({ err }) => err.split("\n")[0])).toEqual(
      refusals.map(() => "error: commit-guard.json: settings must be a regular file"),
    );
    rmSync(join(repo.root, SETTINGS));
    symlinkSync(repo.home, join(repo.root, "link"));
    repo.write("../home/base.json", REPORT);
    repo.write(SETTINGS, '{ "extends": "link/base.json" }');
    expect((await run(repo, "check", "HEAD")).err).toBe("error: link/base.json: settings must be a regular file\n");
  });

  it("is refused for bytes that are not UTF-8", async () => {
    await using repo = await badRepo();
    appendFileSync(join(repo.root, SETTINGS), Buffer.from('{ "generated": ["\xfc"] }', "latin1"));
    const { code, err } = await run(repo, "check", "HEAD");
    expect([code, err]).toEqual([2, "error: commit-guard.json: it is not UTF-8 text\n"]);
  });
});

describe("--policy-from", () => {
  it("reads that revision, its bases too", async () => {
    await using repo = await badRepo({ [SETTINGS]: '{ "extends": "base.json" }', "base.json": REPORT });
    repo.commit("chore: enforce", { [SETTINGS]: ENFORCE, "base.json": ENFORCE });
    const before = repo.git("rev-parse", "HEAD~1");
    const { policy, reportOnly, adopting } = await report(repo, "HEAD", "--policy-from", "HEAD~1");
    expect({ ...policy, reportOnly, adopting }).toMatchObject({
      source: SETTINGS,
      revision: before,
      reportOnly: true,
      adopting: null,
    });
    expect((await report(repo, "HEAD", "--policy-from", "HEAD")).reportOnly).toBe(false);
  });

  it("refuses nothing where that revision has no settings, and shows what the proposed ones find", async () => {
    await using repo = await badRepo();
    repo.commit("chore: x", { [SETTINGS]: '{ "rules": { "atomic-files": "warning" } }' });
    const base = repo.git("rev-parse", "HEAD~1");
    const { code, out, err } = await run(repo, "check", "HEAD", "--policy-from", "HEAD~1");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("error: no Signed-off-by trailer [signed-off]");
    expect(out).toContain("warning: 7 files changed, the limit is 5 [atomic-files]");
    expect(out).toMatch(
      /\ncommit-guard: .* in 1 commit\nno policy at [0-9a-f]{12} yet\nreport only, nothing was refused\n$/,
    );
    expect(await report(repo, "HEAD", "--policy-from", "HEAD~1")).toMatchObject({ verdict: "fail", adopting: base });
  });

  it.each(["HEAD", "HEAD~1"])("never runs code, of %s", async (revision) => {
    await using repo = await badRepo();
    repo.commit("chore: x", { "commit-guard.config.mjs": "process.exit(0);" });
    const { code, err } = await run(repo, "check", "--policy-from", revision);
    expect(code).toBe(2);
    expect(err).toBe(
      "error: commit-guard.config.mjs: settings that are code are not run from another revision; use commit-guard.json\n",
    );
  });

  it("tells of what is broken or missing there", async () => {
    await using repo = await badRepo({ [SETTINGS]: '{ "mode": 1 }' });
    repo.write(SETTINGS, REPORT);
    expect(await run(repo, "check", "--policy-from", "HEAD")).toMatchObject({ code: 2, out: "" });
    expect(await run(repo, "check", "--policy-from", "nothing")).toMatchObject({ code: 3, out: "" });
  });
});

describe("a bare repository", () => {
  it("is judged by the settings at HEAD, which are data", async () => {
    await using repo = await badRepo({ [SETTINGS]: REPORT });
    repo.git("clone", "--quiet", "--bare", ".", "../bare");
    const bare = join(repo.root, "../bare");
    const { code, out } = await runGuard(bare, repo.env, ["check", "HEAD"]);
    expect([code, out.split("\n").at(-2)]).toEqual([0, "report only, nothing was refused"]);
    expect(await runGuard(bare, repo.env, ["check", "--staged"])).toEqual({
      code: 3,
      out: "",
      err: "error: a bare repository has nothing staged\n",
    });
  });
});

const WITH_FULL_STOP = '{ "rules": { "subject-full-stop": [2, "always", "."] } }';
const WITHOUT_FULL_STOP = '{ "rules": { "subject-full-stop": [2, "never", "."] } }';

/** Whether the configuration that demands a full stop binds. */
async function demandsFullStop(repo: Repo, ...argv: readonly string[]): Promise<boolean> {
  return (await run(repo, ...argv)).err.includes("must end with full stop");
}

describe("a commitlint configuration", () => {
  it("binds as settings do: data as it is staged, code only when it is", async () => {
    await using repo = await badRepo({ ".commitlintrc.json": WITH_FULL_STOP });
    repo.write(".commitlintrc.json", WITHOUT_FULL_STOP);
    repo.write("message", "feat: x\n");
    expect(await demandsFullStop(repo, "hook", "commit-msg", "message")).toBe(true);
    expect((await report(repo, "HEAD")).findings.map(({ what }) => what).join()).not.toContain("full stop");
    expect((await report(repo, "HEAD", "--policy-from", "HEAD")).findings.map(({ what }) => what).join()).toContain(
      "full stop",
    );

    repo.git("rm", "--quiet", "--force", ".commitlintrc.json");
    repo.write("commitlint.config.mjs", `export default ${WITH_FULL_STOP};`);
    repo.git("add", "commitlint.config.mjs");
    expect(await demandsFullStop(repo, "hook", "commit-msg", "message")).toBe(true);
    repo.write("commitlint.config.mjs", `export default ${WITHOUT_FULL_STOP};`);
    const { code, err } = await run(repo, "hook", "commit-msg", "message");
    expect([code, err.split("\n")[0]]).toEqual([
      2,
      "error: commitlint.config.mjs: differs from its staged version; run git add commitlint.config.mjs",
    ]);
  });
});
