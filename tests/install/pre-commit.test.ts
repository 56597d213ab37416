import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { EVENTS } from "../../src/git/hook-events.ts";
import { editPreCommit } from "../../src/install/pre-commit-mode.ts";
import { createInstallRepo, type InstallRepo, tryCommit } from "../support/install-repo.ts";

const FILE = ".pre-commit-config.yaml";
const DOOR = "node_modules/commit-guard/dist/hosts/pre-commit.sh";
const STAGES = ["pre-commit", "pre-merge-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-push"];

describe("the configuration of pre-commit", () => {
  it.each([
    ["", "repos:\n  - repo: local\n"],
    ["repos: []\n", 'repos: [{"repo":"local"'],
    [
      "# mine\nrepos: # x\n-   repo: https://example.org/a\n    rev: v1 # y\n    hooks: [{id: a}]\n",
      "# mine\nrepos: # x\n- repo: local\n",
    ],
    [
      "repos:\n\n    # first\n    - repo: local\n      hooks: []\nfail_fast: true",
      "repos:\n    - repo: local\n      hooks:\n        - id: commit-guard-pre-commit\n",
    ],
    [
      "default_install_hook_types: [pre-commit, pre-push]\nrepos: [{repo: local, hooks: []}]\n",
      "default_install_hook_types: [pre-merge-commit, prepare-commit-msg, commit-msg, post-commit, pre-commit, pre-push]\n",
    ],
    ["default_install_hook_types:\n- commit-msg\nrepos: []\r\n", "default_install_hook_types:\n- pre-commit\r\n"],
  ])("%j gets a block, where each piece can be found again", (text, expected) => {
    const edit = editPreCommit(text, DOOR);
    expect(edit?.text).toContain(expected);
    const { default_install_hook_types: types, repos } = parse(edit?.text ?? "");
    expect(types).toEqual(expect.arrayContaining(STAGES));
    expect(repos).toMatchObject([{ repo: "local", hooks: { length: 6 } }, ...listOf(parse(text)["repos"])]);
    const without = edit?.inserted.reduce((rest, piece) => rest.split(piece).join(""), edit.text);
    expect(without).toBe(text);
  });

  it("has a hook for each event, with the message where git has one", async () => {
    await using repo = await createInstallRepo();
    repo.write(FILE, "repos: []\n");
    await repo.init();
    expect(load(repo.read(FILE))).toMatchObject({
      default_install_hook_types: STAGES,
      repos: [{ hooks: expect.arrayContaining([hook("commit-msg", true), hook("pre-push", false)]) }],
    });
    expect((await repo.init({ yes: true, mode: "pre-commit" })).out).toContain("nothing to do");
  });

  it("comes back", async () => {
    await using repo = await createInstallRepo();
    repo.write(FILE, "repos:\n  - repo: local # mine\n    hooks: []");
    const before = repo.snapshot();
    expect(await repo.init()).toMatchObject({ code: 0, err: "" });
    expect(await repo.uninstall()).toMatchObject({ code: 0, err: "" });
    expect(repo.snapshot()).toEqual(before);
  });

  it.each(["repos: {}\n", "repos: &a [x: *b]\n", "{repos: []}\n", "repos: []\ndefault_install_hook_types: x\n"])(
    "%j cannot be edited safely",
    (text) => {
      expect(editPreCommit(text, DOOR)).toBe(null);
    },
  );

  it("that cannot be edited safely is refused, nothing is changed", async () => {
    await using repo = await createInstallRepo();
    repo.write(FILE, "repos: {}\n");
    const before = repo.snapshot();
    expect((await repo.init()).code).toBe(2);
    expect(repo.snapshot()).toEqual(before);
  });
});

function parse(text: string): Readonly<Record<string, unknown>> {
  const content: unknown = load(text) ?? {};
  return typeof content === "object" && content !== null ? { ...content } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function hook(event: string, passes: boolean): unknown {
  return {
    id: `commit-guard-${event}`,
    name: "commit-guard",
    language: "system",
    entry: `sh ${DOOR} ${event}`,
    stages: [event],
    always_run: true,
    pass_filenames: passes,
  };
}

it("our own list for pre-commit has every event that it knows", () => {
  const hooks: unknown = load(readFileSync(".pre-commit-hooks.yaml", "utf8"));
  const known = EVENTS.filter((event) => event !== "applypatch-msg");
  const expected = known.map((event) =>
    expect.objectContaining({ id: `commit-guard-${event}`, entry: `commit-guard hook ${event}` }),
  );
  expect(hooks).toHaveLength(known.length);
  expect(hooks).toEqual(expect.arrayContaining(expected));
});

/** Older versions know some stages by other names. */
function withOldStages(repo: InstallRepo): void {
  const text = repo.read(FILE).replace("stages: [pre-commit]", "stages: [commit]");
  repo.write(
    FILE,
    text
      .replace("stages: [pre-merge-commit]", "stages: [merge-commit]")
      .replace("stages: [pre-push]", "stages: [push]"),
  );
}

describe.each([
  ["PRE_COMMIT", process.env["PRE_COMMIT"]],
  ["PREK", process.env["PREK"]],
])("with the program that %s names", (variable, program) => {
  it.skipIf(program === undefined)("refuses a bad commit, passes a good one, judges what is pushed", async () => {
    await using repo = await createInstallRepo();
    repo.write(FILE, "# mine\nfiles: ^nowhere/\nrepos:\n- repo: local\n  hooks: []\n");
    await repo.init();
    if (variable === "PRE_COMMIT") withOldStages(repo);
    repo.git("add", FILE); // it wants its configuration staged
    execFileSync(program ?? "", ["install"], { cwd: repo.root, env: repo.env });
    expect(tryCommit(repo, "bad")).toBe(1);
    expect(tryCommit(repo, "good")).toBe(0);
    expect(repo.asked()).toContain("prepare-commit-msg .git/COMMIT_EDITMSG message");
    const url = join(repo.home, "remote.git");
    repo.git("init", "--quiet", "--bare", url);
    expect(repo.try("push", "--quiet", url, "HEAD:refs/heads/x").code).toBe(0);
    const id = repo.git("rev-parse", "HEAD");
    expect(repo.asked()).toEqual([`pre-push ${url} ${url}`, `  HEAD ${id} refs/heads/x ${"0".repeat(40)}`]);
  });
});
