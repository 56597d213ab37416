import type { Command } from "commander";
import type { InitFlags } from "./init-request.ts";
import type { ExitCode, Io } from "./io.ts";

type Finish = (code: ExitCode) => void;

const INIT_HELP = `
Modes: husky, lefthook, pre-commit (one line, job or hook in their files), hooks (files in git's hooks folder; a hook that
is there still runs first), config (git 2.54 and newer). Without --mode what the repository uses already.
In a repository that has settings only this clone is armed. Does nothing in CI, outside of a repository or in production
installs, so that a "prepare" script may call it.
Agents: claude-code, codex, gemini-cli, cursor, copilot, windsurf, cline, kiro, opencode, amp, antigravity, crush, droid, qwen-code,
augment; kimi, hermes (their configuration of the user, for all repositories); as a plugin to give away:
claude-code-plugin[=<folder>].`;

export function addInit(program: Command, io: Io, finish: Finish): void {
  program
    .command("init")
    .description("install the hooks; writes the settings of a repository that has none")
    .option("--dry-run", "print what would be done, and do nothing")
    .option("--yes", "do it without a question, with preset strict")
    .option("--mode <name>", "husky, lefthook, pre-commit, hooks or config")
    .option("--agents <names>", "also guard the commands of these agents: names with commas between, all, or detected")
    .option(
      "--reference-transaction",
      "also judge refs that are moved without a commit; costs time at every change of one",
    )
    .addHelpText("after", INIT_HELP)
    .action(async (flags: InitFlags) => {
      const { init } = await import("./init.ts");
      finish(await init(flags, io));
    });
}

export function addUninstall(program: Command, io: Io, finish: Finish): void {
  program
    .command("uninstall")
    .description("take back what init did in this clone, byte for byte")
    .action(async () => {
      const { runUninstall } = await import("./uninstall.ts");
      finish(runUninstall(io));
    });
}
