import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { EVENTS } from "../../src/git/hook-events.ts";
import type { Report } from "../../src/report/report.ts";
import { createRepo, openRepo, type Repo } from "./repo.ts";

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A repository whose hooks are ours, run from source, in a plain hooks folder. */
export interface GuardedRepo extends Repo {
  /** Runs git without expecting it to succeed. */
  readonly try: (...args: readonly string[]) => Outcome;
  /** Commits past the hooks. Gives the commit's id. */
  readonly sneak: (message: string) => string;
  readonly guard: (...args: readonly string[]) => Outcome;
  readonly report: (...args: readonly string[]) => Report;
}

export const SHIM: string = resolve("hooks/shim.sh");
export const PROGRAM: string = resolve("src/cli/bin/commit-guard.ts");
const SIGN_OFF = "Signed-off-by: Ada Author <ada@example.com>";

/** A message that preset strict accepts. */
export function goodMessage(subject = "feat: add a file"): string {
  return `${subject}\n\n${SIGN_OFF}\nAssisted-By: none\n`;
}

export async function createGuardedRepo(shim: string = SHIM): Promise<GuardedRepo> {
  const made = await createRepo();
  // Hooks start the Node of the tests, which runs TypeScript.
  const env = { ...made.env, PATH: [dirname(process.execPath), made.env["PATH"]].join(delimiter) };
  const repo = { ...made, ...openRepo(made.root, made.home, env) };
  installHooks(join(repo.root, ".git/hooks"), EVENTS, shim);
  const run = (program: string, args: readonly string[]): Outcome => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: repo.root, env: repo.env, encoding: "utf8" });
    return { code: status, out: stdout, err: stderr };
  };
  const guard = (...args: readonly string[]): Outcome => run(process.execPath, [PROGRAM, ...args]);
  return {
    ...repo,
    try: (...args) => run("git", args),
    guard,
    sneak(message) {
      repo.git("-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--allow-empty", "--message", message);
      return repo.git("rev-parse", "HEAD");
    },
    report: (...args) => parseReport(guard("check", "--format", "json", ...args).out),
  };
}

/** As `init --mode hooks` does: the stub, which sources the shim. */
export function installHooks(folder: string, events: readonly string[] = EVENTS, shim: string = SHIM): void {
  mkdirSync(folder, { recursive: true });
  const stub = readFileSync("hooks/stub.sh", "utf8").replace("@RECORDED@", `'${shim}'`).replace("@CHAINED@", "''");
  for (const event of events) {
    const file = join(folder, event);
    writeFileSync(file, stub);
    chmodSync(file, 0o755);
  }
}

function parseReport(text: string): Report {
  const report: Report = JSON.parse(text);
  return report;
}
