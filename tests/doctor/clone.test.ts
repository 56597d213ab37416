import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect, it } from "vitest";
import { commandOf } from "../support/broken-state.ts";
import { createDoctorRepo, type DoctorRepo, type DoctorReport, paste } from "../support/doctor-repo.ts";
import { installPackage, installStubs, writeHook } from "../support/stub-double.ts";

const rulesOf = ({ findings }: DoctorReport): readonly string[] =>
  findings.map(({ rule, severity }) => `${rule} ${severity}`);

function recordSlip(repo: DoctorRepo, ...lines: readonly string[]): void {
  const folder = join(repo.root, ".git/commit-guard");
  mkdirSync(folder, { recursive: true });
  for (const line of lines) appendFileSync(join(folder, "slipped"), `${line}\n`);
}

it("passes where the hooks are ours, and lists them", async () => {
  await using repo = await createDoctorRepo();
  const report = await repo.doctor();
  expect(report).toMatchObject({ code: 0, verdict: "pass", findings: [], unverified: [], repaired: [] });
  expect(report.hooks).toHaveLength(9);
  const file = join(repo.root, ".git/hooks/pre-commit");
  expect(report.hooks[0]).toEqual({ worktree: repo.root, event: "pre-commit", file, state: "ours", via: "hooks" });
});

it("passes from a folder inside and in linked work trees, which share hooks", async () => {
  await using repo = await createDoctorRepo();
  const linked = join(repo.home, "linked");
  repo.git("worktree", "add", "--quiet", linked);
  repo.write("sub/folder/x.txt", "");
  for (const cwd of [join(repo.root, "sub/folder"), linked]) {
    const { code, findings, unverified, hooks } = await repo.doctor({ cwd });
    expect({ code, findings, unverified }).toEqual({ code: 0, findings: [], unverified: [] });
    expect(new Set(hooks.map(({ worktree }) => worktree))).toEqual(new Set([repo.root, linked]));
  }
});

it("tells of what slipped until it is committed again, or pushed", async () => {
  await using repo = await createDoctorRepo();
  const [head, gone] = [repo.git("rev-parse", "HEAD"), "1".repeat(40)];
  recordSlip(repo, `${head} no seal`, `${gone} no seal`, "nonsense");
  const look = (): Promise<DoctorReport> => repo.doctor({ rehearses: false });
  const report = await look();
  expect(report.findings.map(({ what }) => what)).toEqual([
    `commit ${head.slice(0, 12)} was made without a judgement (no seal)`,
  ]);
  expect([report.code, commandOf(report.findings)]).toEqual([1, "git commit --amend --no-edit --allow-empty"]);

  repo.git("update-ref", "refs/remotes/origin/main", head);
  expect(await look()).toMatchObject({ code: 0, findings: [] });
  repo.git("update-ref", "-d", "refs/remotes/origin/main");

  paste(repo, commandOf(report.findings), { ...repo.env, GIT_COMMITTER_DATE: "2026-02-03T04:05:06Z" });
  expect(await look()).toMatchObject({ code: 0, findings: [] });
});

it.each([
  ["a root commit", 0, /^git rebase --rebase-merges --exec 'git commit --amend --no-edit --allow-empty' --root$/],
  [
    "one in the middle",
    1,
    /^git rebase --rebase-merges --exec 'git commit --amend --no-edit --allow-empty' [0-9a-f]{12}~1$/,
  ],
])("repairs %s with those after it", async (_, index, run) => {
  await using repo = await createDoctorRepo();
  const ids = [repo.git("rev-parse", "HEAD"), repo.commit("chore: two"), repo.commit("chore: three")];
  recordSlip(repo, `${ids[index]} -`);
  const report = await repo.doctor({ rehearses: false });
  expect(commandOf(report.findings)).toMatch(run);
  rmSync(join(repo.root, ".git/hooks"), { recursive: true }); // the doubles know no rebase
  paste(repo, commandOf(report.findings), { ...repo.env, GIT_COMMITTER_DATE: "2026-02-03T04:05:06Z" });
  repo.arm();
  expect(rulesOf(await repo.doctor({ rehearses: false }))).toEqual([]);
});

it("warns where the package is missing: nothing slips, nothing can be committed", async () => {
  await using repo = await createDoctorRepo();
  rmSync(join(repo.root, "node_modules"), { recursive: true });
  const report = await repo.doctor();
  expect([report.code, rulesOf(report), commandOf(report.findings)]).toEqual([
    0,
    ["doctor-package warning"],
    "npm install",
  ]);
  installPackage(repo.root);
  expect(rulesOf(await repo.doctor())).toEqual([]);
});

it("warns where the hooks themselves refuse for another reason", async () => {
  await using repo = await createDoctorRepo();
  writeFileSync(
    repo.shim,
    "echo 'error: the index is on fire' >&2; echo 'commit-guard: nothing was committed' >&2; exit 3\n",
  );
  const { code, findings } = await repo.doctor();
  expect(code).toBe(0);
  expect(findings[0]?.what).toBe("commit-guard refuses at pre-commit: the index is on fire");
});

it("warns where settings do not load: then nothing can be committed", async () => {
  await using repo = await createDoctorRepo();
  repo.write("commit-guard.json", '{ "mod": "report" }');
  const report = await repo.doctor();
  expect([report.code, ...rulesOf(report)]).toEqual([0, "doctor-settings warning"]);
  expect(report.findings[0]?.what).toMatch(/^commit-guard\.json:1:3: .*did you mean 'mode'\?$/);
});

it("warns where programs with windows find no node", async () => {
  await using repo = await createDoctorRepo();
  const bin = join(repo.home, "bin");
  writeHook(join(bin, "node-of-a-shell"), "#!/bin/sh\n");
  const refusal = `command -v node-of-a-shell >/dev/null || { echo "error: no node" >&2; echo "commit-guard: nothing was committed" >&2; exit 3; }\n`;
  const shim = installPackage(repo.root);
  appendFileSync(join(dirname(shim), "rest.sh"), "");
  writeFileSync(shim, `${refusal}${await import("node:fs").then(({ readFileSync }) => readFileSync(shim, "utf8"))}`);
  const env = { ...repo.env, PATH: `${bin}${delimiter}${process.env["PATH"]}` };
  const { code, findings } = await repo.doctor({ env });
  expect([code, findings.map(({ what }) => what)]).toEqual([0, ["programs with windows cannot commit here: no node"]]);
});

it("says on Windows what is not proved there", async () => {
  await using repo = await createDoctorRepo();
  expect(await repo.doctor({ platform: "win32", rehearses: false }).then(rulesOf)).toEqual(["doctor-windows warning"]);
});

it("could not find out where another hook refuses first", async () => {
  await using repo = await createDoctorRepo();
  const foreign = `#!/bin/sh\necho 'error: lint failed' >&2\nexit 1\nsh ${repo.shim} pre-commit "$@"\n`;
  writeHook(join(repo.root, ".git/hooks/pre-commit"), foreign);
  const { code, verdict, unverified } = await repo.doctor();
  expect([code, verdict]).toEqual([3, "unverified"]);
  expect(unverified.map(({ reason }) => reason)).toEqual([
    "git commit, pre-commit: another hook refused before it: lint failed",
    "git commit, commit-msg: another hook refused before it: lint failed",
  ]);
});

it("could not find out outside of a repository, or where no commit is ever made", async () => {
  await using repo = await createDoctorRepo();
  expect(await repo.doctor({ cwd: repo.home })).toMatchObject({
    code: 3,
    err: expect.stringMatching(/^error: no git repository at /),
  });
  repo.git("init", "--quiet", "--bare", join(repo.home, "bare.git"));
  expect(await repo.doctor({ cwd: join(repo.home, "bare.git") })).toMatchObject({
    code: 3,
    err: expect.stringContaining("has no work tree: the hooks of a commit never run there"),
  });
});

it("finds a global hooks path that hides ours", async () => {
  await using repo = await createDoctorRepo();
  const config = join(repo.home, "gitconfig");
  mkdirSync(join(repo.home, "hooks"));
  repo.git("config", "--file", config, "core.hooksPath", join(repo.home, "hooks"));
  const env = { ...repo.env, GIT_CONFIG_GLOBAL: config };
  const { code, findings, hooks } = await repo.doctor({ env, rehearses: false });
  expect(code).toBe(1);
  expect(findings.map(({ what }) => what)).toEqual([
    `core.hooksPath=${join(repo.home, "hooks")} (global) hides the hooks of commit-guard`,
  ]);
  expect(commandOf(findings)).toMatch(/ init$/);
  expect(new Set(hooks.map(({ state }) => state))).toEqual(new Set(["shadowed"]));

  // What init does then: stubs of the clone's own, by a local hooks path.
  installStubs(join(repo.root, ".git/commit-guard/hooks"), repo.shim);
  repo.git("config", "core.hooksPath", join(repo.root, ".git/commit-guard/hooks"));
  expect(await repo.doctor({ env })).toMatchObject({ code: 0, findings: [] });
});
