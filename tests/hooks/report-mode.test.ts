import { describe, expect, it } from "vitest";
import { badRepo, run } from "../support/bad-repo.ts";

const SETTINGS = "commit-guard.json";
const REPORT = '{ "mode": "report" }';

describe("mode report", () => {
  it("refuses nothing, and says so last", async () => {
    await using repo = await badRepo({ [SETTINGS]: REPORT });
    const checked = await run(repo, "check", "HEAD");
    expect([checked.code, checked.err, checked.out.split("\n").at(-2)]).toEqual([
      0,
      "",
      "report only, nothing was refused",
    ]);
    const { code, out, err } = await run(repo, "hook", "pre-commit");
    expect([code, out]).toEqual([0, ""]);
    expect(err).toMatch(
      /^error: 6 files changed, the limit is 5 \[atomic-files\]\n[^]*\nreport only, nothing was refused\n$/,
    );
    expect(err).not.toContain("nothing was committed");
    expect(await run(repo, "hook", "commit-msg", "nowhere")).toMatchObject({ code: 0 });
  });

  it("does not cover settings that are broken", async () => {
    await using repo = await badRepo({ [SETTINGS]: '{ "mode": "report", "rules": { "x": "off" } }' });
    expect((await run(repo, "check")).code).toBe(2);
    expect((await run(repo, "hook", "pre-commit")).code).toBe(2);
  });
});

it.each([
  ["gates", '{ "gates": [{ "name": "x", "run": "true" }] }'],
  ["checkpoints", '{ "checkpoints": "required" }'],
])("%s, which this version cannot run, are refused by hooks", async (key, settings) => {
  await using repo = await badRepo({ [SETTINGS]: settings });
  const head = repo.git("rev-parse", "--short=12", "HEAD");
  const { code, out, err } = await run(repo, "hook", "commit-msg", "message");
  expect([code, out]).toEqual([3, ""]);
  expect(err).toBe(
    `error: ${SETTINGS} asks for ${key}, which this version of commit-guard cannot run\n` +
      `  next:  Take '${key}' out of ${SETTINGS}, or use a version that runs them.\n\n` +
      `The message is kept in message\ncommit-guard: nothing was committed\nHEAD is still at ${head}\n`,
  );
  repo.commit("chore: report", { [SETTINGS]: settings.replace("{", '{ "mode": "report",') });
  for (const name of "123456") repo.write(name, "other\n");
  repo.git("add", "--all");
  const reported = await run(repo, "hook", "pre-commit");
  expect(reported.code).toBe(0);
  expect(reported.err).toMatch(/^error: .* cannot run\n[^]*6 files changed[^]*\nreport only, nothing was refused\n$/);
});
