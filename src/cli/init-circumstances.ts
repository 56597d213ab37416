import { GitError, runGit } from "../git/run-git.ts";
import type { InitRequest } from "./init-request.ts";
import type { Io } from "./io.ts";

/** The scripts that npm, pnpm and yarn run while they install. */
const INSTALLING: ReadonlySet<string> = new Set([
  "preinstall",
  "install",
  "postinstall",
  "prepublish",
  "preprepare",
  "prepare",
  "postprepare",
]);

/** Whether a package manager runs this while it installs: then nothing may be asked, and nothing may fail. */
export function isInstalling(env: NodeJS.ProcessEnv): boolean {
  return INSTALLING.has(env["npm_lifecycle_event"] ?? "");
}

/** Why init leaves everything alone here, unless somebody asks for a mode or agents by name; null where it works. */
export function reasonToDoNothing({ dryRun, mode, agents }: InitRequest, io: Io, isAtTerminal: boolean): string | null {
  if (dryRun || mode !== null || agents !== null) return null;
  if (isSet(io.env["CI"])) return "this is CI";
  if (isProduction(io.env)) return "this is a production install";
  return isAtTerminal ? null : reasonWithoutRepository(io.cwd);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(?:|0|false|no|off)$/i.test(value);
}

/** npm tells its options to scripts in variables. */
function isProduction(env: NodeJS.ProcessEnv): boolean {
  const omits = (env["npm_config_omit"] ?? "").split(/[\s,]+/);
  return env["NODE_ENV"] === "production" || omits.includes("dev") || isSet(env["npm_config_production"]);
}

/** A container that builds a project often has neither. */
function reasonWithoutRepository(cwd: string): string | null {
  try {
    const { code, stderr } = runGit(cwd, ["rev-parse", "--git-dir"]);
    return code !== 0 && stderr.includes("not a git repository") ? "this is no git repository" : null;
  } catch (error) {
    if (error instanceof GitError) return error.message;
    throw error;
  }
}
