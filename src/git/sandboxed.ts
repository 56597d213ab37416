import { spawn, spawnSync } from "node:child_process";
import { explainStart, GitError, lastWords } from "./run-git.ts";
import { type Sandbox, SANDBOX_OPTIONS } from "./sandbox.ts";

interface SandboxedOptions {
  readonly input?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
  /** More than this is not read. */
  readonly maxBytes?: number;
}

/** Git said more than the caller is ready to hold. */
export class TooMuchOutput extends GitError {}

/** Runs git once in a sandbox and gives its output, one character a byte. Throws GitError when git fails. */
export function runSandboxed(sandbox: Sandbox, args: readonly string[], options: SandboxedOptions = {}): string {
  const { code, stdout, stderr } = trySandboxed(sandbox, args, options);
  if (code !== 0) throw new GitError(`git ${args[0]} failed: ${lastWords(stderr, code)}`);
  return stdout;
}

function trySandboxed(
  sandbox: Sandbox,
  args: readonly string[],
  { input = "", env = {}, maxBytes = MAX_OUTPUT_BYTES }: SandboxedOptions = {},
): { readonly code: number; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr, error } = spawnSync("git", [...SANDBOX_OPTIONS, ...args], {
    cwd: sandbox.dir,
    env: { ...sandbox.env, ...env },
    input,
    maxBuffer: maxBytes,
  });
  if (error) throw asGitError(error, `git ${args[0]} said more than ${maxBytes} bytes`);
  return { code: status ?? 128, stdout: stdout.toString("latin1"), stderr: stderr.toString() };
}

/** Whether git succeeds; does not hold up what else is going on. Fails with GitError where git cannot be asked. */
export function succeedsSandboxed(sandbox: Sandbox, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const options = { cwd: sandbox.dir, env: sandbox.env, stdio: "ignore" } as const;
    const child = spawn("git", [...SANDBOX_OPTIONS, ...args], options);
    child.on("error", (error) => reject(new GitError(explainStart(error))));
    child.on("close", (code) => {
      if (code === null) reject(new GitError(`git ${args[0]} failed: ${lastWords("", code)}`));
      else resolve(code === 0);
    });
  });
}

function asGitError(error: Error, tooMuch: string): GitError {
  const isTooMuch = "code" in error && error.code === "ENOBUFS";
  return isTooMuch ? new TooMuchOutput(tooMuch, { cause: error }) : new GitError(explainStart(error), { cause: error });
}

/** Below the longest string that V8 can hold. */
const MAX_OUTPUT_BYTES: number = 2 ** 28;
