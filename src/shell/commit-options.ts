import type { GivenOption } from "../core/command.ts";
import { findBypass } from "./bypass.ts";
import { parseCommandLine } from "./command-line.ts";

/** What a `git commit` or `git merge` was asked for, as far as a hook cannot see it otherwise. */
export interface CommitOptions {
  readonly amends: boolean;
  /** The value of `--cleanup`; null when it is not given. */
  readonly cleanup: string | null;
  /** Null when neither `--verbose` nor `--no-verbose` is given. */
  readonly verbose: boolean | null;
}

/** Reads the arguments of git, without the name of the program. The last of several equal options wins, as in git. */
export function parseCommitOptions(args: readonly string[]): CommitOptions {
  const { options } = parseCommandLine(args);
  const verbose = lastOf(options, "verbose", "no-verbose");
  return {
    amends: lastOf(options, "amend", "no-amend")?.name === "amend",
    cleanup: lastOf(options, "cleanup")?.value ?? null,
    verbose: verbose === undefined ? null : verbose.name === "verbose",
  };
}

/** The word that makes git skip its hooks, as it was typed; null where none does. */
export function findBypassFlag(args: readonly string[]): string | null {
  const { command, options } = parseCommandLine(args);
  return findBypass(command, options);
}

/**
 * Whether these arguments make git open an editor; null where a terminal decides, or where it is no such command.
 * Source: git-commit, git-merge.
 */
export function opensEditor(args: readonly string[]): boolean | null {
  const { command, options } = parseCommandLine(args);
  const edit = lastOf(options, "edit", "no-edit");
  const isContinued = command === "merge" && lastOf(options, "continue") !== undefined;
  if (edit !== undefined && !isContinued) return edit.name === "edit";
  if (command === "commit") return !hasOwnMessage(options);
  return isContinued ? true : null;
}

/** `--fixup=amend:…` and `--fixup=reword:…` open one all the same. */
function hasOwnMessage(options: readonly GivenOption[]): boolean {
  const fixup = lastOf(options, "fixup")?.value;
  const isFixed = fixup !== undefined && !/^(?:amend|reword):/.test(fixup ?? "");
  return isFixed || lastOf(options, "message", "file", "reuse-message") !== undefined;
}

/** The command that git was given, behind git's own options; null where there is none. */
export function findCommand(args: readonly string[]): string | null {
  return parseCommandLine(args).command;
}

function lastOf(options: readonly GivenOption[], ...names: readonly string[]): GivenOption | undefined {
  return options.findLast(({ name }) => names.includes(name));
}
