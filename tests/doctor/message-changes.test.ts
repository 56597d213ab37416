import { join } from "node:path";
import { expect, it } from "vitest";
import { createDoctorRepo, type DoctorRepo } from "../support/doctor-repo.ts";
import { hostByFolder, hostByHusky } from "../support/hosted-repo.ts";
import { hostLine, SHIM, writeHook } from "../support/stub-double.ts";

const CALL = hostLine("commit-msg");
const EXEC = `exec sh ${SHIM} commit-msg "$@"\n`;

const told = async (repo: DoctorRepo): Promise<unknown> => {
  const { code, findings } = await repo.doctor({ rehearses: false });
  return [code, ...findings.map(({ rule, severity, where, what }) => `${rule} ${severity}: ${where}: ${what}`)];
};

const changed = (file: string, line: number, command: string): unknown => [
  0,
  `doctor-message-change warning: ${file}, line ${line}: '${command}' runs after commit-guard has judged the message`,
];

it("warns of what runs in a hook file after our line", async () => {
  await using repo = await createDoctorRepo();
  hostByFolder(repo, ".githooks");
  const file = join(repo.root, ".githooks/commit-msg");
  const tell = (text: string): Promise<unknown> => {
    writeHook(file, `#!/bin/sh\n${text}`);
    return told(repo);
  };
  expect(await tell(`${CALL}\n# below\nsed -i 1d "$1"\n`)).toEqual(changed(file, 5, 'sed -i 1d "$1"'));
  expect(await tell(`${CALL}npx commitlint -e "$1"\necho x >"$1"\ncat y >"$1"\n`)).toEqual(
    changed(file, 4, 'echo x >"$1"'),
  );
  for (const text of [
    `sed -i 1d "$1"\n${CALL}`,
    `${CALL}# sed -i 1d "$1"\necho done\nexit 0\nsed -i 1d "$1"\n`,
    `${CALL}npx --no -- commitlint --edit "$1"\n`,
    `${EXEC}sed -i 1d "$1"\n`,
  ])
    expect(await tell(text)).toEqual([0]);
});

it("warns of it under husky", async () => {
  await using repo = await createDoctorRepo();
  hostByHusky(repo);
  repo.write(".husky/commit-msg", `${CALL}npm run add-ticket -- "$1"\n`);
  expect(await told(repo)).toEqual(changed(join(repo.root, ".husky/commit-msg"), 2, 'npm run add-ticket -- "$1"'));
});
