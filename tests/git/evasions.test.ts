import { spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRepo, type Repo } from "../support/repo.ts";
import { runCheck } from "../support/run-check.ts";

const LINES = "a line\n".repeat(700);

/** Two commits and staged changes, each far over every limit, with a rename and a submodule. */
function fill(repo: Repo): void {
  repo.commit("feat: start", { "old.ts": LINES, "commit-guard.json": '{ "extends": "strict" }\n' });
  repo.git("mv", "old.ts", "new.ts");
  repo.commit("Some files", Object.fromEntries(["a.ts", "b.ts", "c d.ts", "é.ts"].map((name) => [name, LINES])));
  repo.git("update-index", "--add", "--cacheinfo", `160000,${repo.git("rev-parse", "HEAD")},sub`);
  repo.git("commit", "--quiet", "--message", "add a submodule");
  for (let index = 0; index < 8; index += 1) repo.write(`staged-${index}.ts`, LINES);
  repo.git("add", "--", "staged-*.ts");
}

async function findingsOf(repo: Repo, cwd = repo.root, env: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const options = ["--format", "json"];
  const range = await runCheck(cwd, [...options, "--to", "main"], env);
  const staged = await runCheck(cwd, [...options, "--staged"], env);
  expect([range.err, staged.err]).toEqual(["", ""]);
  return [range, staged].map(({ code, out }) => ({ code, findings: Reflect.get(Object(JSON.parse(out)), "findings") }));
}

/** A program that tells when it was run. */
function plantCanary(repo: Repo, name: string): string {
  const file = join(repo.home, name);
  writeFileSync(file, `#!/bin/sh\ntouch '${canaryOf(repo)}'\ncat\n`);
  chmodSync(file, 0o755);
  return file;
}

function canaryOf(repo: Repo): string {
  return join(repo.home, "canary");
}

const ATTRIBUTES = "* -diff\n* binary\n* diff=x\n* linguist-generated\n";
const CONFIG = {
  "core.bigFileThreshold": "1",
  "core.quotePath": "true",
  "diff.x.binary": "true",
  "diff.x.algorithm": "patience",
  "diff.renames": "false",
  "diff.renameLimit": "1",
  "diff.algorithm": "histogram",
  "diff.relative": "true",
  "diff.noprefix": "true",
  "diff.ignoreSubmodules": "all",
  "diff.submodule": "log",
  "diff.interHunkContext": "50",
  "submodule.sub.ignore": "all",
  "log.showSignature": "true",
  "log.mailmap": "true",
  "i18n.logOutputEncoding": "UTF-16",
  "color.ui": "always",
  "core.commitGraph": "false",
  "core.splitIndex": "true",
} as const;
const ENVIRONMENT = {
  GIT_DIFF_OPTS: "--unified=0",
  GIT_EXTERNAL_DIFF: "false",
  GIT_ATTR_SOURCE: "HEAD",
  GIT_PAGER: "false",
  GIT_TRACE: "0",
  GIT_GLOB_PATHSPECS: "1",
} as const;

type Evasion = (repo: Repo) => void;

const EVASIONS: Readonly<Record<string, Evasion>> = {
  "attributes of the work tree": (repo) => repo.write(".gitattributes", ATTRIBUTES),
  "attributes of the clone": (repo) => {
    mkdirSync(join(repo.root, ".git/info"), { recursive: true });
    writeFileSync(join(repo.root, ".git/info/attributes"), ATTRIBUTES);
  },
  "attributes of the user": (repo) => {
    writeFileSync(join(repo.home, "attributes"), ATTRIBUTES);
    repo.git("config", "core.attributesFile", join(repo.home, "attributes"));
  },
  configuration: (repo) => {
    for (const [key, value] of Object.entries(CONFIG)) repo.git("config", key, value);
    writeFileSync(join(repo.home, "order"), "*.md\n");
    repo.git("config", "diff.orderFile", join(repo.home, "order"));
  },
  "a hidden submodule": (repo) =>
    repo.write(".gitmodules", '[submodule "sub"]\n\tpath = sub\n\turl = ./x\n\tignore = all\n'),
  "a mail map": (repo) => repo.write(".mailmap", "Eve <eve@example.com> <ada@example.com>\n"),
  "a replaced commit": (repo) =>
    repo.git("replace", "HEAD~1", repo.git("commit-tree", "-m", "feat: good", "HEAD~2^{tree}")),
  "a graft": (repo) => appendFileSync(join(repo.root, ".git/info/grafts"), `${repo.git("rev-parse", "HEAD")}\n`),
  "programs of the configuration": (repo) => {
    const program = plantCanary(repo, "program");
    for (const key of ["diff.external", "diff.x.command", "diff.x.textconv", "core.fsmonitor", "core.pager"]) {
      repo.git("config", key, program);
    }
    repo.git("config", "filter.x.clean", program);
    for (const hook of ["post-index-change", "pre-commit", "reference-transaction"]) plantCanary(repo, hook);
    repo.git("config", "core.hooksPath", repo.home);
  },
};

const PROGRAM = join(import.meta.dirname, "../../src/cli/bin/commit-guard.ts");

describe("what a clone says about itself", () => {
  it("changes no finding, one thing after another", async () => {
    await using repo = await createRepo();
    fill(repo);
    const expected = await findingsOf(repo);
    expect(JSON.stringify(expected)).toContain("8 files changed");
    for (const [name, evade] of Object.entries(EVASIONS)) {
      evade(repo);
      // oxlint-disable-next-line no-await-in-loop -- each adds to what was before
      expect([name, await findingsOf(repo)]).toEqual([name, expected]);
    }
    expect(await findingsOf(repo, repo.root, ENVIRONMENT)).toEqual(expected);
    expect(existsSync(canaryOf(repo))).toBe(false);
  });

  it("is found the same from everywhere", async () => {
    await using repo = await createRepo();
    fill(repo);
    const expected = await findingsOf(repo);
    mkdirSync(join(repo.root, "deep/er"), { recursive: true });
    expect(await findingsOf(repo, join(repo.root, "deep/er"))).toEqual(expected);
    const env = { GIT_DIR: join(repo.root, ".git"), GIT_WORK_TREE: repo.root };
    expect(await findingsOf(repo, repo.home, env)).toEqual(expected);
    const relative = { ...repo.env, GIT_DIR: "../.git", GIT_WORK_TREE: ".." };
    const cwd = join(repo.root, "deep");
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, "check", "--to", "main"], { cwd, env: relative });
    expect([status, stderr.toString()]).toEqual([1, ""]);
    repo.git("commit-graph", "write", "--reachable");
    repo.git("repack", "-adq");
    expect(await findingsOf(repo)).toEqual(expected);
  });

  it.each(["alternates", "worktree", `odd "path": it's`])("is found the same in %s", async (kind) => {
    await using repo = await createRepo();
    fill(repo);
    const expected = await findingsOf(repo);
    const [other, tree] = [join(repo.home, kind), repo.git("write-tree")];
    if (kind === "worktree") repo.git("worktree", "add", "--quiet", "--detach", other);
    else if (kind === "alternates") repo.git("clone", "--quiet", "--shared", repo.root, other);
    else cpSync(repo.root, other, { recursive: true });
    repo.git("-C", other, "read-tree", tree);
    expect(await findingsOf(repo, other)).toEqual(expected);
  });
});
