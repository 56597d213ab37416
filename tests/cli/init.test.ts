import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Asker } from "../../src/cli/init-questions.ts";
import { createInstallRepo, type InstallRepo, tryCommit } from "../support/install-repo.ts";
import { runGuard } from "../support/run-guard.ts";

const SETTINGS = "commit-guard.json";

/** For what must change nothing. */
let untouched: InstallRepo;

beforeAll(async () => {
  untouched = await createInstallRepo();
});

afterAll(() => untouched[Symbol.asyncDispose]());

function isInstalled(repo: InstallRepo): boolean {
  return existsSync(join(repo.root, ".git/commit-guard/install.json"));
}

describe("the options", () => {
  it.each([
    [{ agents: "" }, "error: --agents: the name of an agent is missing\n"],
    [{ agents: "codex,,cursor" }, "error: --agents: the name of an agent is missing\n"],
    [{ agents: "codec" }, /^error: --agents: 'codec' is unknown; did you mean 'codex'\? \(known: claude-code, codex, /],
    [{ agents: "vim" }, /^error: --agents: 'vim' is unknown \(known: claude-code, .*, claude-code-plugin\)\n$/],
    [{ agents: "claude-code-plugin=../a" }, "error: --agents: '../a' is no folder inside of the repository\n"],
    [{ agents: "claude-code-plugin=.git/a" }, "error: --agents: '.git/a' is no folder inside of the repository\n"],
    [{ mode: "huskey" }, /^error: --mode: 'huskey' is unknown; did you mean 'husky'\?\n$/],
    [{ mode: "git" }, "error: --mode: 'git' is none of husky, lefthook, pre-commit, hooks, config\n"],
    [{ mode: "husky" }, /^error: --mode husky: there is no \.husky folder here/],
    [{ mode: "lefthook" }, /^error: --mode lefthook: there is no configuration of lefthook here/],
    [{ mode: "pre-commit" }, /^error: --mode pre-commit: there is no \.pre-commit-config\.yaml here/],
  ])("%j are refused", async (flags, expected) => {
    const { code, err } = await untouched.init({ yes: true, ...flags });
    expect([code, err]).toEqual([2, expect.stringMatching(expected)]);
    expect(isInstalled(untouched)).toBe(false);
  });

  it("--dry-run prints every file and does nothing", async () => {
    await using repo = await createInstallRepo();
    const before = repo.snapshot();
    const { code, out } = await repo.init({ dryRun: true, yes: true });
    expect([code, repo.snapshot()]).toEqual([0, before]);
    expect(out).toMatch(
      /^commit-guard init, mode hooks, git \d.*\n {2}write {3}commit-guard\.json +the policy: preset strict; /,
    );
    expect(out).toMatch(
      /\n {2}write {3}\.git\/hooks\/pre-push +calls commit-guard\n {2}edit {4}\.git\/config +sets .*alias\.guard\n$/,
    );
  });

  it("--reference-transaction adds that event, and a later run keeps it", async () => {
    await using repo = await createInstallRepo();
    await repo.init({ yes: true, referenceTransaction: true });
    expect((await repo.init()).out).toContain("nothing to do");
    tryCommit(repo, "good");
    expect(repo.asked().some((line) => line.startsWith("reference-transaction "))).toBe(true);
  });
});

describe("the bare form", () => {
  it("prints the plan where there are no settings; a prepare script goes on all the same", async () => {
    await using repo = await createInstallRepo();
    for (const [env, expected] of [
      [{}, 2],
      [{ npm_lifecycle_event: "npx" }, 2],
      [{ npm_lifecycle_event: "prepare" }, 0],
    ] as const) {
      const { code, out, err } = await repo.init({}, { env });
      expect([code, isInstalled(repo)]).toEqual([expected, false]);
      expect(out).toContain("write   commit-guard.json");
      expect(err).toMatch(/^ {2}next: {2}Nothing was done\. To do it:\n {11}.* init --yes\n$/);
    }
  });

  it("arms a clone of a repository that has settings, writes nothing tracked, then is silent", async () => {
    await using repo = await createInstallRepo();
    repo.commit("chore: settings", { [SETTINGS]: "{}\n" });
    expect(await repo.init({})).toEqual({ code: 0, out: "commit-guard: installed, mode hooks\n", err: "" });
    expect(repo.git("status", "--porcelain")).toBe("");
    expect(tryCommit(repo, "bad")).toBe(1);
    expect(await repo.init({})).toEqual({ code: 0, out: "", err: "" });
  });

  it("leaves tracked hook files alone there, and says which would call commit-guard", async () => {
    await using repo = await createInstallRepo();
    repo.commit("chore: settings", { "package.json": '{"commitGuard": {}}', ".githooks/commit-msg": "#!/bin/sh\n" });
    repo.git("config", "core.hooksPath", ".githooks");
    const { code, out } = await repo.init({});
    expect([code, repo.git("status", "--porcelain")]).toEqual([0, ""]);
    expect(out).toMatch(/no tracked file was touched.*\.githooks\/commit-msg.*\n {11}git guard init --mode hooks\n/);
    expect((await repo.init({ yes: true, mode: "hooks" })).code).toBe(0);
    expect(repo.read(".githooks/commit-msg")).toContain("shim.sh commit-msg");
    expect(existsSync(join(repo.root, SETTINGS))).toBe(false);
  });

  it.each([
    [{ CI: "true" }, "this is CI"],
    [{ NODE_ENV: "production" }, "this is a production install"],
    [{ npm_config_omit: "optional dev" }, "this is a production install"],
    [{ npm_config_production: "true" }, "this is a production install"],
    [{ PATH: "/nowhere" }, "git was not found on PATH"],
  ])("does nothing under %j", async (env, reason) => {
    expect(await untouched.init({}, { env })).toEqual({ code: 0, out: "", err: "" });
    expect(await untouched.init({ yes: true }, { env })).toEqual({
      code: 0,
      out: "",
      err: `commit-guard: nothing was done: ${reason}\n`,
    });
    expect(isInstalled(untouched)).toBe(false);
  });

  it("does nothing outside of a repository", async () => {
    expect(await untouched.init({}, { cwd: untouched.home })).toEqual({ code: 0, out: "", err: "" });
  });

  it("a mode that is named counts in CI, too", async () => {
    await using repo = await createInstallRepo();
    expect((await repo.init({ yes: true, mode: "hooks" }, { env: { CI: "true" } })).code).toBe(0);
    expect(isInstalled(repo)).toBe(true);
  });

  it("a bare repository is refused", async () => {
    await using repo = await createInstallRepo();
    repo.git("init", "--quiet", "--bare", join(repo.home, "bare.git"));
    expect(await repo.init({ yes: true }, { cwd: join(repo.home, "bare.git") })).toMatchObject({ code: 2, out: "" });
  });
});

/** Answers in their order, and keeps the questions. */
function answering(...answers: readonly boolean[]): Asker & { readonly questions: readonly string[] } {
  const questions: string[] = [];
  return {
    questions,
    async confirm(question) {
      questions.push(question);
      return answers[questions.length - 1] ?? false;
    },
  };
}

describe("on a terminal", () => {
  it("asks what the settings shall say, then for the plan", async () => {
    await using repo = await createInstallRepo();
    const asker = answering(true, true, true);
    expect((await repo.init({}, { asker })).code).toBe(0);
    expect(asker.questions).toEqual([
      'Start with "mode": "report", so that findings are shown and nothing is refused yet?',
      "No agent files here: ask for Assisted-By only where an agent is at work?",
      "Do it?",
    ]);
    expect(JSON.parse(repo.read(SETTINGS))).toMatchObject({
      mode: "report",
      rules: { "assisted-by": ["error", { require: "agents" }] },
    });
    expect(await runGuard(repo.root, repo.env, ["check", "--staged"])).toMatchObject({ code: 0 }); // they are valid
  });

  it("asks about agents only where there are none, changes nothing after a no", async () => {
    await using repo = await createInstallRepo();
    repo.write(".claude/agents/ops/tester.md", "---\nname: tester\n---\n");
    const before = repo.snapshot();
    const asker = answering(false, false, false);
    expect(await repo.init({}, { asker })).toMatchObject({ code: 1, err: "commit-guard: nothing was done\n" });
    expect(asker.questions.map((question) => question.slice(0, 5))).toEqual(["Start", "Let C", "Do it"]);
    expect(repo.snapshot()).toEqual(before);
  });
});
