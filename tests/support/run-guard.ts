import { runProgram } from "../../src/cli/program.ts";
import { runHook } from "../../src/cli/hook.ts";
import { explainFault } from "../../src/cli/fault.ts";
import type { ExitCode, Io } from "../../src/cli/io.ts";
import { vi } from "vitest";

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs `commit-guard` in this process, as `start` does: a process of its own costs a fifth of a second. */
export async function runGuard(cwd: string, env: NodeJS.ProcessEnv, argv: readonly string[]): Promise<Ran> {
  const printed = { out: "", err: "" };
  const io: Io = {
    cwd,
    env,
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  };
  const [command, event = "", ...args] = argv;
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    const isHook = command === "hook" && event !== "" && !event.startsWith("-");
    const code = await (isHook ? runHook(["--sealed=", event, ...args], io) : runProgram(argv, io));
    return { code, ...printed };
  } catch (error) {
    const { text, code } = explainFault(error, (name) => name);
    return { code, out: printed.out, err: `${printed.err}${text}` };
  } finally {
    vi.unstubAllEnvs();
  }
}
