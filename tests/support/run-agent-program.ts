import type { AgentSettings } from "../../src/cli/agent-command.ts";
import type { ExitCode, Io } from "../../src/cli/io.ts";
import type { Repo } from "./repo.ts";

interface Result {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

type Program = (argv: readonly string[], io: Io, settings: AgentSettings) => Promise<ExitCode>;

interface Options {
  readonly argv: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly sources?: readonly string[];
}

/** Runs a program in a repository and collects what it prints. */
export async function runProgram(
  program: Program,
  repo: Omit<Repo, typeof Symbol.asyncDispose>,
  options: Options,
): Promise<Result> {
  const printed = { out: "", err: "" };
  const io: Io = {
    cwd: options.cwd ?? repo.root,
    env: { ...repo.env, ...options.env },
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  };
  const sources = options.sources ?? [".claude/agents", "~/.claude/agents"];
  const code = await program(options.argv, io, { readSources: async () => sources, version: "1.2.3" });
  return { code, ...printed };
}
