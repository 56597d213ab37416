import { type Command, type FileChange, type GitCall, NO_COMMAND, type ProgramCall } from "../../src/core/command.ts";

const GIT: GitCall = {
  command: null,
  aliases: [],
  globals: [],
  options: [],
  operands: [],
  config: [],
  changes: [],
  environment: {},
  folder: ".",
  text: "git",
};

/** A call of git: its words split at blanks. Words that begin with "-" are known long options unless said otherwise. */
export function aGit(text: string, more: Partial<GitCall> = {}): GitCall {
  const [, command = null, ...words] = text.split(" ");
  const options = words.filter((word) => word.startsWith("-")).map(optionOf);
  return { ...GIT, command, options, operands: words.filter((word) => !word.startsWith("-")), text, ...more };
}

function optionOf(word: string): GitCall["options"][number] {
  const [name = "", value = null] = word.replace(/^-+/, "").split("=");
  return { name, value, isKnown: true, word };
}

/** A call of another program: its words split at blanks. */
export function aProgram(text: string, more: Partial<ProgramCall> = {}): ProgramCall {
  const [name = "", ...args] = text.split(" ");
  return { name, args, environment: {}, folder: ".", input: null, text, ...more };
}

export function aChange(path: string, more: Partial<FileChange> = {}): FileChange {
  return { path, kind: "write", content: null, before: null, mode: null, text: `change ${path}`, ...more };
}

export function aCommand(more: Partial<Command>): Command {
  return { ...NO_COMMAND, text: "a command", ...more };
}
