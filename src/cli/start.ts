import { statSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { LOCAL_VARIABLES } from "../git/run-git.ts";
import { createLauncher } from "../judge/launcher.ts";
import { explainFault, formatNoVerdict } from "./fault.ts";
import { type ExitCode, type Io, OutputError, UsageError } from "./io.ts";

type Program = (argv: readonly string[], io: Io) => Promise<ExitCode>;

/**
 * Runs a program of the suite. The exit code is a failing one until a verdict exists: a promise that never settles, code
 * of the repository that ends the process, or a fault that nobody caught ends with "could not verify" and never with a
 * pass. `advice` is what the reader must know after any failure.
 */
export function start(program: Program, advice = ""): void {
  process.exitCode = 3;
  const run = watch(advice);
  const { argv, cwd } = takeFolder(process.argv.slice(2));
  const io: Io = { cwd, env: process.env, out: (text) => write(1, text), err: tell };
  divertOutput();
  void end(runIn(program, argv, io), io, run);
}

interface Run {
  /** Ends the process, whatever still runs in it. */
  readonly finish: (code: ExitCode, text?: string) => void;
}

function watch(advice: string): Run {
  let isOver = false;
  const finish = (code: ExitCode, text = ""): void => {
    isOver = true;
    if (text !== "") tell(`${text}${advice}`);
    process.exit(code);
  };
  process.on("uncaughtException", (error) => finish(3, explainFault(error, (name) => name).text));
  process.on("exit", () => {
    if (isOver) return;
    process.exitCode = 3; // process.exit would keep others from tidying up
    tell(`${formatNoVerdict()}${advice}`);
  });
  return { finish };
}

async function end(running: Promise<ExitCode>, io: Io, run: Run): Promise<void> {
  try {
    run.finish(await running);
  } catch (error) {
    const { text, code } = explainFault(error, createLauncher(io.cwd));
    run.finish(code, text);
  }
}

async function runIn(program: Program, argv: readonly string[], io: Io): Promise<ExitCode> {
  if (!statSync(io.cwd, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`-C: there is no folder '${io.cwd}'`);
  for (const name of FOLDER_VARIABLES) {
    const path = process.env[name];
    if (path !== undefined && path !== "") process.env[name] = resolve(io.cwd, path);
  }
  return program(argv, io);
}

/** Git takes these from the folder it starts in, and we start it in others too. */
const FOLDER_VARIABLES = ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"] as const;

/** Settings and plugins that are code may print: a report on standard output stays whole. */
function divertOutput(): void {
  Object.defineProperty(process, "stdout", { configurable: true, get: () => process.stderr });
}

/** Where nothing can be told, the exit code still tells. */
function tell(text: string): void {
  try {
    write(2, text);
  } catch {
    process.exitCode = 3;
  }
}

/** A pipe may take a part only. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray(writeSome(descriptor, rest));
}

/** A pipe may take nothing for a moment; a reader that left (`| head`) wants no more. Throws OutputError. */
function writeSome(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EAGAIN") return 0;
    if (code === "EPIPE") return bytes.length;
    throw new OutputError(`standard output cannot be written: ${String(code)}`, { cause: error });
  }
}

interface Place {
  readonly argv: readonly string[];
  readonly cwd: string;
}

/**
 * `-C <dir>`, before the command or after; each is relative to the one before. It names the repository: what git's
 * environment says of another one no longer counts. What git hands to a hook is never ours to read.
 */
function takeFolder(words: readonly string[]): Place {
  const own = ownWords(words);
  const at = own.findIndex((word) => word.startsWith("-C"));
  const option = own[at] ?? "";
  const folder = option === "-C" ? own[at + 1] : option.slice("-C".length);
  if (at === -1 || folder === undefined) return { argv: words, cwd: process.cwd() };
  for (const name of LOCAL_VARIABLES) delete process.env[name];
  const { argv, cwd } = takeFolder(words.toSpliced(at, option === "-C" ? 2 : 1));
  return { argv, cwd: resolve(cwd, folder) };
}

function ownWords(words: readonly string[]): readonly string[] {
  return words[0] === "hook" ? [] : words.slice(0, [...words, "--"].indexOf("--"));
}
