import { statSync, writeSync } from "node:fs";
import { resolve } from "node:path";
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
  return program(argv, io);
}

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

/** `-C <dir>`, as git has it: before the command or after, each relative to the one before. */
function takeFolder(words: readonly string[]): { readonly argv: readonly string[]; readonly cwd: string } {
  const argv: string[] = [];
  let cwd = process.cwd();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const next = words[at + 1];
    if (word !== "-C" || next === undefined) {
      argv.push(word);
      continue;
    }
    cwd = resolve(cwd, next);
    at += 1;
  }
  return { argv, cwd };
}
