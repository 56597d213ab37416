import { appendFileSync, chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testBroken } from "../support/broken-state.ts";
import { createDoctorRepo, type DoctorRepo } from "../support/doctor-repo.ts";
import { newerGit } from "../support/newer-git.ts";
import { installStubs, STUB_EVENTS, writeHook } from "../support/stub-double.ts";

const stubs = (repo: DoctorRepo): string => join(repo.root, ".git/commit-guard/hooks");

/** What init does in mode config. */
function configure(repo: DoctorRepo): void {
  rmSync(join(repo.root, ".git/hooks"), { recursive: true });
  addConfigHooks(repo);
}

function addConfigHooks(repo: DoctorRepo): void {
  installStubs(stubs(repo), repo.shim);
  for (const event of STUB_EVENTS) {
    const section = `[hook "commit-guard-${event}"]\n\tcommand = "'${join(stubs(repo), event)}'"\n\tevent = ${event}\n`;
    appendFileSync(join(repo.root, ".git/config"), section);
  }
}

/** One more setting, by the environment. */
function setByEnvironment(key: string, value: string): NodeJS.ProcessEnv {
  return { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: value };
}

const OFF = /^the configured hook for commit-msg is switched off by hook\./;

describe.skipIf(newerGit() === null)("hooks of the configuration (git 2.54 and newer, NEWER_GIT)", () => {
  const { PATH: path } = process.env;
  beforeAll(() => void Object.assign(process.env, { PATH: newerGit() }));
  afterAll(() => void Object.assign(process.env, { PATH: path }));

  it("are enough", async () => {
    await using repo = await createDoctorRepo();
    configure(repo);
    const { code, findings, unverified, hooks } = await repo.doctor();
    expect({ code, findings, unverified }).toEqual({ code: 0, findings: [], unverified: [] });
    expect(hooks.map(({ state, via }) => `${state} ${via}`)).toEqual(STUB_EVENTS.map(() => "ours config"));
  });

  it.each([
    ["the hooks path leads nowhere", (repo: DoctorRepo) => void repo.git("config", "core.hooksPath", "/dev/null")],
    [
      "another program has the hooks folder",
      (repo: DoctorRepo) => writeHook(join(repo.root, ".git/hooks/pre-commit"), "#!/bin/sh\n"),
    ],
  ])("are enough where %s", async (_, breaks) => {
    await using repo = await createDoctorRepo();
    addConfigHooks(repo);
    breaks(repo);
    expect(await repo.doctor()).toMatchObject({ code: 0, findings: [], unverified: [] });
  });

  testBroken(
    [
      {
        name: "one switched off by its name",
        breaks: (repo) => void repo.git("config", "hook.commit-guard-commit-msg.enabled", "no"),
        rule: "doctor-hook-switch",
        what: OFF,
        run: /--unset-all hook\.commit-guard-commit-msg\.enabled$/,
      },
      {
        name: "one switched off by its event",
        breaks: (repo) => void repo.git("config", "hook.commit-msg.enabled", "false"),
        rule: "doctor-hook-switch",
        what: OFF,
        run: /--unset-all hook\.commit-msg\.enabled$/,
      },
      {
        name: "one switched off by the environment",
        breaks: () => setByEnvironment("hook.commit-guard-commit-msg.enabled", "0"),
        rule: "doctor-hook-switch",
        what: OFF,
        run: /^unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS$/,
      },
      {
        name: "one whose events are emptied by the environment",
        breaks: () => setByEnvironment("hook.commit-guard-commit-msg.event", ""),
        rule: "doctor-hook-switch",
        what: OFF,
        run: /^unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS$/,
      },
      {
        name: "one whose command is another one",
        breaks: () => setByEnvironment("hook.commit-guard-commit-msg.command", "true"),
        rule: "doctor-hook-switch",
        what: OFF,
        run: /^unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS$/,
      },
      {
        name: "one whose command is empty",
        breaks: () => setByEnvironment("hook.commit-guard-commit-msg.command", ""),
        rule: "doctor-hook-switch",
        what: OFF,
        run: /^unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS$/,
      },
    ],
    { setUp: configure },
  );

  it("that cannot run refuse: that is a warning", async () => {
    await using repo = await createDoctorRepo();
    configure(repo);
    chmodSync(join(stubs(repo), "commit-msg"), 0o644);
    const { code, findings } = await repo.doctor();
    expect(code).toBe(0);
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain("doctor-hook-broken warning");
  });

  it("that are switched off beside a hook in the folder are a warning, which --fix repairs", async () => {
    await using repo = await createDoctorRepo();
    addConfigHooks(repo);
    repo.git("config", "hook.commit-guard-pre-push.enabled", "false");
    const { code, findings } = await repo.doctor();
    expect(code).toBe(0);
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(["doctor-hook-switch warning"]);
    expect(await repo.doctor({ fix: true })).toMatchObject({ code: 0, findings: [], repaired: [expect.any(String)] });
  });
});
