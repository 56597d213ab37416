import type { Change, Commit } from "./commit.ts";
import type { Step } from "./rule.ts";
import { visible } from "./visible.ts";

// Steps that several rules share, worded once and correct before and after the commit exists.

const MOST_PATHS = 20;

/** Takes changes out of a draft, or splits a stored commit. */
export function takeOut(commit: Commit, changes: readonly Change[]): Step {
  if (commit.id !== null) return split(commit);
  const unstage = unstageCommand(commit);
  // The new path of a rename alone would leave the deletion of the old one behind.
  const paths = changes.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [previousPath, path]));
  if (paths.length > MOST_PATHS)
    return { say: "Unstage everything, then stage one change at a time:", run: `git ${unstage} :/` };
  const git = paths.some(isPathspec) ? "git --literal-pathspecs" : "git";
  const run = [git, unstage, ...paths.map(shellQuote)].join(" ");
  return { say: "Take the files of the other change out of this commit:", run };
}

function unstageCommand({ parents: [parent], amends }: Commit): string {
  if (parent === undefined) return "rm -r --cached --quiet --";
  return amends ? `restore --staged --source=${parent.slice(0, 12)} --` : "restore --staged --";
}

/** What git would not take for the name of one file. Source: gitglossary, "pathspec". */
function isPathspec(path: string): boolean {
  return path.startsWith(":") || /[*?[\\]/.test(path);
}

function split(commit: Commit): Step {
  if (commit.parents.length > 1)
    return edit(commit, "Keep in the merge only what joins its parents: add 'break' after it, then amend it there:");
  const how = commit.parents.length === 0 ? "git rm --cached and git commit --amend" : "git reset HEAD~1";
  return edit(commit, `Mark the commit 'edit' to split it, then take it apart with ${how}:`);
}

/** Changes the message: of a draft by committing again, of a stored commit by a rebase. */
export function reword(commit: Commit, say: string): Step {
  if (commit.id === null) return { say: `${say} Then run the same git command again.` };
  return edit(
    commit,
    `${say} ${commit.parents.length > 1 ? "Write 'merge -c' for 'merge -C'" : "Mark the commit 'reword'"}:`,
  );
}

export function signOff(commit: Commit): Step {
  if (commit.id !== null) return signOffStored(commit);
  if (commit.again === null) return { say: "Run the same git command again with a sign-off (-s)." };
  return { say: "Commit again with a sign-off; the message was kept:", run: `${commit.again} -s` };
}

/** `git rebase --signoff` leaves merges out. */
function signOffStored(commit: Commit): Step {
  const option = commit.parents.length > 1 ? "--exec 'git commit --amend --no-edit --signoff'" : "--signoff";
  return { say: "Sign off this commit and those after it:", run: rebase(commit, option) };
}

function edit(commit: Commit, say: string): Step {
  return { say, run: rebase(commit, "--interactive") };
}

/** Without --rebase-merges a rebase would drop the merge. */
function rebase({ id, parents }: Commit, option: string): string {
  const merges = parents.length > 1 ? "--rebase-merges " : "";
  const onto = parents.length === 0 ? "--root" : `${id?.slice(0, 12)}~1`;
  return `git rebase ${merges}${option} ${onto}`;
}

/**
 * Quotes one word for a shell, so that a suggested command is safe to paste. What a terminal or a runner would not show
 * as it is needs the `$'…'` form of POSIX.1-2024, which bash, zsh, ksh and ash know.
 */
export function shellQuote(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (visible(word) === word) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${[...word].map(escapeCharacter).join("")}'`;
}

function escapeCharacter(character: string): string {
  if (character === "'" || character === "\\") return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) return octal(code - 0xdc00);
  if (visible(character) === character && character !== "#") return character;
  return [...new TextEncoder().encode(character)].map(octal).join("");
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, "0")}`;
}
