import { spawnSync } from "node:child_process";
import { dirname, delimiter } from "node:path";
import { expect, it } from "vitest";
import { CANARY_COMMAND } from "../../protocols/setup/canary.ts";
import { findAgentFiles } from "../../src/doctor/agent-files.ts";
import { checkAgents } from "../../src/doctor/agents.ts";
import { takeSurvey } from "../../src/doctor/survey.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { addAgents, IN_PROJECT } from "../support/agent-setup.ts";
import { asInstallRepo } from "../support/install-repo.ts";
import { createRepo } from "../support/repo.ts";

/** The others, run from source, take as long as they do. */
const SOME = process.env["LONG"] ? IN_PROJECT : IN_PROJECT.filter(([name]) => ["claude-code", "amp"].includes(name));

it.each(SOME)("the real guard refuses the canary of %s, lets honest calls pass", async (name, setup) => {
  await using made = await createRepo();
  const env = { PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter) };
  const repo = asInstallRepo(made, env);
  await addAgents(repo, name);
  const repository = openRepository(repo.root);
  const rest = { platform: "linux", stub: null, rehearses: true, settingsFault: null, reportsOnly: false } as const;
  const survey = takeSurvey({ repository, cwd: repo.root, env: repo.env, ...rest });
  expect(checkAgents(survey)).toEqual([]);

  const { command = "" } = findAgentFiles(survey)[0]?.entries[0] ?? {};
  const input = JSON.stringify(setup.canary(repo.root)).replace(CANARY_COMMAND, "git status");
  const { status, stderr } = spawnSync("sh", ["-c", command], {
    cwd: repo.root,
    env: repo.env,
    input,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
});
