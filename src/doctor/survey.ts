import { type ConfigEntry, readConfig } from "../git/configuration.ts";
import { hasConfigHooks, readGitVersion } from "../git/git-version.ts";
import { readHookPlaces } from "../git/installed-hooks.ts";
import type { Repository } from "../git/open-repository.ts";
import { foreignEnvironment, GitError } from "../git/run-git.ts";
import { listWorktrees, type Worktree } from "../git/worktrees.ts";
import { configRoute } from "./config-route.ts";
import { EVENTS, TRANSACTION } from "../git/hook-events.ts";
import { fileRoute } from "./file-route.ts";
import type { HookRow } from "./hook-row.ts";

/** What doctor is told of the world around it. */
export interface Circumstances {
  readonly repository: Repository;
  /** Where the reader stands. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The text of the package's own stub, unfilled; null where this build has none. */
  readonly stub: string | null;
  /** Whether git may be had to run the hooks; else only their files are looked at. */
  readonly rehearses: boolean;
  /** What is wrong with the settings; null where they load. */
  readonly settingsFault: string | null;
  /** True where the settings refuse nothing. */
  readonly reportsOnly: boolean;
}

/** Everything that was found out before anything is judged. */
export interface Survey extends Circumstances {
  readonly worktrees: readonly WorktreeSurvey[];
  readonly missing: readonly Worktree[];
  /** Work trees that git cannot read, with its reason. */
  readonly unreadable: ReadonlyMap<string, string>;
}

export interface WorktreeSurvey {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly gitDir: string;
  readonly commonDir: string;
  readonly branch: string | null;
  readonly isMain: boolean;
  readonly isCurrent: boolean;
  /** What a git command in that work tree would be started with. */
  readonly env: NodeJS.ProcessEnv;
  readonly config: readonly ConfigEntry[];
  readonly hooks: readonly HookRow[];
}

/** Asks git, in every work tree, what it would run. Throws GitError. */
export function takeSurvey(circumstances: Circumstances): Survey {
  const { repository } = circumstances;
  const all = listWorktrees(repository);
  const runsConfig = hasConfigHooks(readGitVersion(repository.root));
  const unreadable = new Map<string, string>();
  const worktrees = all.flatMap((worktree) => {
    if (worktree.isMissing) return [];
    try {
      return [surveyWorktree(worktree, { ...circumstances, worktrees: all, runsConfig })];
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      unreadable.set(worktree.path, error.message);
      return [];
    }
  });
  return { ...circumstances, worktrees, missing: all.filter(({ isMissing }) => isMissing), unreadable };
}

interface Surrounded extends Circumstances {
  readonly worktrees: readonly Worktree[];
  /** Whether this git runs hooks of the configuration. */
  readonly runsConfig: boolean;
}

function surveyWorktree(worktree: Worktree, surrounded: Surrounded): WorktreeSurvey {
  const { repository, worktrees, runsConfig } = surrounded;
  const isCurrent = worktree.path === repository.root;
  const env = environmentIn(surrounded, isCurrent);
  const { root, gitDir, files } = readHookPlaces({ path: worktree.path, env }, [...EVENTS, TRANSACTION]);
  const { commonDir } = repository;
  const config = readConfig(root, env);
  const place = { root, gitDir, commonDir, env, config };
  const roots = worktrees.map(({ path }) => path);
  const hooks = [...EVENTS, TRANSACTION]
    .map((event) => ({
      event,
      file: fileRoute({ ...place, roots }, event, files.get(event) ?? ""),
      config: runsConfig ? configRoute(place, event) : null,
    }))
    .filter(isExpected);
  return { ...place, branch: worktree.branch, isMain: worktree.isMain, isCurrent: root === repository.root, hooks };
}

/** The optional event counts where something of it is installed. */
function isExpected({ event, file, config }: HookRow): boolean {
  return event !== TRANSACTION || config !== null || (file.state !== "missing" && file.state !== "foreign");
}

/** Another work tree has its own git dir; what the environment adds to the configuration holds in each. */
function environmentIn({ env, repository }: Circumstances, isCurrent: boolean): NodeJS.ProcessEnv {
  const { GIT_CONFIG_COUNT: count, GIT_CONFIG_PARAMETERS: parameters, GIT_DIR: gitDir } = env;
  return {
    ...foreignEnvironment(env),
    ...(count === undefined ? {} : { GIT_CONFIG_COUNT: count }),
    ...(parameters === undefined ? {} : { GIT_CONFIG_PARAMETERS: parameters }),
    ...(gitDir === undefined || !isCurrent ? {} : { GIT_DIR: repository.gitDir, GIT_WORK_TREE: repository.root }),
  };
}
