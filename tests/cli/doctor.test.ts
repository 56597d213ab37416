import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createDoctorRepo } from "../support/doctor-repo.ts";
import { installStubs } from "../support/stub-double.ts";
import { runGuard } from "../support/run-guard.ts";

it("says in one line that nothing slips past", async () => {
  await using repo = await createDoctorRepo();
  const { code, out, err } = await runGuard(repo.root, repo.env, ["doctor"]);
  expect([code, out, err]).toEqual([0, "commit-guard: no commit slips past the hooks of 1 work tree\n", ""]);
});

it("says what slips past, why, and the command that repairs it", async () => {
  await using repo = await createDoctorRepo();
  repo.git("config", "core.hooksPath", "gone");
  repo.git("config", "alias.wip", "commit -n");
  repo.git("config", "alias.guard", "!commit-guard");
  const { code, out } = await runGuard(repo.root, repo.env, ["doctor"]);
  expect(code).toBe(1);
  expect(out).toBe(`error: core.hooksPath=gone (local) leads nowhere [doctor-hooks-path]
  where: the work tree '${repo.root}'
  why:   Git looks for hooks there and nowhere else: it finds none of pre-commit, pre-merge-commit, prepare-commit-msg, commit-msg, post-commit, applypatch-msg, pre-rebase, post-rewrite, pre-push.
  next:  Let git look where the hooks are:
           git config --file ${repo.root}/.git/config --unset-all core.hookspath

warning: git wip hides -n [doctor-alias]
  where: ${repo.root}/.git/config
  why:   Whoever uses it is refused by the next hook without having asked for anything unusual.
  next:  Remove the alias:
           git config --file ${repo.root}/.git/config --unset-all alias.wip

commit-guard: 1 to fix, 1 warning: a commit could slip past the hooks
`);
});

it("claims nothing of hooks that only report", async () => {
  await using repo = await createDoctorRepo();
  repo.write("commit-guard.json", '{ "mode": "report" }');
  const { code, out } = await runGuard(repo.root, repo.env, ["doctor"]);
  expect(code).toBe(1);
  expect(out).toMatch(/^error: "mode" is "report": the hooks run and refuse nothing \[doctor-report-mode\]\n/);
  expect(out).toMatch(/\ncommit-guard: 1 to fix: the hooks only report, nothing is refused\n$/);
});

it("tells of an agent that would be let through", async () => {
  await using repo = await createDoctorRepo();
  const hooks = { PreToolUse: [{ hooks: [{ type: "command", command: ": commit-guard guard" }] }] };
  repo.write(".claude/settings.json", JSON.stringify({ hooks }));
  repo.git("config", "alias.guard", "!commit-guard");
  const { code, out } = await runGuard(repo.root, repo.env, ["doctor"]);
  expect(code).toBe(1);
  expect(out).toBe(`error: its command allows 'git commit --no-verify -m canary' [doctor-agent-canary]
  where: ${repo.root}/.claude/settings.json
  why:   Claude Code takes that for leave, and runs 'git commit --no-verify -m canary'.
  next:  Write the entry anew:
           git guard init --agents claude-code

commit-guard: 1 to fix: an agent could act without being judged
`);
});

it("spells out its own command", async () => {
  await using repo = await createDoctorRepo();
  rmSync(join(repo.root, ".git/hooks"), { recursive: true });
  repo.git("config", "alias.guard", "!commit-guard");
  const { code, out } = await runGuard(repo.root, repo.env, ["doctor"]);
  expect(code).toBe(1);
  expect(out).toMatch(/^error: commit-guard is not installed here \[doctor-not-installed\]\n/);
  expect(out).toContain("\n           git guard init\n");
});

it("prints one object", async () => {
  await using repo = await createDoctorRepo();
  const { code, out } = await runGuard(repo.root, repo.env, ["doctor", "--format", "json"]);
  const report: Record<string, unknown> = JSON.parse(out);
  expect(code).toBe(0);
  expect(Object.keys(report)).toEqual(["schema", "tool", "verdict", "findings", "unverified", "repaired", "hooks"]);
  expect(report).toMatchObject({ schema: 1, tool: { name: "commit-guard" }, verdict: "pass" });
});

it("repairs, and says what it did", async () => {
  await using repo = await createDoctorRepo();
  repo.git("config", "core.hooksPath", "gone");
  const { code, out } = await runGuard(repo.root, repo.env, ["doctor", "--fix"]);
  expect([code, out]).toEqual([
    0,
    `repaired: took core.hookspath out of ${repo.root}/.git/config\ncommit-guard: no commit slips past the hooks of 1 work tree\n`,
  ]);
});

it("leaves arming to init while it cannot", async () => {
  await using repo = await createDoctorRepo();
  rmSync(join(repo.root, ".git/hooks/commit-msg"));
  const { code, out } = await runGuard(repo.root, repo.env, ["doctor", "--fix"]);
  expect(code).toBe(1);
  expect(out).toMatch(/^error: commit-msg is missing \[doctor-hook-missing\]\n[^]* init\n/);
  installStubs(join(repo.root, ".git/hooks"), repo.shim, ["commit-msg"]);
  expect((await runGuard(repo.root, repo.env, ["doctor", "--fix"])).code).toBe(0);
});

it("could not find out outside of a repository", async () => {
  await using repo = await createDoctorRepo();
  const { code, out, err } = await runGuard(repo.home, repo.env, ["doctor"]);
  expect([code, out]).toEqual([3, ""]);
  expect(err).toMatch(/^error: no git repository at /);
});

it("refuses a format that it does not have", async () => {
  await using repo = await createDoctorRepo();
  expect(await runGuard(repo.root, repo.env, ["doctor", "--format", "xml"])).toMatchObject({
    code: 2,
    err: "error: --format: 'xml' is none of text, json\n",
  });
});
