import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { createInstallRepo, type InstallRepo, tryCommit } from "../support/install-repo.ts";

const CALL = (event: string): string =>
  `if [ -f node_modules/commit-guard/dist/hooks/shim.sh ]; then sh node_modules/commit-guard/dist/hooks/shim.sh ${event} "$@" || exit $?; else echo "error: commit-guard is not installed here, run: npm install" >&2; exit 3; fi\n`;

async function createHuskyRepo(files: Readonly<Record<string, string>> = {}): Promise<InstallRepo> {
  const repo = await createInstallRepo();
  execFileSync(process.execPath, [resolve("node_modules/husky/bin.js")], { cwd: repo.root, env: repo.env });
  for (const [name, text] of Object.entries(files)) repo.write(`.husky/${name}`, text);
  return repo;
}

describe("mode husky", () => {
  it("puts one line at the top of each file that is needed, and takes exactly those out", async () => {
    await using repo = await createHuskyRepo({
      "pre-commit": "exit 0\n",
      "commit-msg": '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n# ours\nnpx lint "$1"',
      "post-merge": "exit 0\n",
    });
    const before = repo.snapshot();
    expect(await repo.init()).toMatchObject({ code: 0, err: "" });
    expect(repo.read(".husky/pre-commit")).toBe(`${CALL("pre-commit")}exit 0\n`);
    expect(repo.read(".husky/commit-msg")).toBe(
      `#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n${CALL("commit-msg")}\n# ours\nnpx lint "$1"`,
    );
    expect(repo.read(".husky/post-commit")).toBe(CALL("post-commit"));
    expect(existsSync(join(repo.root, ".husky/pre-rebase"))).toBe(false);
    expect(await repo.uninstall()).toMatchObject({ code: 0, err: "" });
    expect(repo.snapshot()).toEqual(before);
  });

  it("refuses a bad commit, passes a good one, refuses where the package is missing", async () => {
    await using repo = await createHuskyRepo({ "pre-commit": "exit 0\n" });
    expect((await repo.init()).code).toBe(0);
    expect(tryCommit(repo, "bad")).toBe(1);
    expect(repo.asked().map((line) => line.split(" ")[0])).toEqual(["pre-commit", "prepare-commit-msg", "commit-msg"]);
    expect(tryCommit(repo, "good")).toBe(0);
    execFileSync("mv", ["node_modules", "elsewhere"], { cwd: repo.root });
    expect(repo.try("commit", "--allow-empty", "--message", "good").err).toContain(
      "commit-guard is not installed here",
    );
  });

  it("keeps what git-lfs reads in pre-push", async () => {
    await using repo = await createHuskyRepo({
      "pre-push": `command -v git >/dev/null 2>&1 || { echo; exit 2; }\necho "lfs $*" >> "$GUARD_LOG"; sed 's/^/  lfs /' >> "$GUARD_LOG"\n`,
    });
    await repo.init();
    const url = join(repo.home, "remote.git");
    repo.git("init", "--quiet", "--bare", url);
    const id = repo.git("rev-parse", "HEAD");
    repo.git("branch", "other");
    expect(repo.try("push", "--quiet", url, "HEAD:refs/heads/x", "other").code).toBe(0);
    const lines = [
      `HEAD ${id} refs/heads/x ${"0".repeat(40)}`,
      `refs/heads/other ${id} refs/heads/other ${"0".repeat(40)}`,
    ];
    expect(repo.asked()).toEqual([
      `pre-push ${url} ${url}`,
      ...lines.map((line) => `  ${line}`),
      `lfs ${url} ${url}`,
      ...lines.map((line) => `  lfs ${line}`),
    ]);
    expect(repo.try("push", "--quiet", url, "other")).toMatchObject({ code: 0, err: "" }); // nothing to push
  });

  it("leaves a file alone that calls commit-guard already", async () => {
    const text = 'commit-guard hook commit-msg "$@"\n';
    await using repo = await createHuskyRepo({ "commit-msg": text, "pre-commit": "# commit-guard hook pre-commit\n" });
    await repo.init();
    expect(repo.read(".husky/commit-msg")).toBe(text);
    expect(repo.read(".husky/pre-commit")).toContain(CALL("pre-commit"));
  });

  it("says how to arm husky where it is not, and never installs into its own folder", async () => {
    await using repo = await createHuskyRepo();
    expect((await repo.init({ yes: true, mode: "hooks" })).err).toContain("the hooks folder is husky's");
    repo.git("config", "--unset", "core.hooksPath");
    expect((await repo.init()).out).toContain("npx husky\n");
  });

  it("refuses a link, which may lead anywhere", async () => {
    await using repo = await createHuskyRepo();
    symlinkSync("../package.json", join(repo.root, ".husky/pre-commit"));
    expect(await repo.init()).toMatchObject({ code: 2, out: "" });
  });

  it("names the package where it is: in a folder of a monorepo", async () => {
    await using repo = await createHuskyRepo();
    mkdirSync(join(repo.root, "web app"));
    execFileSync("mv", ["node_modules", "web app/node_modules"], { cwd: repo.root });
    expect((await repo.init({ yes: true }, { cwd: join(repo.root, "web app") })).code).toBe(0);
    expect(repo.read(".husky/commit-msg")).toContain(
      "sh 'web app/node_modules/commit-guard/dist/hooks/shim.sh' commit-msg",
    );
    expect(repo.read("commit-guard.json")).toContain('"./web app/node_modules/commit-guard/commit-guard.schema.json"');
    expect([tryCommit(repo, "bad"), tryCommit(repo, "good")]).toEqual([1, 0]);
  });
});

async function createTrackedRepo(files: Readonly<Record<string, string>>): Promise<InstallRepo> {
  const repo = await createInstallRepo();
  for (const [name, text] of Object.entries(files)) {
    repo.write(`.githooks/${name}`, text);
    chmodSync(join(repo.root, ".githooks", name), 0o755);
  }
  repo.git("config", "core.hooksPath", ".githooks");
  return repo;
}

describe("a hooks folder that the repository tracks", () => {
  it("gets the same lines; a hook that is no shell script runs after a file that is one", async () => {
    const script = `#!/usr/bin/env node\nrequire("node:fs").appendFileSync(process.env.GUARD_LOG, "theirs\\n");\n`;
    await using repo = await createTrackedRepo({ "pre-commit": "#!/bin/bash\nexit 0\n", "commit-msg": script });
    const before = repo.snapshot();
    expect(await repo.init()).toMatchObject({ code: 0, err: "" });
    expect(repo.read(".githooks/pre-commit")).toBe(`#!/bin/bash\n${CALL("pre-commit")}exit 0\n`);
    expect(tryCommit(repo, "bad")).toBe(1);
    expect(repo.asked()).not.toContain("theirs");
    expect(tryCommit(repo, "good")).toBe(0);
    expect(repo.asked().slice(2)).toEqual(["commit-msg .git/COMMIT_EDITMSG", "theirs", "post-commit "]);
    expect(await repo.uninstall()).toMatchObject({ code: 0, err: "" });
    expect(repo.snapshot()).toEqual(before);
  });

  it("that git ignores belongs to the clone", async () => {
    await using repo = await createTrackedRepo({ "pre-commit": "#!/bin/sh\nexit 0\n" });
    repo.write(".gitignore", "node_modules\n.githooks\n");
    await repo.init();
    expect(repo.read(".githooks/pre-commit")).toContain("\n# commit-guard hook\n");
    expect(existsSync(join(repo.root, ".githooks/pre-commit.commit-guard-chained"))).toBe(true);
  });
});

describe("a line that runs commitlint", () => {
  const LINT = 'npx --no -- commitlint --edit "$1"\n';

  it("stays without a question, with a hint", async () => {
    await using repo = await createHuskyRepo({ "commit-msg": LINT });
    const { out } = await repo.init();
    expect(out).toContain("note: .husky/commit-msg:1 runs commitlint, which commit-guard does itself\n");
    expect(repo.read(".husky/commit-msg")).toBe(`${CALL("commit-msg")}${LINT}`);
  });

  it("goes where a person says so; comes back, also when the file was edited since", async () => {
    await using repo = await createHuskyRepo({ "commit-msg": `# é\n${LINT}echo more\n` });
    const asker = { confirm: async (): Promise<boolean> => true };
    expect((await repo.init({}, { asker })).code).toBe(0);
    expect(repo.read(".husky/commit-msg")).toBe(`${CALL("commit-msg")}# é\necho more\n`);
    expect((await repo.init({ yes: true, mode: "husky" })).out).toContain("nothing to do");
    repo.write(".husky/commit-msg", `${repo.read(".husky/commit-msg")}echo mine\n`);
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.read(".husky/commit-msg")).toBe(`${LINT}# é\necho more\necho mine\n`);
  });
});
