import type { Commit } from "./commit.ts";
import type { Step } from "./rule.ts";
import { visible } from "./visible.ts";

// Steps that several rules share, worded once and correct before and after the commit exists.

const MOST_PATHS = 20;

/** Takes paths out of a draft, or splits a stored commit. */
export function takeOut(commit: Commit, paths: readonly string[]): Step {
  if (commit.id !== null)
    return edit(commit, "Split the commit: mark it 'edit', then `git reset HEAD~1` and commit in parts:");
  const files = paths.length > MOST_PATHS ? "." : paths.map(shellQuote).join(" ");
  const unstage = commit.parents.length === 0 ? "git rm -r --cached --quiet --" : "git restore --staged --";
  return { say: "Take the files of the other change out of this commit:", run: `${unstage} ${files}` };
}

/** Changes the message: of a draft by committing again, of a stored commit by a rebase. */
export function reword(commit: Commit, say: string): Step {
  if (commit.id !== null) return { say: `${say} Mark the commit 'reword':`, run: rebase(commit, "--interactive") };
  return { say: `${say} Then run the same git command again.` };
}

export function signOff(commit: Commit): Step {
  if (commit.id !== null) {
    return { say: "Sign off this commit and those after it:", run: rebase(commit, "--signoff") };
  }
  if (commit.again === null) return { say: "Run the same git command again with a sign-off (-s)." };
  return { say: "Commit again with a sign-off; the message was kept:", run: `${commit.again} --signoff` };
}

export function edit(commit: Commit, say: string): Step {
  return { say, run: rebase(commit, "--interactive") };
}

function rebase({ id, parents }: Commit, option: string): string {
  const onto = parents.length === 0 ? "--root" : `${id?.slice(0, 12)}~1`;
  return `git rebase ${option} ${onto}`;
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
