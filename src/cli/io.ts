/** What a command may touch of the process that runs it. */
export interface Io {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The exit codes that every program of the suite shares. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A command that was called wrongly (exit code 2). */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}

/** A disk that is full, a descriptor that is closed: what was found cannot be told (exit code 3). */
export class OutputError extends Error {
  override readonly name: string = "OutputError";
}
