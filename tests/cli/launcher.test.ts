import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createLauncher, spellOut } from "../../src/judge/launcher.ts";
import { createRepo, type Repo } from "../support/repo.ts";

let repo: Repo;

beforeAll(async () => {
  repo = await createRepo();
});

afterAll(() => repo[Symbol.asyncDispose]());

/** Leaves git on the PATH, and what a folder holds. */
function usePath(folder: string): void {
  vi.stubEnv("PATH", `${folder}:/usr/bin:/bin`);
}

it("is npx where the program is a dependency here or above", () => {
  usePath("/nowhere");
  mkdirSync(join(repo.root, "sub/folder"), { recursive: true });
  const script = join(repo.root, "node_modules/commit-guard/dist/commit-guard.cjs");
  expect(createLauncher(repo.root, script)("get-agent-hash")).toBe("npx get-agent-hash");
  expect(createLauncher(join(repo.root, "sub/folder"), script)("commit-guard")).toBe("npx commit-guard");
  vi.unstubAllEnvs();
});

it("is the file that runs where nothing else is known, quoted for a shell", () => {
  usePath("/nowhere");
  const launch = (script: string): string => createLauncher(repo.root, script)("get-agent-hash");
  expect(launch("/opt/dist/commit-guard.cjs")).toBe("node /opt/dist/get-agent-hash.cjs");
  expect(launch("/opt/src/cli/bin/commit-guard.ts")).toBe("node /opt/src/cli/bin/get-agent-hash.ts");
  expect(launch("/my tools/commit-guard.cjs")).toBe("node '/my tools/get-agent-hash.cjs'");
  expect(launch(`${repo.root}-other/node_modules/commit-guard/dist/commit-guard.cjs`)).toBe(
    `node ${repo.root}-other/node_modules/commit-guard/dist/get-agent-hash.cjs`,
  );
  expect(launch("/usr/lib/bin/commit-guard")).toBe("node /usr/lib/bin/get-agent-hash.cjs");
  vi.unstubAllEnvs();
});

it("is the plain name where that program is on the PATH", () => {
  const folder = join(repo.home, "bin");
  mkdirSync(folder);
  writeFileSync(join(folder, "get-agent-hash"), "#!/bin/sh\n");
  chmodSync(join(folder, "get-agent-hash"), 0o755);
  usePath(folder);
  const launch = createLauncher(repo.root, "/opt/dist/commit-guard.cjs");
  expect([launch("get-agent-hash"), launch("commit-guard")]).toEqual([
    "get-agent-hash",
    "node /opt/dist/commit-guard.cjs",
  ]);
  vi.stubEnv("PRE_COMMIT", "1"); // the PATH is that of the manager, not of the reader
  expect(launch("get-agent-hash")).toBe("node /opt/dist/get-agent-hash.cjs");
  vi.unstubAllEnvs();
});

it("is the clone's alias, for the suite alone", () => {
  usePath("/nowhere");
  repo.git("config", "alias.guard", "!sh somebody-elses.sh");
  expect(createLauncher(repo.root, "/opt/dist/commit-guard.cjs")("commit-guard")).toBe(
    "node /opt/dist/commit-guard.cjs",
  );
  repo.git("config", "alias.guard", "!commit-guard");
  const launch = createLauncher(repo.root, "/opt/dist/commit-guard.cjs");
  expect([launch("commit-guard"), launch("get-agent-hash")]).toEqual([
    "git guard",
    "node /opt/dist/get-agent-hash.cjs",
  ]);
  repo.git("config", "--unset", "alias.guard");
  vi.unstubAllEnvs();
});

function bracket(program: string): string {
  return `<${program}>`;
}

it("is written for our own programs only, where they are the command", () => {
  const runs = [
    "commit-guard check --staged",
    "get-agent-hash",
    "get-agent-hash-x y",
    "git commit --trailer=commit-guard",
    undefined,
  ];
  const next = runs.map((run) => (run === undefined ? { say: "x" } : { say: "x", run }));
  expect(spellOut({ next }, bracket).next.map(({ run }) => run)).toEqual([
    "<commit-guard> check --staged",
    "<get-agent-hash>",
    "get-agent-hash-x y",
    "git commit --trailer=commit-guard",
    undefined,
  ]);
});
