import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandOf } from "../support/broken-state.ts";
import { createDoctorRepo, type DoctorRepo, type DoctorReport, paste } from "../support/doctor-repo.ts";

const HIDING = "[core]\n\thooksPath = /dev/null\n";
const HOOKS_PATH = "core.hookspath=/dev/null";

function include(repo: DoctorRepo, condition: string, path: string): void {
  repo.git("config", "--add", `includeIf.${condition}.path`, path);
}

const told = ({ code, findings }: DoctorReport): readonly unknown[] => [
  code,
  ...findings.map(({ rule, severity, what }) => `${rule} ${severity}: ${what}`),
];

it.each([
  { name: "relative to the configuration", path: "wip.inc", file: ".git/wip.inc", text: HIDING, setting: HOOKS_PATH },
  { name: "in the home folder", path: "~/wip.inc", file: "../home/wip.inc", text: HIDING, setting: HOOKS_PATH },
  {
    name: "with a switch for one of our hooks",
    path: "wip.inc",
    file: ".git/wip.inc",
    text: '[hook "commit-guard-commit-msg"]\n\tenabled = false\n',
    setting: "hook.commit-guard-commit-msg.enabled=false",
  },
  {
    name: "with a switch for an event",
    path: "wip.inc",
    file: ".git/wip.inc",
    text: '[hook "commit-msg"]\n\tenabled = false\n',
    setting: "hook.commit-msg.enabled=false",
  },
])("finds an include for other branches $name; the command takes it out", async ({ path, file, text, setting }) => {
  await using repo = await createDoctorRepo();
  repo.write(file, text);
  writeFileSync(join(repo.root, ".git/other.inc"), "[user]\n\tname = Other\n");
  include(repo, "onbranch:wip/**", path);
  include(repo, "onbranch:wip/**", "other.inc");
  const report = await repo.doctor({ rehearses: false });
  const brought = join(repo.root, file);
  expect(told(report)).toEqual([
    1,
    `doctor-conditional-include error: includeIf 'onbranch:wip/**' brings in ${brought}, which sets ${setting}`,
  ]);
  paste(repo, commandOf(report.findings));
  expect(told(await repo.doctor({ rehearses: false }))).toEqual([0]);
  expect(repo.git("config", "--get-all", "includeIf.onbranch:wip/**.path")).toBe("other.inc");
});

it("follows what such a file includes in its turn, in circles too", async () => {
  await using repo = await createDoctorRepo();
  repo.write(".git/a.inc", '[include]\n\tpath = a.inc\n[includeIf "onbranch:b"]\n\tpath = b/b.inc\n');
  repo.write(".git/b/b.inc", "[include]\n\tpath = ../a.inc\n\tpath = c.inc\n");
  repo.write(".git/b/c.inc", HIDING);
  include(repo, "onbranch:a", "a.inc");
  expect(told(await repo.doctor({ rehearses: false }))).toEqual([1, expect.stringContaining("/.git/b/c.inc, which")]);
});

it("only warns of one of the machine that is for other folders", async () => {
  await using repo = await createDoctorRepo();
  const config = join(repo.home, "gitconfig");
  writeFileSync(join(repo.home, "work.inc"), HIDING);
  repo.git("config", "--file", config, "includeIf.gitdir:~/work/.path", "work.inc");
  const env = { ...repo.env, GIT_CONFIG_GLOBAL: config };
  const first = await repo.doctor({ env, rehearses: false });
  expect(told(first)).toEqual([0, expect.stringMatching(/^doctor-conditional-include warning: /)]);

  repo.git("config", "core.hooksPath", ".git/hooks"); // read last, so that it wins
  expect(told(await repo.doctor({ env, rehearses: false }))).toEqual([0]);
});

it("has nothing to say of includes that lead to the same hooks, to other settings, or to no file", async () => {
  await using repo = await createDoctorRepo();
  repo.write(".git/same.inc", `[core]\n\thooksPath = ${join(repo.root, ".git/hooks")}\n`);
  repo.write(".git/mail.inc", "[user]\n\temail = ada@work.example\n");
  for (const path of ["same.inc", "mail.inc", "gone.inc", "~nobody-at-all/x.inc"])
    include(repo, `onbranch:${path}`, path);
  expect(told(await repo.doctor({ rehearses: false }))).toEqual([0]);
});
