import { spawnSync } from "node:child_process";

/** How a hook of a coding agent is started. */
export interface HookCommand {
  /** Shell text. */
  readonly command: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** For its standard input. */
  readonly input: string;
}

/** A code of null: it was killed, or took too long. */
export interface HookAnswer {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/** What coding agents give a hook of ours, in milliseconds. */
const LONGEST = 30_000;

/** Runs it as coding agents do. */
export function runHookCommand({ command, ...rest }: HookCommand): HookAnswer {
  const { stdout, stderr, status } = spawnSync("/bin/sh", ["-c", command], {
    ...rest,
    encoding: "utf8",
    timeout: LONGEST,
    killSignal: "SIGKILL",
  });
  return { out: stdout ?? "", err: stderr ?? "", code: status };
}
