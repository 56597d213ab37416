import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import type { Report } from "../../src/report/report.ts";
import type { Outcome } from "./guarded-repo.ts";
import { openRepo, type Repo } from "./repo.ts";

/** A fresh project with commit-guard installed from its tarball, as a user has it. */
export interface PackedInstall extends Repo {
  readonly run: (program: string, ...args: readonly string[]) => Outcome;
  readonly report: (...args: readonly string[]) => Report;
}

export type HookHost = "hooks" | "husky";

/** `node` is the folder of the Node that runs everything. */
export async function installPacked(tarball: string, node: string, host: HookHost): Promise<PackedInstall> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "commit-guard-packed-")));
  const repo = openRepo(join(folder, "repo"), folder);
  const env = { ...repo.env, PATH: [node, process.env["PATH"]].join(delimiter), npm_config_update_notifier: "false" };
  const run = (program: string, ...args: readonly string[]): Outcome => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: repo.root, env, encoding: "utf8" });
    return { code: status, out: stdout, err: stderr };
  };
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", repo.root], { env });
  writeFileSync(join(repo.root, "package.json"), JSON.stringify({ name: "project", version: "1.0.0", private: true }));
  writeFileSync(join(repo.root, ".gitignore"), "node_modules/\npackage-lock.json\n");
  npm(repo.root, env, "install", "--save-dev", "--no-audit", "--no-fund", tarball);
  if (host === "husky") execFileSync("node", [resolve("node_modules/husky/bin.js")], { cwd: repo.root, env });
  execFileSync("npx", ["commit-guard", "init", "--yes", "--mode", host], { cwd: repo.root, env });
  return {
    ...repo,
    env,
    run,
    report(...args) {
      const report: Report = JSON.parse(run("npx", "commit-guard", "check", "--format", "json", ...args).out);
      return report;
    },
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Packs the build that stands in dist. Gives the path of the tarball. */
export function pack(folder: string): string {
  npm(resolve("."), process.env, "pack", "--ignore-scripts", "--pack-destination", folder);
  return join(folder, readdirSync(folder).find((entry) => entry.endsWith(".tgz")) ?? "");
}

function npm(cwd: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): void {
  execFileSync("npm", [...args], { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
}
