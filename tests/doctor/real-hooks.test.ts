import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createRepo, openRepo, type Repo } from "../support/repo.ts";
import { snapshot } from "../support/snapshot.ts";

// The hooks that init installs, the shim that they source, the judge that it starts: nothing here is a double.

let repo: Repo;

beforeEach(async () => {
  const made = await createRepo();
  const env = { ...made.env, PATH: [dirname(process.execPath), made.env["PATH"]].join(delimiter) };
  repo = { ...made, ...openRepo(made.root, made.home, env) };
  repo.commit("chore: start", { ".gitignore": "node_modules\n" });
  mkdirSync(join(repo.root, "node_modules/commit-guard"), { recursive: true });
  guard("init", "--yes", "--mode", "hooks");
});

afterEach(() => repo[Symbol.asyncDispose]());

function guard(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const program = resolve("src/cli/bin/commit-guard.ts");
  const run = { cwd: repo.root, env: repo.env, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], run);
  return { code: status, out: stdout, err: stderr };
}

/** The Node that a short PATH has may be too old for the sources: then there is a warning. */
const HEALTHY = /commit-guard: no commit slips past the hooks of 1 work tree(?:, 1 warning)?\n$/;

it("finds nothing wrong with what init installed, nor moves anything", () => {
  const before = snapshot(repo.root);
  expect(guard("doctor")).toEqual({ code: 0, out: expect.stringMatching(HEALTHY), err: "" });
  expect(snapshot(repo.root)).toEqual(before);
});

it.each([
  ["without its run bit", (file: string) => chmodSync(file, 0o644)],
  ["that is gone", (file: string) => rmSync(file)],
  [
    "that another program replaced, which names us",
    (file: string) => writeFileSync(file, "#!/bin/sh\nexit 0 # commit-guard\n"),
  ],
] as const)("a hook %s is found, --fix repairs it", (_, breakHook) => {
  breakHook(join(repo.root, ".git/hooks/commit-msg"));
  const { code, out } = guard("doctor");
  expect([code, out.split("\n")[0]]).toEqual([
    1,
    expect.stringMatching(/^error: .*commit-msg.* \[doctor-hook-[a-z-]+\]$/),
  ]);
  const fixed = guard("doctor", "--fix");
  expect([fixed.code, HEALTHY.test(fixed.out), fixed.out.startsWith("repaired: ")]).toEqual([0, true, true]);
});

it("a hook that was there before keeps running, and does not answer in our place", () => {
  guard("uninstall");
  mkdirSync(join(repo.root, ".git/hooks"));
  writeFileSync(join(repo.root, ".git/hooks/pre-commit"), "#!/bin/sh\necho chained >&2\nexit 1\n");
  chmodSync(join(repo.root, ".git/hooks/pre-commit"), 0o755);
  guard("init", "--yes", "--mode", "hooks");
  expect(
    spawnSync("git", ["commit", "--allow-empty", "-m", "x"], { cwd: repo.root, env: repo.env, encoding: "utf8" })
      .stderr,
  ).toBe("chained\n");
  expect(guard("doctor")).toMatchObject({
    code: 3,
    out: expect.stringMatching(/^unverified: git commit, commit-msg: another hook refused before it: chained /),
  });
});
