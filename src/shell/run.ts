import type { FileChange, GitCall, ProgramCall } from "../core/command.ts";
import type { Script } from "./grammar.ts";
import type { Shell } from "./shell-state.ts";

/** What must be read from outside of the text. Every answer may be null: not there, or not known. */
export interface World {
  /** The text of a file; the path is relative to where the command starts, or absolute, or begins with "~". */
  readonly readFile: (path: string) => string | null;
  /** The value of `alias.<name>` in git's configuration, as seen from a folder. */
  readonly gitAlias: (name: string, folder: string) => string | null;
}

/** One command with its words known, as the shell would start it. */
export interface Invocation {
  readonly words: readonly string[];
  /** Set for this command alone, before its name. */
  readonly assignments: Readonly<Record<string, string>>;
}

/** A program that a command starts. */
export interface Program {
  /** The last part of its path. */
  readonly name: string;
  readonly args: readonly string[];
  /** The first word as it stands, with its path. */
  readonly word: string;
  readonly invocation: Invocation;
}

/** One reading of one text: what it found so far, and the doors between the parts of the interpreter. */
export interface Run {
  readonly world: World;
  readonly found: Found;
  /** Files that the text itself writes, by normal path; null where their text is not known. */
  readonly written: Map<string, string | null>;
  /** Symbolic links that the text itself makes, to what they lead. */
  readonly links: Map<string, string>;
  /** Aliases of git that the text itself sets. */
  readonly aliases: Map<string, string>;
  /** The text of a file as it would be at this point; null where nobody can know. */
  readonly read: (path: string) => string | null;
  /** Takes from what a reading may cost. Throws OutOfBudget when it is spent. */
  readonly spend: (steps: number) => void;
  /** Starts what lies some levels deeper than whatever starts it. Throws OutOfBudget where that is too deep. */
  readonly nest: <T>(levels: number, start: () => T) => T;
  readonly runScript: (script: Pick<Script, "commands">, shell: Shell) => readonly Shell[];
  /** Another text in the same shell: `eval`, a sourced file. */
  readonly runText: (text: string, shell: Shell) => readonly Shell[];
  readonly runWords: (invocation: Invocation, shell: Shell) => readonly Shell[];
}

export interface Found {
  readonly gits: GitCall[];
  readonly programs: ProgramCall[];
  readonly files: FileChange[];
  readonly opaque: string[];
  /** Variables that stay set after the text, beside those of its own shell. */
  readonly exported: Record<string, string>;
}

/** The text asks for more than a reading may cost. */
export class OutOfBudget extends Error {}

/** In characters: no text of a reading grows beyond it. */
export const LONGEST_TEXT = 262_144;

/** A text that a reading makes: it is paid for by its length. Throws OutOfBudget. */
export function pay(run: Run, text: string): string {
  if (text.length > LONGEST_TEXT) throw new OutOfBudget();
  run.spend(text.length / MADE_AT_ONCE);
  return text;
}

/** In characters: as many are copied or searched in about the time of one step. */
const MADE_AT_ONCE = 64;

const LONGEST = 200;

/** The words as somebody would type them, as far as they can be shown. */
export function showWords(words: readonly string[]): string {
  const text = words
    .slice(0, LONGEST)
    .map((word) => word.slice(0, LONGEST))
    .map((word) => (/^[\w@%+=:,./~*?{}^[\]-]+$/.test(word) ? word : quote(word)))
    .join(" ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function quote(word: string): string {
  const shown = word.replaceAll(/[\u{FFFE}\u{FFFF}]/gu, "…");
  if (/^[\w@%+=:,./~*?{}^[\]…-]+$/.test(shown)) return shown;
  return shown.includes("'") ? `"${shown}"` : `'${shown}'`;
}

/** A reading that leaves no trace but its output, such as `$(…)`: a shell of its own. */
export function capture(run: Run, shell: Shell, start: (inner: Shell) => readonly Shell[]): string {
  const outputs = start({ ...shell, output: "", ending: null }).map(({ output }) => output);
  return outputs.toSorted((one, other) => other.length - one.length)[0] ?? "";
}
