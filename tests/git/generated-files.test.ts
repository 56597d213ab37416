import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isLockFile, LOCK_FILES } from "../../src/core/generated.ts";
import { readFacts } from "../support/git-facts.ts";
import { createRepo, type Repo } from "../support/repo.ts";
import { runCheck } from "../support/run-check.ts";

const MARK = "linguist-generated";

interface Case {
  /** The attribute files of the first parent. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The paths of the commit, and which of them do not count. */
  readonly paths: Readonly<Record<string, string | null>>;
}

const CASES: Readonly<Record<string, Case>> = {
  "the root's attributes": {
    attributes: { ".gitattributes": `*.gen.ts ${MARK}\ndist/** ${MARK}=true\n` },
    paths: { "a.gen.ts": MARK, "deep/b.gen.ts": MARK, "dist/c.js": MARK, "src/d.ts": null },
  },
  "a folder's attributes": {
    attributes: { "api/.gitattributes": `* ${MARK}\n`, "api/own/.gitattributes": `* -${MARK}\n` },
    paths: { "api/a.ts": MARK, "api/own/b.ts": null, "c.ts": null, "api2/d.ts": null },
  },
  "a macro, only in the root": {
    attributes: { ".gitattributes": `[attr]tool ${MARK} -diff\n*.g.cs tool\n`, "x/.gitattributes": "[attr]t2 -text\n" },
    paths: { "a.g.cs": MARK, "x/b.g.cs": MARK, "x/c.cs": null },
  },
  "what takes it back": {
    attributes: { ".gitattributes": `* ${MARK}\n*.ts -${MARK}\n*.js !${MARK}\n*.css ${MARK}=false\n*.md ${MARK}=no\n` },
    paths: { "a.ts": null, "b.js": null, "c.css": null, "d.md": null, "e.html": MARK },
  },
  "names that need quotes": {
    attributes: { ".gitattributes": `"a b\\".ts" ${MARK}\n*.é ${MARK}\n`, "sp ace/.gitattributes": `* ${MARK}\n` },
    paths: { 'a b".ts': MARK, "x.é": MARK, "sp ace/y": MARK, "-z": null },
  },
  "lock files by their exact names": {
    attributes: {},
    paths: {
      "package-lock.json": "lock file",
      "sub/go.sum": "lock file",
      "my-package-lock.json": null,
      "Go.sum": null,
    },
  },
};

function filesOf(paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, "1\n"]));
}

describe("files that nobody wrote", () => {
  it.each(Object.entries(CASES))("are known by %s", async (_name, { attributes, paths }) => {
    await using repo = await createRepo();
    repo.commit("feat: start", attributes);
    const [facts] = await readFacts(repo.root, [repo.commit("feat: more", filesOf(Object.keys(paths)))]);
    expect(Object.fromEntries(facts?.changes.map(({ path, generated }) => [path, generated]) ?? [])).toEqual(paths);
  });

  it("are what git check-attr says of the parent", async () => {
    await using repo = await createRepo();
    const merged = Object.assign({}, ...Object.values(CASES).map(({ attributes }) => attributes));
    repo.commit("feat: start", merged);
    const paths = Object.values(CASES).flatMap((one) => Object.keys(one.paths));
    const oracle = checkAttributes(repo, paths);
    const [facts] = await readFacts(repo.root, [repo.commit("feat: more", filesOf(paths))]);
    const own = facts?.changes.filter(({ generated }) => generated === MARK).map(({ path }) => path);
    expect(own?.toSorted()).toEqual(oracle.toSorted());
  });

  it("are not those that only the commit itself marks", async () => {
    await using repo = await createRepo();
    const root = repo.commit("feat: start", { ".gitattributes": `* ${MARK}\n`, a: "1\n" });
    repo.git("rm", "--quiet", ".gitattributes");
    repo.commit("feat: take it away");
    const own = repo.commit("feat: mark", { ".gitattributes": `* ${MARK}\n`, b: "1\n" });
    const child = repo.commit("feat: use it", { c: "1\n" });
    const facts = await readFacts(repo.root, [root, own, child]);
    expect(facts.map(({ changes }) => changes.map(({ generated }) => generated))).toEqual([
      [null, null],
      [null, null],
      [MARK],
    ]);
  });

  it("are those that the parent's settings name, as far as today's do", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start", { "commit-guard.json": settingsOf("dist/**") });
    const files = filesOf(["dist/a", "dist/b", "out/c", "out/d", "out/e"]);
    repo.commit("feat: more", { ...files, "commit-guard.json": settingsOf("dist/**", "out/**") });
    const own = JSON.parse((await runCheck(repo.root, ["HEAD", "--format=json"])).out);
    expect(own).toMatchObject({ findings: [{ data: { actual: 4 } }], skipped: [{}, {}, {}, {}] });
    repo.commit("feat: again", filesOf(["out/x", "out/y", "out/z", "out/u"]));
    expect(await runCheck(repo.root, ["HEAD"])).toMatchObject({ code: 0 });
  });

  it("have a limit where they are binary", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start", { "commit-guard.json": JSON.stringify({ rules: QUIET }) });
    const limit = 512 * 1024;
    repo.commit("feat: more", { fits: `\0${"x".repeat(limit - 1)}`, large: `\0${"x".repeat(limit)}` });
    const run = await runCheck(repo.root, ["HEAD"]);
    expect(run).toMatchObject({ code: 1, out: expect.stringContaining("binary file 'large' has 513 KiB") });
    expect(run.out).not.toContain("'fits'");
  });

  it("are lock files in any folder", () => {
    expect(LOCK_FILES.filter((name) => !isLockFile(name) || !isLockFile(`a/${name}`))).toEqual([]);
    expect(LOCK_FILES.filter((name) => isLockFile(`${name}/a`) || isLockFile(`x${name}`))).toEqual([]);
  });

  it.runIf(process.env["LONG"])("count as text however large they are", async () => {
    await using repo = await createRepo();
    const [half, count] = ["y\n".repeat(2 ** 27), 2];
    for (let index = 0; index < count; index += 1) appendFileSync(join(repo.root, "huge.txt"), half);
    appendFileSync(join(repo.root, "huge.txt"), "end");
    const [facts] = await readFacts(repo.root, [repo.commit("feat: huge")]);
    expect(facts?.changes).toMatchObject([{ added: count * 2 ** 27 + 1, deleted: 0, binaryBytes: null }]);
  });
});

function settingsOf(...generated: readonly string[]): string {
  return JSON.stringify({ generated, rules: QUIET });
}

const QUIET = {
  "atomic-files": ["error", { max: 3 }],
  "conventional-subject": "off",
  "signed-off": "off",
  "assisted-by": "off",
} as const;

function checkAttributes(repo: Repo, paths: readonly string[]): string[] {
  const args = ["check-attr", "-z", "--stdin", "--cached", MARK];
  const { stdout } = spawnSync("git", args, {
    cwd: repo.root,
    env: repo.env,
    input: paths.join("\0"),
    encoding: "utf8",
  });
  const fields = stdout.split("\0");
  return paths.filter((_, index) => ["set", "true"].includes(fields[index * 3 + 2] ?? ""));
}
