import { UNKNOWN, UNKNOWN_WORDS } from "../core/command.ts";
import { findOptionTable } from "./option-table.ts";
import { matches } from "./patterns.ts";
import type { Program } from "./run.ts";

/** The arguments that git would get from this program; null where it is not git. */
export function gitArguments({ name, args }: Program): readonly string[] | null {
  const command = /^git-(.+)$/.exec(name)?.[1];
  if (command !== undefined && findOptionTable(command) !== null) return [command, ...args];
  return isGitName(name) || looksLikeGit(name, args) ? args : null;
}

/** Itself, or a pattern of files such as `g?t` that can only mean it. */
function isGitName(name: string): boolean {
  const known = name.replaceAll(SIGNS, "");
  return /[*?[]/.test(name) ? /[git]/.test(known) && matches("git", name) === true : known === "git";
}

const SIGNS = new RegExp(`[${UNKNOWN}${UNKNOWN_WORDS}]`, "gu");

const COMMANDS: ReadonlySet<string> = new Set([
  "commit",
  "merge",
  "push",
  "pull",
  "rebase",
  "commit-tree",
  "update-ref",
]);

/** A program nobody knows, with the words of git: `"$GIT" commit -n`. */
function looksLikeGit(name: string, args: readonly string[]): boolean {
  const isHidden = name !== "" && name.replaceAll(SIGNS, "") === "";
  return isHidden && args.some((arg) => COMMANDS.has(arg));
}
