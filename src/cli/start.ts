import { statSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { LOCAL_VARIABLES } from "../git/run-git.ts";
import { createLauncher } from "../judge/launcher.ts";
import { explainFault } from "./fault.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";

type Program = (argv: readonly string[], io: Io) => Promise<ExitCode>;

/**
 * Runs a program of the suite. The exit code is a failing one until a verdict exists: a promise that never settles, or a
 * fault that nobody caught, ends with "could not verify" and never with a pass.
 */
export function start(program: Program): void {
  process.exitCode = 3;
  const { argv, cwd } = takeFolder(process.argv.slice(2));
  const io: Io = { cwd, env: process.env, out: (text) => write(1, text), err: (text) => write(2, text) };
  void end(runIn(program, argv, io), io);
}

async function end(running: Promise<ExitCode>, io: Io): Promise<void> {
  try {
    process.exitCode = await running;
  } catch (error) {
    const { text, code } = explainFault(error, createLauncher(io.cwd));
    process.exitCode = code;
    io.err(text);
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

/** A pipe may take a part only. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray(writeSome(descriptor, rest));
}

/** A pipe may take nothing for a moment; a reader that left (`| head`) wants no more. */
function writeSome(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EAGAIN") return 0;
    if (code === "EPIPE") return bytes.length;
    throw error;
  }
}

interface Place {
  readonly argv: readonly string[];
  readonly cwd: string;
}

/**
 * `-C <dir>`, before the command or after; each is relative to the one before. It names the repository: what git's
 * environment says of another one no longer counts.
 */
function takeFolder(words: readonly string[]): Place {
  const at = words.indexOf("-C");
  const folder = at === -1 ? undefined : words[at + 1];
  if (folder === undefined) return { argv: words, cwd: process.cwd() };
  for (const name of LOCAL_VARIABLES) delete process.env[name];
  const { argv, cwd } = takeFolder(words.toSpliced(at, 2));
  return { argv, cwd: resolve(cwd, folder) };
}
