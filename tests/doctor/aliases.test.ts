import { expect, it } from "vitest";
import { createDoctorRepo } from "../support/doctor-repo.ts";

const HIDDEN = {
  a: "commit -n",
  b: "commit --all --no-verify",
  c: "!git commit -qnm wip && git push",
  d: "merge --no-veri",
  e: "push --no-verify origin",
  f: '!f() { git -c core.hooksPath=/dev/null commit "$@"; }; f',
  g: "-c hook.commit-guard-commit-msg.enabled=false commit",
  h: "am -n",
};

const INNOCENT = {
  i: "commit -mn",
  j: "commit -m '-n --no-verify'",
  k: "cherry-pick -n",
  l: "log -n 5",
  m: "!git commit -v && git log -n 1",
  n: "push -n",
  o: "commit --amend --no-edit",
  p: "commit --verify",
};

it("finds aliases that hide what passes hooks by, and no others", async () => {
  await using repo = await createDoctorRepo();
  for (const [name, value] of Object.entries({ ...HIDDEN, ...INNOCENT })) repo.git("config", `alias.${name}`, value);
  const { findings } = await repo.doctor({ rehearses: false });
  expect(findings.map(({ what, severity }) => `${severity}: ${what}`)).toEqual([
    "warning: git a hides -n",
    "warning: git b hides --no-verify",
    "warning: git c hides -qnm",
    "warning: git d hides --no-veri",
    "error: git e hides --no-verify",
    "error: git f hides core.hooksPath",
    "error: git g hides hook.commit-guard-commit-msg.enabled",
    "error: git h hides -n",
  ]);
});
