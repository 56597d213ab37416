import type { Command } from "commander";
import { type ExitCode, type Io, UsageError } from "./io.ts";
import { type Credited, parseCredited } from "./retry-credits.ts";

/** How the message of the last refused commit is to be repaired. */
export interface RetryRequest {
  readonly signOff: boolean;
  /** Null to keep the subject. */
  readonly subject: string | null;
  readonly agents: readonly Credited[];
}

interface RetryFlags {
  readonly signoff?: boolean;
  readonly message?: string;
  readonly agent?: readonly string[];
}

const HELP = `
The message, the options and the paths of the commit are those that commit-msg refused; what is staged is as it is now.
Exit codes: 0 committed, 1 refused again or not possible any more, 2 wrong usage or nothing is kept, 3 git did not commit.`;

export function addRetry(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("retry")
    .description("commit again with the message of the last refused commit")
    .option("-s, --signoff", "add your sign-off")
    .option("-m, --message <subject>", "replace the subject, keep the rest")
    .option("--agent <name[:model]>", "credit an agent by its hash, or 'none'; repeatable", collect)
    .addHelpText("after", HELP)
    .action(async (flags: RetryFlags) => {
      const request = parseRetryRequest(flags);
      const { retry } = await import("./retry.ts");
      finish(await retry(request, io));
    });
}

/** Throws UsageError. */
export function parseRetryRequest({ signoff = false, message, agent = [] }: RetryFlags): RetryRequest {
  if (message !== undefined) requireLine(message);
  return { signOff: signoff, subject: message ?? null, agents: agent.map(parseCredited) };
}

function requireLine(subject: string): void {
  if (subject.trim() === "") throw new UsageError("-m: the subject is empty");
  // oxlint-disable-next-line no-control-regex -- what ends a line or a message
  if (/[\n\r\0]/.test(subject)) throw new UsageError("-m: the subject is one line; the rest of the message is kept");
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}
