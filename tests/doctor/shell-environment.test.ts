import { join } from "node:path";
import { expect, it } from "vitest";
import { testBroken } from "../support/broken-state.ts";
import { createDoctorRepo, type DoctorRepo } from "../support/doctor-repo.ts";

function startFile(repo: DoctorRepo): string {
  repo.write("../home/start.sh", "exit 0\n");
  return join(repo.home, "start.sh");
}

testBroken([
  {
    name: "SHELLOPTS with noexec",
    breaks: () => ({ SHELLOPTS: "braceexpand:noexec:posix" }),
    rule: "doctor-environment",
    what: /^SHELLOPTS=braceexpand:noexec:posix has bash run no command of a script$/,
    run: /unset SHELLOPTS/,
  },
  {
    name: "BASH_ENV",
    breaks: (repo) => ({ BASH_ENV: startFile(repo) }),
    rule: "doctor-shell-start",
    code: 0,
    what: /^BASH_ENV=.*\/start\.sh may run before a hook$/,
    run: /^unset BASH_ENV$/,
  },
  {
    name: "ENV",
    breaks: (repo) => ({ ENV: startFile(repo) }),
    rule: "doctor-shell-start",
    code: 0,
    what: /^ENV=.*\/start\.sh may run before a hook$/,
    run: /^unset ENV$/,
  },
]);

it("has nothing to say of other options, or of a file that is not there", async () => {
  await using repo = await createDoctorRepo();
  const env = { ...repo.env, SHELLOPTS: "braceexpand:hashall", BASH_ENV: "/nowhere/start.sh", ENV: "" };
  expect(await repo.doctor({ env, rehearses: false })).toMatchObject({ code: 0, findings: [] });
});
