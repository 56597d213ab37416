import { spawnSync } from "node:child_process";
import { explainStart, GitError, lastWords } from "./run-git.ts";
import { type Sandbox, SANDBOX_OPTIONS } from "./sandbox.ts";

interface SandboxedOptions {
  readonly input?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs git once in a sandbox and gives its output, one character a byte. Throws GitError when git fails. */
export function runSandboxed(sandbox: Sandbox, args: readonly string[], options: SandboxedOptions = {}): string {
  const { code, stdout, stderr } = trySandboxed(sandbox, args, options);
  if (code !== 0) throw new GitError(`git ${args[0]} failed: ${lastWords(stderr, code)}`);
  return stdout;
}

/** The same, where a non-zero exit is an answer. */
export function trySandboxed(
  sandbox: Sandbox,
  args: readonly string[],
  { input = "", env = {} }: SandboxedOptions = {},
): { readonly code: number; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr, error } = spawnSync("git", [...SANDBOX_OPTIONS, ...args], {
    cwd: sandbox.dir,
    env: { ...sandbox.env, ...env },
    input,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  if (error) throw new GitError(explainStart(error), { cause: error });
  return { code: status ?? 128, stdout: stdout.toString("latin1"), stderr: stderr.toString() };
}

/** Below the longest string that V8 can hold. */
const MAX_OUTPUT_BYTES: number = 2 ** 28;
