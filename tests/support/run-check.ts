import { vi } from "vitest";
import { explainFault } from "../../src/cli/fault.ts";
import { runProgram } from "../../src/cli/program.ts";

/** What a run of `commit-guard` said and how it ended. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process, in a folder and with more of an environment. */
export async function runCheck(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const said = { out: "", err: "" };
  const io = {
    cwd,
    env: process.env,
    out: (text: string): void => void (said.out += text),
    err: (text: string): void => void (said.err += text),
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    return { code: await runProgram(["check", ...args], io), ...said };
  } catch (error) {
    const { text, code } = explainFault(error, (program) => program);
    return { code, out: said.out, err: said.err + text };
  } finally {
    vi.unstubAllEnvs();
  }
}
