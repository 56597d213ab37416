import type { Report } from "../../src/report/report.ts";
import { createRepo, type Repo } from "./repo.ts";
import { type Ran, runGuard } from "./run-guard.ts";

/** A repository with a bad commit, and six staged files, which is one too many. */
export async function badRepo(files: Readonly<Record<string, string>> = {}): Promise<Repo> {
  const repo = await createRepo();
  repo.commit("no good subject", { ...files, "a.txt": "text\n" });
  for (const name of "123456") repo.write(name, "text\n");
  repo.git("add", ..."123456");
  return repo;
}

/** Runs `commit-guard` as if a person were about to type a message. */
export function run(repo: Repo, ...argv: readonly string[]): Promise<Ran> {
  return runGuard(repo.root, { ...repo.env, GIT_EDITOR: "vi" }, argv);
}

export async function report(repo: Repo, ...argv: readonly string[]): Promise<Report> {
  const { out, err } = await run(repo, "check", "--format", "json", ...argv);
  if (out === "") throw new Error(err);
  return JSON.parse(out);
}

/** The mode that binds for `check`, `check --staged`, a hook. */
export async function modes(repo: Repo): Promise<string> {
  const found = [await report(repo, "HEAD"), await report(repo, "--staged")];
  const { code } = await run(repo, "hook", "pre-commit");
  const [check, staged] = found.map(({ reportOnly }) => (reportOnly ? "report" : "enforce"));
  return `${check} ${staged} ${code === 0 ? "report" : "enforce"}`;
}
