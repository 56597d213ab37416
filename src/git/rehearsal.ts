import { appendFileSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { emptyTree, type Repository } from "./open-repository.ts";
import { tryResolve } from "./range.ts";
import { explainStart, foreignEnvironment, GitError, lastWords, readGit, runGit } from "./run-git.ts";
import { asFolderFault, createTemporary } from "./sandbox.ts";

/** How a rehearsed command ended: a hook refused it, nothing stopped it, or it never came to the hooks. */
export interface Rehearsed {
  readonly outcome: "refused" | "through" | "failed";
  readonly stderr: string;
}

/**
 * A git dir of its own for a work tree: the real configuration, refs and hooks, but its own HEAD, index and objects. HEAD
 * is detached and locked, so that a commit which every hook lets pass still ends before any ref moves or post-commit runs.
 * In its index every file counts as unchanged: hooks see nothing to stash, to format or to add.
 */
export interface Rehearsal extends Disposable {
  /** A folder for whoever rehearses. */
  readonly dir: string;
  readonly commit: (env: NodeJS.ProcessEnv, options?: { readonly verify: boolean }) => Rehearsed;
  /** Into an empty repository that ends with the rehearsal. */
  readonly push: (env: NodeJS.ProcessEnv) => Rehearsed;
}

/** `env` is what a command in that work tree would have. Throws GitError. */
export function createRehearsal(repository: Repository, env: NodeJS.ProcessEnv): Rehearsal {
  const { dir, forget } = createTemporary();
  try {
    const stage = createStage(dir, repository, env);
    return {
      dir,
      commit: (more, { verify } = { verify: true }) =>
        judgeCommit(stage.run({ ...env, ...more }, [...COMMIT, ...(verify ? [] : ["--no-verify"])])),
      push: (more) =>
        judgePush(stage.run({ ...env, ...more }, [...PUSH, stage.target, `${stage.empty}:refs/heads/canary`])),
      [Symbol.dispose]: forget,
    };
  } catch (error) {
    forget();
    throw error;
  }
}

/** Nothing that a setting asks for besides the hooks: no signing, no daemon, no tidying of the real object store. */
const QUIET = [
  "core.fsmonitor=false",
  "gc.auto=0",
  "maintenance.auto=false",
  "core.filesRefLockTimeout=0",
  "reftable.lockTimeout=0",
];
const SIGN_OFF = "Signed-off-by: commit-guard doctor <doctor@commit-guard.invalid>\nAssisted-By: none";
const SUBJECT = "chore: sound the canary of commit-guard doctor";
const COMMIT = "commit --quiet --allow-empty --no-gpg-sign --no-status"
  .split(" ")
  .concat("--message", SUBJECT, "--message", SIGN_OFF);
const PUSH =
  "-c push.pushOption= -c protocol.file.allow=always push --quiet --no-signed --no-follow-tags --no-recurse-submodules".split(
    " ",
  );

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** Git ends with 1 when a hook refuses, with 128 when the lock stops what every hook let pass. */
function judgeCommit({ code, stderr }: Ended): Rehearsed {
  const isLocked = /cannot lock ref|aborted by (?:the reference-transaction )?hook/.test(stderr);
  if (code === 128 && isLocked) return { outcome: "through", stderr };
  return { outcome: code === 1 ? "refused" : "failed", stderr };
}

function judgePush({ code, stderr }: Ended): Rehearsed {
  if (code === 0) return { outcome: "through", stderr };
  return { outcome: code === 1 ? "refused" : "failed", stderr };
}

interface Stage {
  /** An empty repository to push to. */
  readonly target: string;
  /** A commit of nothing, without parents, that no other repository has. */
  readonly empty: string;
  readonly run: (env: NodeJS.ProcessEnv, args: readonly string[]) => Ended;
}

function createStage(dir: string, repository: Repository, env: NodeJS.ProcessEnv): Stage {
  const gitDir = join(dir, "git");
  const target = join(dir, "target.git");
  asFolderFault(() => fill(gitDir, repository));
  const bound = bind(gitDir, repository);
  const prepare: Prepare = (args, input = "") => {
    const all = ["-c", "core.hooksPath=/dev/null", ...args];
    const { code, stdout, stderr } = runGit(repository.root, all, { env: { ...env, ...bound }, input });
    if (code !== 0) throw new GitError(`git ${args[0]} failed: ${lastWords(stderr, code)}`);
    return stdout;
  };
  const empty = prepare(["commit-tree", "-m", "canary", emptyTree(repository.objectFormat)])
    .toString()
    .trim();
  detach(gitDir, tryResolve(repository, "HEAD") ?? empty, repository, prepare);
  hideChanges(prepare);
  createTarget(target, repository);
  return { target, empty, run: (more, args) => runFreely(repository.root, { ...more, ...bound }, args) };
}

function fill(gitDir: string, { commonDir, objectsDir, gitDir: real }: Repository): void {
  mkdirSync(join(gitDir, "objects", "info"), { recursive: true });
  writeFileSync(join(gitDir, "objects", "info", "alternates"), `${objectsDir}\n`);
  writeFileSync(join(gitDir, "commondir"), `${commonDir}\n`);
  writeFileSync(join(gitDir, "HEAD"), "ref: refs/heads/.invalid\n");
  const config = join(real, "config.worktree");
  if (existsSync(config)) copyFileSync(config, join(gitDir, "config.worktree"));
}

const IDENTITY = { NAME: "commit-guard doctor", EMAIL: "doctor@commit-guard.invalid" } as const;

function bind(gitDir: string, { root }: Repository): NodeJS.ProcessEnv {
  return {
    GIT_DIR: gitDir,
    GIT_WORK_TREE: root,
    GIT_OBJECT_DIRECTORY: join(gitDir, "objects"),
    GIT_TERMINAL_PROMPT: "0",
    ...Object.fromEntries(
      ["AUTHOR", "COMMITTER"].flatMap((role) =>
        Object.entries(IDENTITY).map(([name, value]) => [`GIT_${role}_${name}`, value]),
      ),
    ),
  };
}

/** Runs git on the stage, without hooks. */
type Prepare = (args: readonly string[], input?: string | Buffer) => Buffer;

/** HEAD as its own commit, then the lock. The reftable format keeps refs in a table, per work tree too. */
function detach(gitDir: string, id: string, { commonDir }: Repository, prepare: Prepare): void {
  if (existsSync(join(commonDir, "reftable"))) {
    mkdirSync(join(gitDir, "reftable"));
    writeFileSync(join(gitDir, "reftable", "tables.list"), "");
    prepare(["update-ref", "--no-deref", "HEAD", id]);
    writeFileSync(join(gitDir, "reftable", "tables.list.lock"), "");
  } else {
    writeFileSync(
      join(gitDir, "HEAD"),
      `${id}
`,
    );
    writeFileSync(join(gitDir, "HEAD.lock"), "");
  }
}

function hideChanges(prepare: Prepare): void {
  prepare(["read-tree", "HEAD"]);
  prepare(["update-index", "--assume-unchanged", "-z", "--stdin"], prepare(["ls-files", "-z"]));
}

/** No hook of the machine (a global core.hooksPath, a template) may run there. */
function createTarget(target: string, { root, objectFormat }: Repository): void {
  const env = foreignEnvironment();
  readGit(root, ["init", "--quiet", "--bare", "--template=", `--object-format=${objectFormat}`, target], { env });
  appendFileSync(join(target, "config"), "[core]\n\thooksPath = /dev/null\n");
}

/** Longer than any hook of a commit that changes nothing. Milliseconds. */
const LONGEST = 120_000;

/** As a person would run git: hooks see no hardened environment. */
function runFreely(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]): Ended {
  const quiet = QUIET.flatMap((setting) => ["-c", setting]);
  const { status, stderr, error } = spawnSync("git", [...quiet, ...args], {
    cwd,
    env: { ...env, LC_ALL: "C.UTF-8", LANGUAGE: "" },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: LONGEST,
  });
  if (error && status === null && !("code" in error && error.code === "ETIMEDOUT"))
    throw new GitError(explainStart(error), { cause: error });
  return { code: status, stderr };
}
