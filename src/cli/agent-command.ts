import { statSync } from "node:fs";
import { resolve } from "node:path";
import { MappingError } from "../agents/mapping.ts";
import { openMainRepository, type Repository } from "../agents/repository.ts";
import { foreignEnvironment, GitError } from "../git/run-git.ts";
import { UnreadableSettings } from "../git/settings-sources.ts";
import { SettingsError } from "../settings/settings-error.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";

/** What the settings say of agents, and what the package says of itself. */
export interface AgentSettings {
  /** `agents.sources`: relative to the root of the repository, `~/…`, or absolute. Throws SettingsError. */
  readonly readSources: () => Promise<readonly string[]>;
  readonly version: string;
}

/** Where a command runs: the folder of `-C`, else the current one. */
export interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Null outside of a repository. */
  readonly main: Repository | null;
}

/** With `-C` the variables that git sets for hooks no longer say which repository is meant. */
export function openPlace(io: Io, folder: string | undefined): Place {
  const cwd = resolve(io.cwd, folder ?? ".");
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`there is no folder "${cwd}"`);
  const env = folder === undefined ? io.env : foreignEnvironment(io.env);
  return { cwd, env, main: openMainRepository(cwd, env) };
}

/** Runs a command and turns what it throws into a reason on standard error and an exit code. */
export async function runCommand(name: string, io: Io, command: () => Promise<ExitCode> | ExitCode): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    io.err(`${name}: ${explain(error, name)}\n`);
    return isCallersFault(error) ? 2 : 3;
  }
}

/** Prints what was asked for: the command succeeded. */
export function print(io: Io, text: string): ExitCode {
  io.out(text);
  return 0;
}

function explain(error: unknown, name: string): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof GitError || error instanceof MappingError || isSettingsFault(error)) return reason;
  return isCallersFault(error) ? `${reason}\nSee "${name} --help".` : `${reason}\nThis is a fault of commit-guard.`;
}

function isCallersFault(error: unknown): boolean {
  const isKnown = error instanceof UsageError || error instanceof MappingError;
  return isKnown || isSettingsFault(error) || isParseArgsError(error);
}

function isSettingsFault(error: unknown): boolean {
  return error instanceof SettingsError || error instanceof UnreadableSettings;
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}
