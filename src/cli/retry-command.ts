import type { Command } from "commander";
import type { ExitCode, Io } from "./io.ts";
import { retry } from "./retry.ts";
import { parseRetryRequest, type RetryFlags } from "./retry-request.ts";

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
      finish(await retry(request, io));
    });
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}
