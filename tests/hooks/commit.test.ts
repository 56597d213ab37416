import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { createGuardedRepo, goodMessage, type GuardedRepo } from "../support/guarded-repo.ts";

const SIGN_OFF = "Signed-off-by: Ada Author <ada@example.com>";

it("lets a good commit pass in silence", async () => {
  await using repo = await createGuardedRepo();
  repo.write("a.txt", "text\n");
  repo.git("add", "a.txt");

  expect(repo.try("commit", "--quiet", "-m", goodMessage())).toEqual({ code: 0, out: "", err: "" });
  expect(repo.guard("check", "HEAD").code).toBe(0);
});

interface Defect {
  readonly name: string;
  readonly rules: readonly string[];
  readonly message?: string;
  readonly files?: Readonly<Record<string, string>>;
}

const SIX = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [`${name}.txt`, "text\n"]));

const DEFECTS: readonly Defect[] = [
  { name: "6 files", rules: ["atomic-files"], files: SIX },
  { name: "501 lines", rules: ["atomic-lines"], files: { "a.txt": "line\n".repeat(501) } },
  { name: "no sign-off", rules: ["signed-off"], message: "feat: add a file\n\nAssisted-By: none\n" },
  { name: "no Assisted-By", rules: ["assisted-by"], message: `feat: add a file\n\n${SIGN_OFF}\n` },
  {
    name: "an unknown agent",
    rules: ["assisted-by"],
    message: `feat: add a file\n\n${SIGN_OFF}\nAssisted-By: secuirty-engineer (claude-sonnet-4 / 51b852b)\n`,
  },
  { name: "'and' in the subject", rules: ["single-concern"], message: goodMessage("feat: add this and that") },
  { name: "a bad type", rules: ["conventional-subject"], message: goodMessage("feature: add a file") },
  {
    name: "a trailer that git does not see",
    rules: ["signed-off", "visible-trailers"],
    message: `feat: add a file\n\n${SIGN_OFF}\n\nAssisted-By: none\n`,
  },
];

it.each(DEFECTS)("refuses $name with the finding of check", async ({ rules, message = goodMessage(), files = {} }) => {
  await using repo = await createGuardedRepo();
  for (const [path, text] of Object.entries({ "a.txt": "text\n", ...files })) repo.write(path, text);
  repo.git("add", "--all");

  const { code, out, err } = repo.try("commit", "-m", message);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^error: /);
  expect(err).toMatch(/nothing was committed\nHEAD still has no commit\n$/);
  expect(repo.try("rev-parse", "--verify", "--quiet", "HEAD").code).toBe(1);

  repo.sneak(message);
  const { findings, verdict } = repo.report("HEAD");
  expect([verdict, findings.map(({ rule }) => rule)]).toEqual(["fail", rules]);
  expect(firstLines(err)).toEqual(findings.map(firstLine));
});

function firstLine({ severity, what, rule }: Finding): string {
  return `${severity}: ${what} [${rule}]`;
}

function firstLines(text: string): string[] {
  return text.split("\n").filter((line) => /^(?:error|warning): /.test(line));
}

async function amendedRepo(): Promise<GuardedRepo> {
  const repo = await createGuardedRepo();
  for (const path of Object.keys(SIX).slice(0, 5)) repo.write(path, "text\n");
  repo.git("add", "--all");
  repo.git("commit", "--quiet", "-m", goodMessage());
  repo.write("f.txt", "text\n");
  repo.git("add", "--all");
  return repo;
}

it("judges an amended commit against the parents it will have", async () => {
  await using repo = await amendedRepo();
  expect(repo.try("commit", "--amend", "--no-edit").err).toContain("6 files changed, the limit is 5");
  const { err } = repo.try("commit", "--am", "--no-edit");
  expect(err).toContain("6 files changed, the limit is 5");
  expect(err).toContain("git rm -r --cached --quiet -- f.txt");
  expect(repo.try("commit", "-m", goodMessage()).code).toBe(0);
});

it("judges what -a or a path would commit, not what is staged", async () => {
  await using repo = await amendedRepo();
  repo.git("commit", "--quiet", "-m", goodMessage());
  for (const path of Object.keys(SIX)) repo.write(path, "more\n");
  repo.git("add", "a.txt");
  expect(repo.try("commit", "-a", "-m", goodMessage()).err).toContain("6 files changed");
  expect(repo.try("commit", "-m", goodMessage(), "b.txt").code).toBe(0);
  expect(repo.git("diff", "--cached", "--name-only")).toBe("a.txt");
});

it("judges the message as git will store it", async () => {
  await using repo = await createGuardedRepo();
  const commented = `# feat: add a file\nfeat: add a file\n\n${SIGN_OFF}\nAssisted-By: none\n`;
  expect(repo.try("commit", "--allow-empty", "-m", commented).code).toBe(1);
  expect(repo.try("commit", "--allow-empty", "--cleanup=strip", "-m", commented).code).toBe(0);
  expect(repo.git("log", "-1", "--format=%s")).toBe("feat: add a file");
});

it("refuses before the person types, where an editor opens", async () => {
  await using repo = await amendedRepo();
  repo.git("commit", "--quiet", "-m", goodMessage());
  for (const path of Object.keys(SIX)) repo.write(path, "more\n");
  const { err } = repo.try("-c", "core.editor=echo opened >&2; false", "commit", "-a");
  expect(err).toMatch(/^error: 6 files changed, the limit is 5 \[atomic-files\]\n/);
  expect(err).not.toContain("opened");
});

it("takes a hook that no git runs for a plain commit, so that such programs are not refused by guess", async () => {
  await using repo = await amendedRepo();
  writeFileSync(join(repo.root, ".git/MESSAGE"), goodMessage());
  expect(repo.guard("hook", "pre-commit")).toMatchObject({ code: 0, err: "" });
  expect(repo.guard("hook", "commit-msg", ".git/MESSAGE")).toMatchObject({ code: 0, err: "" });
});
