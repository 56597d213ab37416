/**
 * Stands in a text for what nobody can know before the command runs: the output of a program, a variable of the user.
 * Any text may take its place, also none.
 */
export const UNKNOWN = "\u{FFFF}";

/** The same where the shell would split it: any number of words, also none. */
export const UNKNOWN_WORDS = "\u{FFFE}";

/** Whether every character of a text is known. */
export function isKnown(text: string): boolean {
  return !text.includes(UNKNOWN) && !text.includes(UNKNOWN_WORDS);
}

/** One option as git reads it. */
export interface GivenOption {
  /** The whole long name, without the dashes; of an option that git's manual does not know, the word as it stands. */
  readonly name: string;
  readonly value: string | null;
  readonly isKnown: boolean;
  /** The word it was given in: several letters may stand in one. */
  readonly word: string;
}

/** A setting that one call of git goes by, besides those of its configuration files. */
export interface ConfigEntry {
  /** As git compares it: section and variable in lower case, `core.hookspath`, `hook.Name.enabled`. */
  readonly key: string;
  /** Null for a key without "=", which means true. */
  readonly value: string | null;
  /** What says so, as it was typed: `-c core.hooksPath=/dev/null`, `GIT_CONFIG_KEY_0=core.hooksPath`. */
  readonly given: string;
}

/** A change that `git config` makes for good. */
export interface ConfigChange {
  readonly kind: "set" | "unset" | "rename-section" | "remove-section" | "edit";
  /** As git compares it; of a section its name (`core`, `hook.Name`). Null for "edit", or where nobody can know. */
  readonly key: string | null;
  /** What is set, or the new name of a section; null where there is none, or nobody can know. */
  readonly value: string | null;
  /** The file that `--file` names; null where git chooses: of the repository, the work tree, the user, the system. */
  readonly file: string | null;
  /** What says so, as it was typed: `core.hooksPath /dev/null`, `--unset core.hooksPath`. */
  readonly given: string;
}

/** What one call of git would do, read as git reads its arguments. */
export interface GitCall {
  /** The command of git behind all aliases; null where there is none. May hold UNKNOWN. */
  readonly command: string | null;
  /** The aliases that led to it, outermost first. */
  readonly aliases: readonly string[];
  /** Git's own options, before the command. */
  readonly globals: readonly GivenOption[];
  readonly options: readonly GivenOption[];
  /** What is no option. */
  readonly operands: readonly string[];
  /** Settings for this call alone, in the order git reads them: environment, then `-c`. */
  readonly config: readonly ConfigEntry[];
  /** What it changes in configuration files; empty for all but `git config`. */
  readonly changes: readonly ConfigChange[];
  /** Variables that the text sets for this call. Those of the agent's own environment are not in it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where it would run, relative to where the command starts ("." for that place itself), or absolute. */
  readonly folder: string;
  /** What it would read from standard input; absent or null where that is not known. */
  readonly input?: string | null;
  /** The words that the shell makes of it, joined by blanks, at most 200 characters. */
  readonly text: string;
}

/** A program other than git that the command would start. */
export interface ProgramCall {
  /** The last part of its path: `rm`, `husky`. */
  readonly name: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** What it would read from standard input; null where that is not known. */
  readonly input: string | null;
  readonly text: string;
}

/** One file that the command would change. */
export interface FileChange {
  /** Relative to where the command starts, or absolute; lexically normal ("a/../b" is "b"). May hold UNKNOWN and glob signs. */
  readonly path: string;
  readonly kind: FileChangeKind;
  /** What would stand in the file (for "append": what comes at its end); null where nobody can know. */
  readonly content: string | null;
  /** What stands in it now; null where there is no such file, or nobody can know. */
  readonly before: string | null;
  /** For "mode": the mode as `chmod` takes it. */
  readonly mode: string | null;
  /** What does it, as words: `rm -f .git/hooks/pre-commit`, `the tool Write`. */
  readonly text: string;
}

/** "remove" holds for a whole folder too; "move" is the place something is taken from; "edit" changes a part nobody can know. */
export type FileChangeKind = "write" | "append" | "edit" | "remove" | "move" | "mode" | "link";

/** A tool of the agent that is neither a shell nor an editor: one of an MCP server. */
export interface ToolUse {
  /** As the agent calls it: `mcp__github__push_files`. */
  readonly name: string;
  /** Its whole input as JSON. */
  readonly input: string;
}

/** Everything a rule may know about what an agent is about to do. */
export interface Command {
  /** As the agent gave it. */
  readonly text: string;
  readonly gits: readonly GitCall[];
  readonly programs: readonly ProgramCall[];
  readonly files: readonly FileChange[];
  /** Variables that stay set in the shell after the command: `export HUSKY=0`. */
  readonly exported: Readonly<Record<string, string>>;
  readonly tools: readonly ToolUse[];
  /** What nobody can see through and that may start git, as words; empty when everything is known. */
  readonly opaque: readonly string[];
}

/** A command that does nothing: a base to build on. */
export const NO_COMMAND: Command = {
  text: "",
  gits: [],
  programs: [],
  files: [],
  exported: {},
  tools: [],
  opaque: [],
};
