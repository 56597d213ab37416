import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodMessage, type Outcome, PROGRAM } from "../support/guarded-repo.ts";
import { createRepo, type Repo } from "../support/repo.ts";

// What only a process of its own can show.

const BIN = resolve("src/cli/bin");
const START = resolve("src/cli/start.ts");

let repo: Repo;

beforeAll(async () => {
  repo = await createRepo();
  repo.commit(goodMessage(), { "a.txt": "text\n" });
  for (let index = 0; index < 5; index += 1) repo.commit(`bad ${index}`);
  mkdirSync(join(repo.home, "other folder"));
});

afterAll(() => repo[Symbol.asyncDispose]());

interface Options {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

function run(command: string, { env = {}, input }: Options = {}): Outcome {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
    cwd: repo.root,
    env: { ...repo.env, NODE: process.execPath, PROGRAM, BIN, ...env },
    encoding: "utf8",
    maxBuffer: 1e8,
    ...(input === undefined ? {} : { input }),
  });
  return { code: status, out: stdout, err: stderr };
}

/** Starts a program whose body is this code. */
function start(body: string): Outcome {
  const file = join(repo.home, "program.ts");
  writeFileSync(file, `import { start } from ${JSON.stringify(START)};\nstart(async (argv, io) => { ${body} });\n`);
  return run(`"$NODE" '${file}'`);
}

const NO_VERDICT = "error: commit-guard ended without a verdict\n";

describe("the exit code", () => {
  it.each([
    ["a verdict", "return 1;", 1, ""],
    ["a pass, whatever still runs", "setInterval(() => 1, 1e6); return 0;", 0, ""],
    ["a promise that never settles", "await new Promise(() => {}); return 0;", 3, NO_VERDICT],
    ["a process that is ended", "process.exit(0);", 3, NO_VERDICT],
    ["another code that is set", "process.exitCode = 0; return new Promise(() => {});", 3, NO_VERDICT],
    ["a fault", 'throw new Error("no luck");', 3, "error: commit-guard failed: no luck\n"],
    ["what is no error", "throw null;", 3, "error: commit-guard failed: null\n"],
    [
      "a promise that nobody awaits",
      'Promise.reject(new Error("late")); await new Promise(() => {});',
      3,
      "error: commit-guard failed: late\n",
    ],
    [
      "a fault in a callback",
      'setTimeout(() => { throw new Error("late"); }); await new Promise(() => {});',
      3,
      "error: commit-guard failed: late\n",
    ],
  ])("of %s", (_, body, code, first) => {
    const result = start(body);
    expect([result.code, result.out]).toEqual([code, ""]);
    expect(result.err.slice(0, first.length)).toBe(first);
    expect(result.err === "").toBe(first === "");
  });

  it("keeps what code of the repository prints out of a report", () => {
    expect(start('console.log("noise"); process.stdout.write("noise"); io.out("report"); return 0;')).toEqual({
      code: 0,
      out: "report",
      err: "noise\nnoise",
    });
  });
});

describe("output", () => {
  it("that nobody reads any more ends nothing, the verdict stays", () => {
    const { out, err } = run('{ "$NODE" "$PROGRAM" check --to HEAD; echo "code $?" >&2; } | head -n 1');
    expect([out.split("\n").length, err]).toEqual([2, "code 1\n"]);
    const large = start('io.out("x\\n".repeat(1e6)); return 1;');
    expect([large.code, large.out.length]).toEqual([1, 2e6]);
  });

  it("that cannot be written is told", () => {
    expect(run('"$NODE" "$PROGRAM" check --to HEAD > /dev/full')).toEqual({
      code: 3,
      out: "",
      err: "error: standard output cannot be written: ENOSPC\n",
    });
    expect(run('"$NODE" "$PROGRAM" check nothing 2> /dev/full').code).toBe(3);
  });
});

it("standard input is read for --message - alone", () => {
  const input = goodMessage();
  expect(run('"$NODE" "$PROGRAM" check --message -', { input })).toMatchObject({ code: 0, err: "" });
  const rest = run(
    '{ "$NODE" "$PROGRAM" check HEAD > /dev/null; "$NODE" "$BIN/get-agent-hash.ts" x 2> /dev/null; cat; }',
    { input },
  );
  expect(rest.out).toBe(input);
});

describe("-C", () => {
  const nowhere = join("/", "nowhere", "at all");

  it.each([
    ["check -C ../home/other/../../repo", {}, 1],
    ["-C .. check -C repo", {}, 1],
    ["-C.. check -Crepo", {}, 1],
    ["check -C ''", {}, 1],
    ["check -C .", { GIT_DIR: nowhere, GIT_WORK_TREE: nowhere, GIT_INDEX_FILE: nowhere }, 1],
    ["check", { GIT_DIR: nowhere }, 3],
    ["check -C '../home/other folder'", {}, 3],
    ["check -C ../nowhere", {}, 2],
    ["check -C a.txt", {}, 2],
    ["check -C", {}, 2],
  ] as const)("commit-guard %s, with %o", (line, env, code) => {
    const result = run(`"$NODE" "$PROGRAM" ${line}`, { env });
    expect(result.code).toBe(code);
    expect(result.out.includes("commit-guard: 15 to fix in 6 commits\n")).toBe(code === 1);
    expect(result.err.startsWith("error: ")).toBe(code !== 1);
  });
});

describe("the agent programs", () => {
  it.each([
    ["get-agent-hash", "--version", 0],
    ["get-agent-hash", "--help", 0],
    ["get-agent-hash", "x", 2],
    ["get-agent-hash", "-C ../nowhere x", 2],
    ["update-agent-hashes", "--help", 0],
    ["update-agent-hashes", "", 2],
  ])("%s %s, with broken settings", (program, args, code) => {
    repo.write("commit-guard.json", "{");
    const { code: actual, out, err } = run(`"$NODE" "$BIN/${program}.ts" ${args}`);
    expect([actual, out === ""]).toEqual([code, code !== 0]);
    expect(err.includes("stop and ask the user")).toBe(program === "get-agent-hash" && code !== 0);
  });
});
