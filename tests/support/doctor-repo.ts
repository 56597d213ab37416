import { rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { vi } from "vitest";
import { doctor } from "../../src/cli/doctor.ts";
import { explainFault } from "../../src/cli/fault.ts";
import type { Io } from "../../src/cli/io.ts";
import type { Finding, Note } from "../../src/core/finding.ts";
import type { HookLine } from "../../src/doctor/index.ts";
import { createRepo, type Repo } from "./repo.ts";
import { installPackage, installStubs, STUB_TEMPLATE } from "./stub-double.ts";

export interface DoctorReport {
  readonly code: number;
  readonly err: string;
  readonly verdict: string;
  readonly findings: readonly Finding[];
  readonly unverified: readonly Note[];
  readonly repaired: readonly string[];
  readonly hooks: readonly HookLine[];
}

interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly fix?: boolean;
  readonly platform?: NodeJS.Platform;
  readonly rehearses?: boolean;
}

export interface DoctorRepo extends Repo {
  readonly shim: string;
  /** What init does in mode hooks. */
  readonly arm: () => void;
  readonly doctor: (options?: Options) => Promise<DoctorReport>;
}

/** A repository with a commit and the doubles of our hooks in its hooks folder. */
export async function createDoctorRepo(): Promise<DoctorRepo> {
  const repo = await createRepo();
  repo.write(".gitignore", "node_modules\n");
  repo.commit("chore: start", { "a.txt": "1\n" });
  const shim = installPackage(repo.root);
  const arm = (): void => {
    rmSync(join(repo.root, ".git/hooks"), { recursive: true, force: true });
    installStubs(join(repo.root, ".git/hooks"), shim);
  };
  arm();
  return { ...repo, shim, arm, doctor: (options) => runDoctor(repo, arm, options) };
}

async function runDoctor(repo: Repo, arm: () => void, options: Options = {}): Promise<DoctorReport> {
  const { cwd = repo.root, env = repo.env, fix = false, platform = "linux", rehearses = true } = options;
  const said = { out: "" };
  const io: Io = { cwd, env, out: (text) => void (said.out += text), err: () => undefined };
  takeEnvironment(env);
  const rearm = (): boolean => {
    arm();
    return true;
  };
  try {
    const code = await doctor({ format: "json", fix }, io, { stub: STUB_TEMPLATE, rearm, platform, rehearses });
    return { err: "", ...JSON.parse(said.out), code };
  } catch (error) {
    const { code, text } = explainFault(error, (name) => name);
    return { code, err: text, verdict: "", findings: [], unverified: [], repaired: [], hooks: [] };
  } finally {
    vi.unstubAllEnvs();
  }
}

function takeEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of new Set([...Object.keys(process.env), ...Object.keys(env)])) vi.stubEnv(name, env[name]);
}

/** What `npx` comes to where the program is installed; npm itself takes longer than the rest of a test. */
const NPX = 'npx() { if [ -x "node_modules/.bin/$1" ]; then "node_modules/.bin/$@"; else command npx "$@"; fi; }';

/** Runs a command as the reader would paste it. Gives the environment that it leaves. */
export function paste(repo: Repo, command: string, env: NodeJS.ProcessEnv = repo.env): NodeJS.ProcessEnv {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", `${NPX}; { ${command}; } >/dev/null && env -0`], {
    cwd: repo.root,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  const pairs = stdout.split("\0").filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}
