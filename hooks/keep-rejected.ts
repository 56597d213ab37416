import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decodePath } from "../src/git/decode.ts";
import { readGitEnvironment } from "../src/git/git-environment.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { tryResolve } from "../src/git/range.ts";
import type { Rejected } from "../src/git/parse-rejected.ts";
import { readProgress, saveRejected, showMessagePath } from "../src/git/rejected.ts";
import { runGit } from "../src/git/run-git.ts";
import { parseCommandLine } from "../src/shell/command-line.ts";
import type { Repetition, TakenOver } from "../src/shell/repetition.ts";
import { readRetry } from "./commit-again.ts";
import { keepSettings } from "./kept-settings.ts";
import { type Invocation, readCleanup, readInvocation } from "./readings.ts";

/**
 * Keeps the message of a commit that commit-msg refuses, for `commit-guard retry`. Gives its path, as the reader may type
 * it, or git's own one where it cannot be kept; null where git named none.
 */
export function keepRejected(repository: Repository, path: string | undefined, env: NodeJS.ProcessEnv): Kept | null {
  if (path === undefined || path === "") return null;
  try {
    const message = readFileSync(resolve(repository.root, path));
    const invocation = readInvocation(env);
    saveRejected(repository.gitDir, message, describe(repository, { path, env, invocation }));
    return { path: showMessagePath(repository, findReader(repository, env, invocation)), isKept: true };
  } catch {
    return { path, isKept: false }; // the refusal itself must not fail
  }
}

export interface Kept {
  readonly path: string;
  readonly isKept: boolean;
}

/** The folder where git was started; null where it was told to work elsewhere. */
function findReader({ root }: Repository, env: NodeJS.ProcessEnv, { line }: Invocation): string | null {
  const { globals } = parseCommandLine(line?.args ?? []);
  const isElsewhere = env["GIT_DIR"] !== undefined || globals.some(({ name }) => name === "C");
  return isElsewhere ? null : join(root, env["GIT_PREFIX"] ?? "");
}

interface Refused {
  /** Of the message, as git gives it. */
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
  readonly invocation: Invocation;
}

function describe(repository: Repository, { path, env, invocation }: Refused): Rejected {
  const { gitDir } = repository;
  const retry = readRetry(invocation, repository, env);
  const common = {
    head: tryResolve(repository, "HEAD"),
    progress: readProgress(gitDir),
    cleanup: readCleanup(repository, path, invocation),
  };
  if ("obstacle" in retry) return { ...common, ...retry, folder: "", options: [], paths: [], environment: {} };
  const author = readAuthor(repository, env);
  const { paths } = retry;
  const options = [...retry.options, ...takeOver(retry.takesOver, author, env)];
  return {
    ...common,
    ...keepFolder(retry, env),
    options,
    paths,
    obstacle: null,
    environment: keepVariables(env, author),
  };
}

/** Only paths depend on it, and it may be gone tomorrow. */
function keepFolder({ options, paths }: Repetition, env: NodeJS.ProcessEnv): Pick<Rejected, "folder"> {
  const hasPaths = paths.length > 0 || options.some((option) => option.startsWith("--pathspec-from-file"));
  return { folder: hasPaths ? (env["GIT_PREFIX"] ?? "") : "" };
}

/** As the bytes are, which need not be UTF-8. */
interface Author {
  readonly name: string;
  readonly email: string;
  /** False where git would name the same one without being told. */
  readonly isTold: boolean;
}

/** Git tells its hooks who the author is, wherever that comes from. Null in a merge, whose author is the committer. */
function readAuthor(repository: Repository, env: NodeJS.ProcessEnv): Author | null {
  if (env["GIT_AUTHOR_NAME"] === undefined) return null;
  const told = askAuthor(repository, env);
  const { GIT_AUTHOR_NAME: _name, GIT_AUTHOR_EMAIL: _email, GIT_AUTHOR_DATE: _date, ...rest } = env;
  const { name = "", email = "" } = /^(?<name>.*?) ?<(?<email>.*)> \d+ [+-]\d+$/s.exec(told)?.groups ?? {};
  return { name, email, isTold: withoutDate(told) !== withoutDate(askAuthor(repository, rest)) };
}

function askAuthor({ root }: Repository, env: NodeJS.ProcessEnv): string {
  return decodePath(runGit(root, ["var", "GIT_AUTHOR_IDENT"], { env }).stdout.toString("latin1")).trim();
}

function withoutDate(identity: string): string {
  return identity.replace(/ \d+ [+-]\d+$/, "");
}

/** The message of the kept file takes the place of `-C`, which would have brought these along. */
function takeOver(taken: TakenOver, author: Author | null, env: NodeJS.ProcessEnv): string[] {
  const date = env["GIT_AUTHOR_DATE"];
  return [
    ...(taken.author && author !== null ? [`--author=${author.name} <${author.email}>`] : []),
    ...(taken.date && date !== undefined ? [`--date=${date}`] : []),
  ];
}

/** Git hands these on to hooks as they were. */
const HANDED_ON: readonly string[] = [
  "GIT_COMMITTER_NAME",
  "GIT_COMMITTER_EMAIL",
  "GIT_COMMITTER_DATE",
  "GIT_LITERAL_PATHSPECS",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
];

/** These it replaces for hooks. */
const REPLACED: readonly string[] = ["GIT_AUTHOR_DATE", "GIT_INDEX_FILE"];

function keepVariables(env: NodeJS.ProcessEnv, author: Author | null): Readonly<Record<string, string>> {
  const first = readGitEnvironment();
  const settings = keepSettings(env["GIT_CONFIG_PARAMETERS"] ?? "");
  return {
    ...pick(env, HANDED_ON),
    ...pick(first, REPLACED),
    ...(settings === "" ? {} : { GIT_CONFIG_PARAMETERS: settings }),
    ...(author?.isTold ? { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email } : {}),
  };
}

function pick(env: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
