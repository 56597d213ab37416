import type { Command, FileChange, GitCall } from "../src/core/command.ts";
import { LEAVE_HOOKS } from "../src/core/command-steps.ts";
import { changedByGit } from "../src/core/git-file-changes.ts";
import { lostBy } from "../src/core/lost-hooks.ts";
import { type CommandRule, commandRule, type CommandViolation } from "../src/core/rule.ts";
import { deletesKey, uninstalls, uninstallsByAlias } from "../src/core/uninstalls.ts";

export const noHookTampering: CommandRule = commandRule({
  id: "no-hook-tampering",
  summary: "The hooks and what they go by stay as they are.",
  why: "Git skips a hook in silence when its file is missing, lost its run bit or does nothing.",
  bad: "chmod -x .git/hooks/pre-commit",
  good: "chmod +x .git/hooks/pre-commit",
  details: `Guarded are hook files (.git/hooks, .husky, .githooks), git's configuration, the settings of hook managers, of
commit-guard and of agents, the keys of package.json that install hooks, and commit-guard itself. They may be read, made,
extended and made executable. Refused is to remove or move them, to take the run bit, to empty them or end them early, to
drop commit-guard from them, to uninstall a hook manager, to approve a bypass (a person does, at a terminal). A key of
commit-guard's settings that decides what is judged is for the user to change. The hooks themselves notice a hook that is
gone: see docs/hooks.md.`,

  *check({ gits, programs, files }: Command) {
    for (const file of files) yield* checkFile(file);
    for (const git of gits) yield* checkGit(git);
    const isPackageWritten = files.some(isPackage);
    for (const program of programs) {
      const token = uninstalls(program) ?? (isPackageWritten ? deletesKey(program) : null);
      if (token !== null) yield violation(token, effectOf(token), program.text);
    }
  },
});

/** What lets something pass takes no hook away, and is no less a person's to say. */
function effectOf(token: string): string {
  return /^(?:commit-|git )guard (?:approve|failure)/.test(token) ? "is for a person to run" : "takes hooks away";
}

/** Written over by what another program printed. */
function isPackage({ path, content }: FileChange): boolean {
  return content === null && /(?:^|\/)package\.json$/.test(path);
}

function violation(token: string, effect: string, within: string): CommandViolation {
  return { what: `"${token}" ${effect}`, next: LEAVE_HOOKS, token, within };
}

function* checkFile(change: FileChange): Iterable<CommandViolation> {
  const lost = lostBy(change);
  if (lost !== null) yield violation(change.path, lost, change.text);
}

function* checkGit(git: GitCall): Iterable<CommandViolation> {
  const asked = uninstallsByAlias(git);
  if (asked !== null) yield violation(asked, effectOf(asked), git.text);
  const token = changedByGit(git);
  if (token !== null) yield violation(token, `would be changed by git ${git.command}`, git.text);
}
