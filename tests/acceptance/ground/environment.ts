import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const KEPT: ReadonlySet<string> = new Set(["LANG", "TMPDIR", "TERM"]);
const NEEDED_BY_NPM = /^(?:npm_config_|https?_proxy$|no_proxy$|NODE_EXTRA_CA_CERTS$)/i;

/**
 * An environment without anything of this machine's: a home of its own, no variable of git, of an agent, of CI or of a
 * hook manager. `git` is the program to use for git; this very Node is the one on PATH.
 */
export function createEnvironment(home: string, git: string | undefined): NodeJS.ProcessEnv {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, ".gitconfig"), GIT_CONFIG);
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.has(name)));
  return {
    ...kept,
    HOME: home,
    PATH: [...(git === undefined ? [] : [dirname(git)]), dirname(process.execPath), ...foldersOfPath()].join(delimiter),
    EDITOR: "false",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z",
    GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z",
  };
}

/** What npm needs besides to install from the registry: the machine's cache, settings and certificates. */
export function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const more = Object.fromEntries(Object.entries(process.env).filter(([name]) => NEEDED_BY_NPM.test(name)));
  return {
    ...env,
    ...more,
    npm_config_cache: join(homedir(), ".npm"),
    npm_config_userconfig: join(homedir(), ".npmrc"),
    npm_config_update_notifier: "false",
  };
}

/** The same environment, but no program of Node's on PATH. The links to all others go into `folder`. */
export function withoutNode(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  mkdirSync(folder, { recursive: true });
  const programs = new Map<string, string>();
  for (const source of (env["PATH"] ?? "").split(delimiter).toReversed()) {
    for (const name of programsIn(source)) programs.set(name, join(source, name));
  }
  for (const [name, path] of programs) symlinkSync(path, join(folder, name));
  return { ...env, PATH: folder };
}

const OF_NODE = /^(?:node|nodejs|npm|npx|corepack|pnpm|yarn|bun)$/;

function programsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !OF_NODE.test(name));
  } catch {
    return [];
  }
}

/** Without the programs of a project, which `npm run` puts there, and without wrappers that need the real home. */
function foldersOfPath(): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => !/node_modules|\/shims$/.test(folder));
}

const GIT_CONFIG = `[user]
	name = Ada Author
	email = ada@example.com
[init]
	defaultBranch = main
[protocol "file"]
	allow = always
[maintenance]
	auto = false
[gc]
	auto = 0
[advice]
	detachedHead = false
`;
