import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createInstallRepo } from "../support/install-repo.ts";

it("git guard starts where the reader stands, whatever CDPATH says", async () => {
  await using repo = await createInstallRepo();
  await repo.init();
  const program = 'process.stdout.write(process.cwd() + "\\n");\n';
  repo.write("node_modules/commit-guard/dist/commit-guard.cjs", program);
  const elsewhere = join(repo.home, "elsewhere");
  mkdirSync(join(elsewhere, "sub"), { recursive: true });
  mkdirSync(join(repo.root, "sub"));
  const cwd = join(repo.root, "sub");
  const env = { ...repo.env, CDPATH: elsewhere };
  expect(spawnSync("git", ["guard"], { cwd, env, encoding: "utf8" }).stdout).toBe(`${cwd}\n`);
});
