import { Command, CommanderError } from "commander";
import { addApprove } from "./approve-command.ts";
import { check } from "./check.ts";
import { type CheckFlags, parseCheckRequest } from "./check-request.ts";
import { doctor, type DoctorFlags } from "./doctor.ts";
import { explain } from "./explain.ts";
import { addInit, addUninstall } from "./install-commands.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";
import { addRetry } from "./retry-command.ts";
import { VERSION } from "./version.ts";

/** Runs `commit-guard` with these arguments. Throws what kept it from a verdict; wrong usage as UsageError. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode | null = null;
  const finish = (result: ExitCode): void => {
    code = result;
  };
  const program = createProgram(io, finish);
  program.hook("preAction", refuseFolder);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    return explainUsage(error, program, io);
  }
  if (code === null) throw new UsageError("no command was given; see commit-guard --help");
  return code;
}

/** Help that was asked for is a pass; without a command it is an answer to wrong usage. */
function explainUsage(error: unknown, program: Command, io: Io): ExitCode {
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode === 0) return 0;
  if (error.code !== "commander.help") throw new UsageError(error.message.replace(/^error: /, "").replace("\n", " "));
  io.err(program.helpInformation());
  return 2;
}

/** The entry has taken every -C that it can: one that is left would name a repository that is not judged. */
function refuseFolder(program: Command): void {
  if (program.getOptionValue("C") !== undefined) throw new UsageError("-C cannot stand there");
}

function createProgram(io: Io, finish: (code: ExitCode) => void): Command {
  const program = new Command("commit-guard");
  program
    .description("Keeps commits small, signed off, attributed and honestly hooked.")
    .version(VERSION)
    .option("-C <dir>", "run as if started in <dir>")
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: () => undefined })
    .showSuggestionAfterError();
  addCheck(program, io, finish);
  addExplain(program, io, finish);
  addDoctor(program, io, finish);
  addHook(program);
  addGuard(program);
  addInit(program, io, finish);
  addUninstall(program, io, finish);
  addRetry(program, io, finish);
  addApprove(program, io, finish);
  return program;
}

const CHECK_HELP = `
Without a range: what is not upstream yet; without an upstream what is on no other branch; else HEAD alone.
Under a CI provider the range must be named.
Exit codes: 0 pass, 1 the policy is violated, 2 wrong usage or settings, 3 could not verify.`;

function addCheck(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("check")
    .description("judge commits, what is staged, or a message")
    .argument("[range...]", "A..B, A...B or a single revision")
    .option("--from <rev>", "the start of the range, itself not judged")
    .option("--to <rev>", "the end of the range (default: HEAD)")
    .option("--staged", "judge what would be committed now")
    .option("--message <file>", "judge only a message; - is standard input")
    .option("--cleanup <mode>", "with --message: git's clean-up mode (default: whitespace)")
    .option("--policy-from <rev>", "read the settings from that revision, not from the checkout")
    .option("--format <name[=file]>", "text or json; repeatable", collect)
    .option("--no-cache", "read every commit anew")
    .addHelpText("after", CHECK_HELP)
    .action(async (ranges: string[], flags: CheckFlags) => {
      finish(await check(parseCheckRequest(ranges, flags), io));
    });
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function addExplain(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("explain")
    .description("the words of a rule; without a name, the list of rules")
    .argument("[rule]")
    .option("--format <name>", "text or json", "text")
    .action((rule: string | undefined, { format }: { readonly format: string }) => {
      finish(explain(rule ?? null, format, io));
    });
}

const DOCTOR_HELP = `
Exit codes: 0 no commit can slip past, 1 one could, 3 could not find out.`;

function addDoctor(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("doctor")
    .description("find out whether a commit could slip past the installed hooks")
    .option("--fix", "repair what needs no question: nothing tracked, no hooks of others")
    .option("--format <name>", "text or json", "text")
    .addHelpText("after", DOCTOR_HELP)
    .action(async (flags: DoctorFlags) => {
      finish(await doctor(flags, io));
    });
}

const GUARD_HELP = `
Without --command or --batch, one payload of an agent's hook is read from standard input and answered in the agent's own
protocol, with exit code 0 or 2. With --command: 0 allow, 1 block.`;

/** Only for the help text: the entry runs the guard itself, for agents take other exit codes. */
function addGuard(program: Command): void {
  program
    .command("guard")
    .description("judge what an agent is about to run")
    .option("--agent <name>", "the agent whose protocol the payload follows (default: told by its shape)")
    .option("--command <text>", "judge one shell command")
    .option("--format <name>", "with --command: text or json")
    .option("--batch", 'judge one {"id","command"} per line of standard input')
    .addHelpText("after", GUARD_HELP);
}

/** Only for the help text: the entry runs hooks itself, before any of this is loaded. */
function addHook(program: Command): void {
  program.command("hook").description("what git's hooks call: commit-guard hook <event> [args…]").argument("<event>");
}
