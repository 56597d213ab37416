import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Repo extends AsyncDisposable {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** A home directory of its own, so that no test sees the machine's. */
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs git in the repository; gives its output without the last line feed. Throws when git fails. */
  readonly git: (...args: readonly string[]) => string;
  /** Writes a file, its folders too. */
  readonly write: (path: string, text: string) => void;
  /** Writes the files, stages everything and commits it. Gives the commit's id. */
  readonly commit: (message: string, files?: Readonly<Record<string, string>>) => string;
}

/** A real repository in a temporary folder, untouched by the machine's own git settings. */
export async function createRepo(): Promise<Repo> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "commit-guard-")));
  const repo = openRepo(join(folder, "repo"), join(folder, "home"));
  mkdirSync(repo.home);
  mkdirSync(repo.root);
  repo.git("init", "--quiet", "--template=", "--initial-branch=main");
  appendFileSync(join(repo.root, ".git/config"), "[maintenance]\n\tauto = false\n");
  return {
    ...repo,
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder that is, or will be, a work tree of another repository. */
export function openRepo(
  root: string,
  home: string,
  env: NodeJS.ProcessEnv = { ...process.env, ...IDENTITY, HOME: home },
): Omit<Repo, typeof Symbol.asyncDispose> {
  const git = (...args: readonly string[]): string => runGit(root, args, env);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const commit = (message: string, files: Readonly<Record<string, string>> = {}): string => {
    for (const [path, text] of Object.entries(files)) write(path, text);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return git("rev-parse", "HEAD");
  };
  return { root, home, env, git, write, commit };
}

const IDENTITY: NodeJS.ProcessEnv = {
  GIT_AUTHOR_NAME: "Ada Author",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_COMMITTER_NAME: "Ada Author",
  GIT_COMMITTER_EMAIL: "ada@example.com",
};

function runGit(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")} failed: ${stderr}`);
  return stdout.replace(/\n$/, "");
}
