import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandOf, testBroken } from "../support/broken-state.ts";
import { createDoctorRepo, type DoctorRepo, type DoctorReport, paste } from "../support/doctor-repo.ts";
import { armHusky, hostByFolder, hostByHusky, hostByLefthook } from "../support/hosted-repo.ts";
import { hostLine, writeHook } from "../support/stub-double.ts";

it.each([
  ["husky", hostByHusky],
  ["lefthook", hostByLefthook],
  ["folder", (repo: DoctorRepo) => hostByFolder(repo, ".githooks")],
] as const)("passes where %s hosts us", async (via, host) => {
  await using repo = await createDoctorRepo();
  host(repo);
  const { code, findings, unverified, hooks } = await repo.doctor();
  expect({ code, findings, unverified }).toEqual({ code: 0, findings: [], unverified: [] });
  const hosted = hooks.filter(({ state }) => state === "hosted");
  expect(hosted.map((line) => line.event)).toContain("prepare-commit-msg");
  expect([...new Set(hosted.map((line) => line.via))]).toEqual([via]);
});

/** A linked work tree that has its dependencies. */
function link(repo: DoctorRepo, ...revision: readonly string[]): string {
  const linked = join(repo.home, "linked tree");
  repo.git("worktree", "add", "--quiet", linked, "-b", "other", ...revision);
  symlinkSync(join(repo.root, "node_modules"), join(linked, "node_modules"));
  return linked;
}

testBroken(
  [
    {
      name: "husky in a fresh work tree",
      breaks: (repo) => void link(repo),
      rule: "doctor-unarmed-host",
      what: /^husky is not armed here: pre-commit, .*pre-push are not run$/,
      run: /^\(cd -- '.*\/linked tree' && npx husky\)$/,
    },
    {
      name: "husky without its hooks path",
      breaks: (repo) => void repo.git("config", "--unset", "core.hooksPath"),
      rule: "doctor-unarmed-host",
      what: /^husky is not armed here: /,
      run: /^npx husky$/,
    },
    {
      name: "husky without its own folder",
      breaks: (repo) => rmSync(join(repo.root, ".husky/_"), { recursive: true }),
      rule: "doctor-unarmed-host",
      what: /^husky is not armed here: /,
      run: /^npx husky$/,
    },
    {
      name: "a husky file without our line",
      breaks: (repo) => repo.write(".husky/commit-msg", "# commit-guard was here\nnpm test\n"),
      rule: "doctor-tracked-file",
      what: /^commit-msg is not calling commit-guard on what is checked out here$/,
      run: /^git -C .* checkout [0-9a-f]{12} -- \.husky\/commit-msg$/,
    },
    {
      name: "an older branch under husky",
      breaks: (repo) => armHusky(link(repo, "HEAD~1"), repo.env),
      rule: "doctor-tracked-file",
      what: /^pre-commit, .* are not calling commit-guard on what is checked out here$/,
      run: /^git -C '.*\/linked tree' checkout [0-9a-f]{12} -- \.husky\/pre-commit /,
    },
    {
      name: "HUSKY=0 in the environment",
      breaks: () => ({ HUSKY: "0" }),
      rule: "doctor-environment",
      what: /^HUSKY=0 switches husky off$/,
      run: /^unset HUSKY$/,
    },
    {
      name: "HUSKY=0 in husky's own start file",
      breaks: (repo) => writeHook(join(repo.home, ".config/husky/init.sh"), "# init\nexport HUSKY=0\n"),
      rule: "doctor-start-file",
      what: /^HUSKY=0 switches husky off$/,
      run: /^sed -i\.bak '2s\/\^\/# \/' .*\/init\.sh$/,
    },
    {
      name: "HUSKY=0 in a start file of the shell",
      breaks: (repo) => writeHook(join(repo.home, ".bashrc"), "export HUSKY='0' # quick\nHUSKY=1\n"),
      rule: "doctor-start-file",
      what: /^HUSKY=0 switches husky off$/,
      run: /^sed -i\.bak '1s\/\^\/# \/' .*\/\.bashrc$/,
    },
  ],
  { setUp: hostByHusky },
);

testBroken(
  [
    {
      name: "lefthook that is not installed",
      breaks: (repo) => rmSync(join(repo.root, ".git/hooks"), { recursive: true }),
      rule: "doctor-unarmed-host",
      what: /^lefthook is not armed here: pre-commit, /,
      run: /^npx lefthook install$/,
    },
    {
      name: "LEFTHOOK=0 in the environment",
      breaks: () => ({ LEFTHOOK: "0" }),
      rule: "doctor-environment",
      what: /^LEFTHOOK=0 switches lefthook off$/,
      run: /^unset LEFTHOOK$/,
    },
    {
      name: "LEFTHOOK_EXCLUDE with our jobs",
      breaks: () => ({ LEFTHOOK_EXCLUDE: "lint,commit-guard" }),
      rule: "doctor-environment",
      what: /^LEFTHOOK_EXCLUDE=lint,commit-guard switches lefthook off$/,
      run: /^unset LEFTHOOK_EXCLUDE$/,
    },
  ],
  { setUp: hostByLefthook },
);

testBroken(
  [
    {
      name: "a relative hooks path that an older branch lacks",
      breaks: (repo) => void link(repo, "HEAD~1"),
      rule: "doctor-hooks-path",
      what: /^core\.hooksPath=\.githooks \(local\) does not exist in this work tree$/,
      run: /^git config --file .* core\.hooksPath .*\/repo\/\.githooks$/,
    },
    {
      name: "a tracked hook without our line",
      breaks: (repo) => writeHook(join(repo.root, ".githooks/pre-push"), "#!/bin/sh\nexit 0\n"),
      rule: "doctor-tracked-file",
      what: /^pre-push is not calling commit-guard on what is checked out here$/,
      run: /^git -C .* checkout [0-9a-f]{12} -- \.githooks\/pre-push$/,
    },
    {
      name: "a tracked hook without a run bit",
      breaks: (repo) => writeHook(join(repo.root, ".githooks/pre-push"), `#!/bin/sh\n${hostLine("pre-push")}`, 0o644),
      rule: "doctor-hook-not-executable",
      what: /^pre-push is not executable$/,
      run: /^chmod \+x .*\/\.githooks\/pre-push$/,
    },
  ],
  { setUp: (repo) => hostByFolder(repo, ".githooks") },
);

it("asks for the files of an older branch before husky can be armed there", async () => {
  await using repo = await createDoctorRepo();
  hostByHusky(repo);
  const linked = link(repo, "HEAD~1");
  const rules: string[] = [];
  const look = (): Promise<DoctorReport> => repo.doctor({ rehearses: false });
  for (let report = await look(); report.code === 1; report = await look()) {
    rules.push(...report.findings.map(({ rule }) => rule));
    paste(repo, commandOf(report.findings));
  }
  expect(rules).toEqual(["doctor-tracked-file", "doctor-unarmed-host"]);
  expect(await repo.doctor({ cwd: linked })).toMatchObject({ code: 0, findings: [], unverified: [] });
});

it("takes husky without us for what it is: not installed", async () => {
  await using repo = await createDoctorRepo();
  hostByHusky(repo);
  repo.git("rm", "--quiet", "-r", ".husky");
  rmSync(join(repo.root, ".husky"), { recursive: true });
  const { code, findings } = await repo.doctor({ rehearses: false });
  expect([code, findings.map(({ rule }) => rule)]).toEqual([1, ["doctor-not-installed"]]);
});

it("passes in every work tree where the owned folder is an absolute path", async () => {
  await using repo = await createDoctorRepo();
  hostByFolder(repo, ".githooks");
  link(repo, "HEAD~1");
  repo.git("config", "core.hooksPath", join(repo.root, ".githooks"));
  expect(await repo.doctor()).toMatchObject({ code: 0, findings: [], unverified: [] });
});

it("leaves out the switches of hook managers that do not run us", async () => {
  await using repo = await createDoctorRepo();
  writeHook(join(repo.home, ".bashrc"), "export HUSKY=0\n");
  const env = { ...repo.env, HUSKY: "0", LEFTHOOK: "0", SKIP: "commit-guard-pre-commit" };
  expect(await repo.doctor({ env, rehearses: false })).toMatchObject({ code: 0, findings: [] });
});
