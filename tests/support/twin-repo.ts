import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { createRepo, type Repo } from "./repo.ts";

/** The program in one file: a hook that is run from source takes three times as long. */
export interface Bundle extends Disposable {
  readonly program: string;
}

export async function bundleProgram(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), "commit-guard-bundle-"));
  await build({
    entryPoints: ["src/cli/bin/commit-guard.ts"],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    external: ["@commitlint/*"],
    logLevel: "error",
    banner: { js: 'import { createRequire as r } from "node:module"; const require = r(import.meta.url);' },
  });
  return {
    program: join(folder, "commit-guard.mjs"),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** One of two repositories that are the same to the byte, one of them with our commit-msg hook. */
export interface Side {
  readonly root: string;
  /** In a shell, in a folder of the repository. */
  readonly run: (script: string, folder?: string) => Ran;
  /** Everything a commit leaves behind. */
  readonly state: () => Readonly<Record<string, string>>;
}

export interface TwinRepo extends AsyncDisposable {
  readonly guarded: Side;
  readonly plain: Side;
}

/** A history of a few commits by people with dates of their own, then what the script does in both. */
export async function createTwins(program: string, setup: string): Promise<TwinRepo> {
  const repo = await createRepo();
  for (const [name, script] of Object.entries(PROGRAMS)) writeProgram(join(repo.root, "..", name), script);
  runScript(repo, repo.root, `set -e\n${HISTORY}\n${setup}`);
  const twin = `${repo.root}-twin`;
  cpSync(repo.root, twin, { recursive: true, preserveTimestamps: true });
  installHook(repo.root, program);
  return {
    guarded: createSide(repo, repo.root, program),
    plain: createSide(repo, twin, program),
    [Symbol.asyncDispose]: () => repo[Symbol.asyncDispose](),
  };
}

/** `by` makes a commit of another person, at another time. */
const HISTORY = `
by() { GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$1@example.com" GIT_AUTHOR_DATE="$2 +0530" git commit -q -m "$3"; }
mkdir sub; echo 1 > a; echo 1 > b; echo 1 > sub/c; git add .; by Bob 1111111111 "feat: one"
echo 2 > a; git add a; by Cat 1222222222 "feat: two"
`;

/** Beside the repositories: editors that write $TEXT above or below what git wrote, and a signer. */
const PROGRAMS: Readonly<Record<string, string>> = {
  insert: 'printf "$TEXT\\n" | cat - "$1" > ../edited; cat ../edited > "$1"',
  append: 'printf "\\n$TEXT\\n" >> "$1"',
  sign: 'echo "[GNUPG:] SIG_CREATED " >&2; echo signed',
};

function installHook(root: string, program: string): void {
  const folder = join(root, ".git/hooks");
  mkdirSync(folder, { recursive: true });
  writeProgram(join(folder, "commit-msg"), `exec '${process.execPath}' '${program}' hook --sealed= commit-msg "$@"`);
}

function writeProgram(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function createSide(repo: Repo, root: string, program: string): Side {
  const env = { ...repo.env, GUARD: `${process.execPath} ${program}` };
  const run = (script: string, folder = ""): Ran => runScript({ ...repo, env }, join(root, folder), script);
  return { root, run, state: () => readState(run) };
}

function runScript({ env }: Pick<Repo, "env">, cwd: string, script: string): Ran {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script], {
    cwd,
    env,
    encoding: "latin1",
    maxBuffer: 2 ** 26,
  });
  return { code: status, out: stdout, err: stderr };
}

/** The dates of all commits are given, so that equal commits have equal ids. */
function readState(run: Side["run"]): Readonly<Record<string, string>> {
  const answer = (script: string): string => run(script).out;
  return {
    commit: answer("git cat-file commit HEAD"),
    index: answer("git ls-files --stage"),
    status: answer("git status --porcelain=2 --branch"),
    files: answer("git diff; git stash list; git for-each-ref"),
  };
}

export function readKept(root: string): string {
  return readFileSync(join(root, ".git/commit-guard/REJECTED_MSG"), "latin1");
}
