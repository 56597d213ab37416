import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guard } from "../../src/cli/guard.ts";
import { parseGuardRequest } from "../../src/cli/guard-request.ts";
import { approvalsOf, approveStaged } from "../support/approve.ts";
import { createRepo, type Repo } from "../support/repo.ts";

let repo: Repo;
beforeEach(async () => {
  repo = await createRepo();
  repo.commit("feat: a");
  repo.write("a.txt", "a\n");
  repo.git("add", "a.txt");
});
afterEach(() => repo[Symbol.asyncDispose]());

/** The rules by which a command is refused; empty where it may run. */
async function refusals(command: string): Promise<readonly string[]> {
  let out = "";
  const io = {
    cwd: repo.root,
    env: repo.env,
    out: (text: string): void => void (out += text),
    err: (): void => undefined,
    readInput: (): string => "",
    loadPolicy: async () => import("../../src/cli/guard-policy.ts"),
  };
  await guard(parseGuardRequest(["--command", command, "--format", "json"]), io);
  const { findings }: { findings: readonly { readonly rule: string }[] } = JSON.parse(out);
  return findings.map(({ rule }) => rule);
}

const states = (): readonly string[] => approvalsOf(repo.root).map(({ state }) => state.kind);
const HOOKS_PATH = "git -c core.hooksPath=/dev/null commit -m x";

describe("a command that a person approved", () => {
  it("runs once where no hook will see it", async () => {
    approveStaged(repo.root, "no-hooks-path");
    expect(await refusals(HOOKS_PATH)).toEqual([]);
    expect(approvalsOf(repo.root)).toMatchObject([
      { state: { kind: "used" }, use: { commit: null, command: expect.stringContaining("core.hooksPath=/dev/null") } },
    ]);
    expect(await refusals(HOOKS_PATH)).toEqual(["no-hooks-path"]);
  });

  it("is left to the hook that will see it", async () => {
    approveStaged(repo.root, "no-bypass-flag");
    expect(await refusals("git commit --no-verify -m x")).toEqual([]);
    expect(await refusals("git commit -nm x")).toEqual([]);
    expect(states()).toEqual(["open"]);
    expect(await refusals("git push --no-verify")).toEqual([]);
    expect(states()).toEqual(["used"]);
    expect(await refusals("git commit --no-verify -m x")).toEqual(["no-bypass-flag"]);
  });

  it("needs two for two rules, and two for two commands", async () => {
    const both = "git -c core.hooksPath=/dev/null commit -n -m x";
    approveStaged(repo.root, "no-hooks-path");
    expect(await refusals(both)).toEqual(["no-bypass-flag"]);
    expect(states()).toEqual(["open"]);
    approveStaged(repo.root, "no-bypass-flag");
    expect(await refusals("git commit --no-verify; git push --no-verify")).toEqual(["no-bypass-flag"]);
    expect(await refusals(both)).toEqual([]);
    expect(states()).toEqual(["used", "used"]);
  });

  it("runs in that repository only, in any folder of it", async () => {
    repo.git("init", "--quiet", "../other");
    repo.write("sub/a", "");
    approveStaged(repo.root, "no-hooks-path");
    expect(await refusals("git -C ../other -c core.hooksPath=x commit")).toEqual(["no-hooks-path"]);
    expect(await refusals("cd ../other && git -c core.hooksPath=x commit")).toEqual(["no-hooks-path"]);
    expect(await refusals("cd sub && git -c core.hooksPath=x commit")).toEqual([]);
  });
});

it.each([
  ["another tree", (): void => repo.write("a.txt", "b\n")],
  ["another HEAD", (): void => void repo.git("commit", "--quiet", "--allow-empty", "--only", "-m", "x")],
])("an approval is not for %s", async (_, change) => {
  approveStaged(repo.root, "no-hooks-path");
  change();
  repo.git("add", "a.txt");
  expect(await refusals(HOOKS_PATH)).toEqual(["no-hooks-path"]);
});

it("an approval ends by the clock", async () => {
  approveStaged(repo.root, "no-hooks-path", 11);
  expect(await refusals(HOOKS_PATH)).toEqual(["no-hooks-path"]);
});

it("a refusal writes nothing", async () => {
  expect(await refusals(HOOKS_PATH)).toEqual(["no-hooks-path"]);
  expect(approvalsOf(repo.root)).toEqual([]);
});

const PROGRAM = "node_modules/commit-guard/dist/commit-guard.cjs";

describe.each(["nothing", "no-hook-tampering"])("with an approval of %s an agent may not", (rule) => {
  it.each([
    "commit-guard approve atomic-files",
    "npx commit-guard approve atomic-files",
    "npx --yes commit-guard approve atomic-files --minutes 60",
    "pnpm exec commit-guard approve atomic-files",
    "./node_modules/.bin/commit-guard approve atomic-files",
    `node ${PROGRAM} approve atomic-files`,
    "git guard approve atomic-files",
    "git -C . guard approve atomic-files",
    "commit-guard -C sub approve atomic-files",
    "script -qec 'npx commit-guard approve atomic-files' /dev/null",
    "env -u CLAUDECODE setsid npx commit-guard approve atomic-files",
    "echo atomic-files | npx commit-guard approve atomic-files",
    `python3 -c 'import pty; pty.spawn(["npx", "commit-guard", "approve", "atomic-files"])'`,
    "echo '{}' > .git/commit-guard/approvals/x.json",
    "cp x.json .git/commit-guard/approvals/",
    "cd .git/commit-guard/approvals && mv x.used.json x.json",
    "sed -i s/used/open/ .git/commit-guard/approvals/x.json",
    "rm -rf .git/commit-guard",
  ])("%s", async (command) => {
    repo.git("config", "alias.guard", `!CDPATH= cd -- "\${GIT_PREFIX:-.}" && node '${join(repo.root, PROGRAM)}'`);
    if (rule !== "nothing") approveStaged(repo.root, rule);
    expect(await refusals(command)).toContain("no-hook-tampering");
    expect(states()).not.toContain("used");
  });
});

it.each(["npx commit-guard approve --help", "git guard check", "cat .git/commit-guard/approvals/x.json"])(
  "an agent may run %s",
  async (command) => {
    expect(await refusals(command)).toEqual([]);
  },
);

it("says to an agent that approving is not for it", () => {
  const args = ["src/cli/bin/commit-guard.ts", "guard", "--command", "npx commit-guard approve atomic-files"];
  const { stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(stderr).toMatch(/^error: "commit-guard approve" is for a person to run \[no-hook-tampering\]\n/);
});
