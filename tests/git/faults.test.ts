import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { createRepo, type Repo } from "../support/repo.ts";
import { type Run, runCheck } from "../support/run-check.ts";

/** A repository in which every kind of question to git is asked: merges, a revert, attributes, a binary file. */
async function createEverything(): Promise<Repo> {
  const repo = await createRepo();
  repo.commit("feat: start", { ".gitattributes": "*.gen linguist-generated\n", a: "1\n" });
  repo.git("checkout", "--quiet", "-b", "side");
  repo.commit("feat: side", { a: "2\n", ...manyFiles(8) });
  repo.git("checkout", "--quiet", "main");
  repo.commit("feat: main", { bin: "\0" });
  repo.git("merge", "--quiet", "--no-ff", "--no-commit", "side");
  const merge = repo.commit("Merge branch 'side'", { a: "3\n" });
  repo.git("revert", "--no-edit", "-m", "1", merge);
  repo.write("staged", "1\n");
  repo.git("add", "staged");
  return repo;
}

function manyFiles(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.gen`, "1\n"]));
}

/** A git that does something else when its arguments hold these words. */
function replaceGit({ home }: Repo, words: string, script: string): NodeJS.ProcessEnv {
  const real = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).stdout.trim();
  const folder = join(home, "bin");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "git"), `#!/bin/sh\ncase "$*" in *"${words}"*) ${script};; esac\nexec '${real}' "$@"\n`);
  chmodSync(join(folder, "git"), 0o755);
  mkdirSync(join(home, "tmp"), { recursive: true });
  return { PATH: `${folder}:${process.env["PATH"]}`, TMPDIR: join(home, "tmp") };
}

function leftBehind({ home }: Repo): string[] {
  return readdirSync(join(home, "tmp"));
}

const HISTORY = ["--to", "HEAD"];
const ONCE: readonly (readonly [string, readonly string[]])[] = [
  ["--is-bare-repository", HISTORY],
  ["rev-parse --verify", HISTORY],
  ["rev-list --topo-order", HISTORY],
  ["check-attr", HISTORY],
  ["update-index", HISTORY],
  ["diff-tree -r --raw", HISTORY],
  ["for-each-ref", []],
  ["rev-list --count", []],
  ["write-tree", ["--staged"]],
  ["hash-object", ["--staged"]],
  ["merge-base --is-ancestor", HISTORY],
];
const LONG_LIVED: readonly (readonly [string, readonly string[]])[] = [
  ["cat-file --batch", HISTORY],
  ["cat-file --batch-check", HISTORY],
  ["-M50% -l1000", HISTORY],
  ["-c --no-renames", HISTORY],
  ["--numstat --no-renames", HISTORY],
  ["mktree", HISTORY],
];
const KILLED = "kill -9 $$";

const QUESTIONS = [
  ...ONCE.map(([words, args]) => ({ words, args, faults: [KILLED] })),
  ...LONG_LIVED.map(([words, args]) => ({ words, args, faults: [KILLED, "head -c 1; exit 0"] })),
];

/** A sentence, and no stack trace. */
function isSentence({ out, err }: Run): boolean {
  return out === "" && /^error: [^\n]+\n/.test(err) && !/^\s+at /m.test(err);
}

describe("a git that fails in the middle", async () => {
  const repo = await createEverything();
  afterAll(() => repo[Symbol.asyncDispose]());

  it.each(QUESTIONS)("is no verdict: $words", async ({ words, args, faults }) => {
    for (const fault of faults) {
      const env = replaceGit(repo, words, fault);
      // oxlint-disable-next-line no-await-in-loop -- they share the folder that must be empty afterwards
      const run = await runCheck(repo.root, args, env);
      expect({ fault, code: run.code, says: isSentence(run) || run }).toEqual({ fault, code: 3, says: true });
      expect(leftBehind(repo)).toEqual([]);
    }
  });

  it("is judged whole where it does not fail", async () => {
    const env = replaceGit(repo, "no such words", "exit 1");
    expect((await runCheck(repo.root, HISTORY, env)).code).toBe(1);
    expect(leftBehind(repo)).toEqual([]);
  });
});

describe("a machine that fails", () => {
  it("is no verdict: no git, no temporary folder, a broken object", async () => {
    await using repo = await createEverything();
    const none = await runCheck(repo.root, HISTORY, { PATH: repo.home });
    expect([none.code, none.err]).toEqual([3, "error: git was not found on PATH\n"]);
    const homeless = await runCheck(repo.root, HISTORY, { TMPDIR: join(repo.home, "nowhere") });
    expect([homeless.code, isSentence(homeless), homeless.err.includes("set TMPDIR")]).toEqual([3, true, true]);
    const blob = repo.git("rev-parse", "HEAD:a");
    const file = join(repo.root, ".git/objects", blob.slice(0, 2), blob.slice(2));
    chmodSync(file, 0o644);
    writeFileSync(file, readFileSync(file).subarray(0, 5));
    const broken = await runCheck(repo.root, HISTORY);
    expect([broken.code, isSentence(broken)]).toEqual([3, true]);
  });

  it("leaves nothing behind when the process is ended", async () => {
    await using repo = await createEverything();
    const env = { ...repo.env, ...replaceGit(repo, "cat-file --batch", "exec cat >/dev/null") };
    const program = join(import.meta.dirname, "../../src/cli/bin/commit-guard.ts");
    const child = spawn(process.execPath, [program, "check", "HEAD"], { cwd: repo.root, env, stdio: "ignore" });
    // oxlint-disable-next-line no-await-in-loop -- it waits for what the process does
    while (leftBehind(repo).length === 0) await wait(10);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([null, "SIGTERM"]);
    expect(leftBehind(repo)).toEqual([]);
  });
});

describe("what is very large", () => {
  it("is judged: a message of 10 MB, one line of 10 MB, 20,000 staged files", async () => {
    await using repo = await createRepo();
    repo.commit("feat: start", { long: "x".repeat(10_000_000), small: "1\n" });
    const input = `feat: say much\n\n${"words and more words\n".repeat(500_000)}`;
    repo.write("message", input);
    repo.git("commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--file=message");
    const range = await runCheck(repo.root, HISTORY);
    expect([range.code, range.err]).toEqual([1, ""]);
    const blob = repo.git("rev-parse", "HEAD:small");
    const entries = Array.from({ length: 20_000 }, (_, index) => `100644 ${blob}\tfolder-${index % 100}/${index}\n`);
    spawnSync("git", ["update-index", "--index-info"], { cwd: repo.root, env: repo.env, input: entries.join("") });
    const staged = await runCheck(repo.root, ["--staged"]);
    expect([staged.code, staged.out.includes("20000 files changed")]).toEqual([1, true]);
  });
});
