import type { Command } from "commander";
import { approve } from "./approve.ts";
import { parseApproveRequest } from "./approve-request.ts";
import type { ExitCode, Io } from "./io.ts";

const HELP = `
For a person at a terminal that no agent started: it shows what is staged and asks for a word to be typed. An approval is
for one rule, this tree, this HEAD and this work tree, can be used once and is recorded in the git dir.
The hooks and the guard go by it; check, pre-push and CI do not.
Exit codes: 0 approved, 1 refused, 2 wrong usage, 3 could not tell.`;

export function addApprove(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("approve")
    .description("let one violation of one rule pass, once, for what is staged now")
    .argument("<rule>")
    .option("--minutes <n>", "how long it holds, 1 to 60 (default: 10)")
    .addHelpText("after", HELP)
    .action(async (rule: string, { minutes }: { readonly minutes?: string }) => {
      finish(await approve(parseApproveRequest(rule, minutes), io));
    });
}
