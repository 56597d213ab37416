import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { editLefthook } from "../../src/install/lefthook-mode.ts";
import { createInstallRepo, tryCommit } from "../support/install-repo.ts";

const OWN = "lefthook-commit-guard.yml";
const ITEM = `  - ${OWN}\n`;
const ASSERT = "assert_lefthook_installed: true\n";

describe("the configuration of lefthook", () => {
  it.each([
    ["lefthook.yml", "", `extends:\n${ITEM}${ASSERT}`],
    [
      "lefthook.yml",
      "# mine\npre-commit: # x\n  jobs:\n    - run: a",
      `# mine\npre-commit: # x\n  jobs:\n    - run: a\nextends:\n${ITEM}${ASSERT}`,
    ],
    [
      ".lefthook.yaml",
      `extends: # mine\n    # first\n    - a.yml\n${ASSERT}`,
      `extends: # mine\n    - ${OWN}\n    # first\n    - a.yml\n${ASSERT}`,
    ],
    [".config/lefthook.yml", `extends:\n- a.yml\n`, `extends:\n- ${OWN}\n- a.yml\n${ASSERT}`],
    ["lefthook.yml", `"extends": [ a.yml ] # mine\n`, `"extends": [${OWN},  a.yml ] # mine\n${ASSERT}`],
    ["lefthook.yml", "extends: []\r\n", `extends: [${OWN}]\r\n${ASSERT.replace("\n", "\r\n")}`],
    ["lefthook.yml", "pre-push:\n  jobs:\n    - run: |\n        extends:\n          - x\n", null],
    [
      "lefthook.json",
      '{\n  "pre-commit": {}\n}\n',
      `{\n  "pre-commit": {},\n  "extends": [\n    "${OWN}"\n  ],\n  "assert_lefthook_installed": true\n}\n`,
    ],
    [
      "lefthook.jsonc",
      `{ // mine\n  "extends": ["a.yml"],\n  "assert_lefthook_installed": false\n}`,
      `{ // mine\n  "extends": [\n    "${OWN}",\n    "a.yml"\n  ],\n  "assert_lefthook_installed": false\n}`,
    ],
    [
      "lefthook.toml",
      "[pre-commit]\nparallel = true\n",
      `extends = ["${OWN}"]\nassert_lefthook_installed = true\n[pre-commit]\nparallel = true\n`,
    ],
  ])("%s %j becomes %j, where each piece can be found again", (name, text, expected) => {
    const edit = editLefthook(name, text);
    expect(edit?.text).toBe(expected ?? `${text}extends:\n${ITEM}${ASSERT}`);
    const without = edit?.inserted.reduce((rest, piece) => rest.split(piece).join(""), edit.text);
    expect(without).toBe(name.includes(".json") ? edit?.text : text);
  });

  it.each(["lefthook.yml", ".lefthook.json", ".config/lefthook.yaml", "lefthook.toml"])(
    "%s comes back",
    async (name) => {
      await using repo = await createInstallRepo();
      repo.write(name, name.endsWith("json") ? '{ "pre-commit": {} }' : "# mine");
      const before = repo.snapshot();
      expect(await repo.init()).toMatchObject({ code: 0, err: "" });
      expect(repo.read(name)).toContain(OWN);
      expect(repo.read(OWN)).toContain("sh node_modules/commit-guard/dist/hooks/shim.sh commit-msg");
      expect(await repo.uninstall()).toMatchObject({ code: 0, err: "" });
      expect(repo.snapshot()).toEqual(before);
    },
  );

  it.each([
    ["lefthook.yml", "extends: a.yml\n"],
    ["lefthook.yml", "{ pre-commit: {} }\n"],
    ["lefthook.yml", "a: *nowhere\n"],
    ["lefthook.toml", 'extends = ["a.yml"]\n'],
    ["lefthook.json", "[]"],
  ])("%s %j cannot be edited safely", (name, text) => {
    expect(editLefthook(name, text)).toBe(null);
  });

  it("that cannot be edited safely is refused with what to write, nothing is changed", async () => {
    await using repo = await createInstallRepo();
    repo.write("lefthook.yml", "extends: a.yml\n");
    const before = repo.snapshot();
    const { code, err } = await repo.init();
    expect(code).toBe(2);
    expect(err).toContain(`next:  Add '${OWN}' to its list 'extends'`);
    expect(repo.snapshot()).toEqual(before);
  });

  it("that extends our file already stays", () => {
    const text = `extends: ["${OWN}"]\n${ASSERT}`;
    expect(editLefthook("lefthook.yml", text)).toEqual({ text, inserted: [] });
    expect(editLefthook("lefthook.toml", `extends = ["${OWN}"]\n`)?.inserted).toEqual([]);
  });

  it("edited since loses what was inserted", async () => {
    await using repo = await createInstallRepo();
    repo.write("lefthook.yml", "extends:\n  - a.yml\n");
    await repo.init();
    repo.write("lefthook.yml", `# mine\n${repo.read("lefthook.yml")}output: []\n`);
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.read("lefthook.yml")).toBe("# mine\nextends:\n  - a.yml\noutput: []\n");
  });

  it("names the package where it is, whatever its path", async () => {
    await using repo = await createInstallRepo();
    repo.write("lefthook.yml", "");
    execFileSync("mkdir", ["it's a web"], { cwd: repo.root });
    execFileSync("mv", ["node_modules", "it's a web"], { cwd: repo.root });
    await repo.init({ yes: true }, { cwd: join(repo.root, "it's a web") });
    expect(load(repo.read(OWN))).toMatchObject({
      "post-commit": {
        jobs: [{ run: `: {files}; sh 'it'\\''s a web/node_modules/commit-guard/dist/hooks/shim.sh' post-commit` }],
      },
    });
  });
});

const LEFTHOOK = process.env["LEFTHOOK"];

describe.skipIf(LEFTHOOK === undefined)("with lefthook itself (LEFTHOOK, its path)", () => {
  it("refuses a bad commit, passes a good one, runs where nothing is staged, too", async () => {
    await using repo = await createInstallRepo({ LEFTHOOK_BIN: LEFTHOOK, LEFTHOOK_OUTPUT: "failure" });
    repo.write("lefthook.yml", "# mine\npre-commit:\n  parallel: true\n  jobs:\n    - run: echo theirs\n");
    await repo.init();
    execFileSync(LEFTHOOK ?? "", ["install"], { cwd: repo.root, env: repo.env });
    expect(tryCommit(repo, "bad")).toBe(1);
    expect(tryCommit(repo, "good")).toBe(0);
    repo.asked();
    expect(repo.try("commit", "--quiet", "--allow-empty", "-m", "good").code).toBe(0);
    expect(repo.asked().map((line) => line.split(" ")[0])).toEqual([
      "pre-commit",
      "prepare-commit-msg",
      "commit-msg",
      "post-commit",
    ]);
    const url = join(repo.home, "remote.git");
    repo.git("init", "--quiet", "--bare", url);
    expect(repo.try("push", "--quiet", url, "HEAD:refs/heads/x").code).toBe(0);
    const id = repo.git("rev-parse", "HEAD");
    expect(repo.asked()).toEqual([`pre-push ${url} ${url}`, `  HEAD ${id} refs/heads/x ${"0".repeat(40)}`]);
  });
});
