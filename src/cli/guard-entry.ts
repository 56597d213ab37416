import { fstatSync, readSync, writeSync } from "node:fs";
import { guard, type GuardIo } from "./guard.ts";
import type { LoadPolicy } from "./guard-judge.ts";
import { parseGuardRequest } from "./guard-request.ts";
import { UsageError } from "./io.ts";

/**
 * Runs the guard with the arguments behind `guard`. Whatever goes wrong, the process ends with 2 and a reason: agents
 * take 1 and 3 for "go on".
 */
export async function startGuard(words: readonly string[], loadPolicy: LoadPolicy): Promise<void> {
  process.exitCode = 2;
  try {
    process.exitCode = await guard(parseGuardRequest(words), createIo(loadPolicy));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    write(2, `error: ${reason}\n${error instanceof UsageError ? "" : "commit-guard: the command was not run\n"}`);
  }
}

/** Throws where the folder that the process stands in is gone. */
function createIo(loadPolicy: LoadPolicy): GuardIo {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => write(1, text),
    err: (text) => write(2, text),
    loadPolicy,
    readInput: () => (fstatSync(0).isCharacterDevice() ? "" : readAll()),
  };
}

const CHUNK_BYTES = 65_536;

function readAll(): string {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const count = readSome(chunk);
    if (count === 0) return Buffer.concat(chunks).toString();
    if (count > 0) chunks.push(chunk.subarray(0, count));
  }
}

/** Less than nothing where a pipe has nothing yet. */
function readSome(chunk: Buffer): number {
  try {
    return readSync(0, chunk);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EAGAIN") return -1;
    if (code === "EOF") return 0;
    throw error;
  }
}

/** A pipe may take a part only, or nothing for a moment; a reader that left wants no more. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray(writeSome(descriptor, rest));
}

function writeSome(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EAGAIN" ? 0 : bytes.length;
  }
}
