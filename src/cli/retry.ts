import { rmSync } from "node:fs";
import { join } from "node:path";
import { openMainRepository } from "../agents/repository.ts";
import { runOnTerminal } from "../git/commit-again.ts";
import { encodeText } from "../git/decode.ts";
import { type MessageConfig, readMessageConfig } from "../git/message-config.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { tryResolve } from "../git/range.ts";
import type { Rejected } from "../git/parse-rejected.ts";
import {
  fingerprint,
  type KeptCommit,
  readRejected,
  removeRejected,
  showMessagePath,
  writeRetriedMessage,
} from "../git/rejected.ts";
import { createLauncher, spellOutStep } from "../judge/launcher.ts";
import { cleanMessage } from "../message/cleanup.ts";
import { replaceSubject } from "../message/replace-subject.ts";
import { formatRefusal } from "../report/closing.ts";
import { formatProblem } from "../report/text.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";
import { choosePaint } from "./paint.ts";
import { creditAgents, UnresolvedAgent } from "./retry-credits.ts";
import { explainImpossible, type Impossible, UNKNOWN } from "./retry-refusal.ts";
import type { RetryRequest } from "./retry-request.ts";

/** `commit-guard retry`: makes the last refused commit again, with its message repaired, through every hook. */
export async function retry(request: RetryRequest, io: Io): Promise<ExitCode> {
  const place = openPlace(io);
  const { repository } = place;
  const kept = readRejected(repository.gitDir);
  if (kept === null) throw new UsageError("no refused commit is kept in this work tree; commit as usual");
  const { rejected } = kept;
  if (rejected === null) return refuse(UNKNOWN, 1, place);
  const problem = explainImpossible(rejected, repository);
  if (problem !== null) return refuse(problem, 1, place);
  try {
    return await commitAgain(kept, rejected, { ...place, request, config: readMessageConfig(repository) });
  } catch (error) {
    if (error instanceof UnresolvedAgent) return refuse({ what: error.message, next: [ASK, LIST] }, error.code, place);
    throw error;
  }
}

const ASK = { say: "Do not make a hash up: stop and ask the user which agent this is." } as const;
const LIST = { say: "List the known agents:", run: "get-agent-hash --list" } as const;

interface Place {
  readonly repository: Repository;
  /** For git: without what would make it take a folder below for the root. */
  readonly env: NodeJS.ProcessEnv;
  readonly io: Io;
}

interface Retry extends Place {
  readonly request: RetryRequest;
  readonly config: MessageConfig;
}

/** An alias that starts us in a folder of a linked work tree hands on where its git dir is, not where its root is. */
function openPlace(io: Io): Place {
  const found = openRepository(io.cwd);
  const main = openMainRepository(io.cwd, io.env);
  const { GIT_PREFIX: _prefix, ...env } = io.env;
  const isWholeBinding = main?.env["GIT_WORK_TREE"] === io.env["GIT_WORK_TREE"];
  if (found.isBare || main === null) throw new UsageError("there is no work tree here");
  const { GIT_DIR: _gitDir, ...unbound } = env;
  return { repository: { ...found, root: main.root }, env: isWholeBinding ? env : unbound, io };
}

async function refuse({ what, next }: Impossible, code: ExitCode, { repository, io }: Place): Promise<ExitCode> {
  const launcher = createLauncher(io.cwd);
  const steps = next.map((step) => spellOutStep(step, launcher));
  io.err(`${formatProblem(what, steps, await choosePaint(2))}\n${formatClosing(repository, io)}`);
  return code;
}

function formatClosing(repository: Repository, io: Io): string {
  return formatRefusal(
    { findings: [], skipped: [], unverified: [] },
    {
      consequence: "nothing was committed",
      head: tryResolve(repository, "HEAD"),
      message: showMessagePath(repository, io.cwd),
      retry: null,
      happened: false,
    },
  );
}

async function commitAgain(kept: KeptCommit, rejected: Rejected, retried: Retry): Promise<ExitCode> {
  const { repository, io } = retried;
  const message = await repair(kept.message, rejected, retried);
  const before = fingerprint(repository.gitDir);
  const code = commit(message, rejected, retried);
  if (code === 0) {
    removeRejected(repository.gitDir, kept);
    return 0;
  }
  if (code === 1 && fingerprint(repository.gitDir) !== before) return 1; // our hook has told everything
  io.err(`\n${formatClosing(repository, io)}`);
  return 3;
}

/** Works on bytes, one character each. Throws UsageError and UnresolvedAgent. */
async function repair(
  text: string,
  { cleanup }: Rejected,
  { request, config, repository, io }: Retry,
): Promise<string> {
  const comment = Buffer.from(cleanup.comment).toString("latin1");
  const cleaned = cleanMessage(text, cleanup.mode, comment, cleanup.verbose);
  const named = request.subject === null ? cleaned : replaceSubject(cleaned, encode(request.subject, config));
  return creditAgents(named, request.agents, { ...io, cwd: repository.root });
}

function encode(subject: string, { encoding }: MessageConfig): string {
  const bytes = subject.includes("\ufffd") ? null : encodeText(subject, encoding);
  if (bytes !== null) return bytes;
  throw new UsageError(`-m: the subject cannot be written in ${encoding ?? "UTF-8"}; edit the kept message instead`);
}

/** Runs git where it ran before. Gives its exit code. */
function commit(message: string, rejected: Rejected, { repository, env, request, config }: Retry): number {
  const file = writeRetriedMessage(repository.gitDir, message);
  const { environment, folder, options, paths } = rejected;
  const args = [
    "commit",
    ...options,
    ...(request.signOff ? ["--signoff"] : []),
    ...cleanupOption(rejected, config),
    "--verify", // the last of --no-verify and this binds
    `--file=${file}`,
    ...(paths.length === 0 ? [] : ["--", ...paths]),
  ];
  try {
    const variables = { ...environment, ...joinSettings(environment, env) };
    return runOnTerminal({ cwd: join(repository.root, folder), args, env, variables });
  } finally {
    rmSync(file, { force: true });
  }
}

/** What the scissors cut off is cut off already. Where git does the same by itself it is not told. */
function cleanupOption({ cleanup: { mode } }: Rejected, config: MessageConfig): string[] {
  const repeated = mode === "scissors" ? "whitespace" : mode;
  return repeated === "whitespace" && config.cleanup === null ? [] : [`--cleanup=${repeated}`];
}

function joinSettings(kept: Rejected["environment"], env: NodeJS.ProcessEnv): Record<string, string> {
  const both = [kept["GIT_CONFIG_PARAMETERS"], env["GIT_CONFIG_PARAMETERS"]].filter((one) => one !== undefined);
  return both.length === 0 ? {} : { GIT_CONFIG_PARAMETERS: both.join(" ") };
}
