import { type GitCall, type GivenOption, UNKNOWN } from "../core/command.ts";

/**
 * What git prints, where a script goes on with it. Places of the repository are told by the names that they have by
 * default, so that what is done to them is seen.
 */
export function printGit({ command, options, operands, changes }: GitCall): string {
  if (command === "rev-parse") return printRevParse(options, operands);
  const isRead = command === "config" && changes.length === 0;
  return isRead && operands.some((operand) => operand.toLowerCase() === "core.hookspath") ? ".git/hooks\n" : UNKNOWN;
}

function printRevParse(options: readonly GivenOption[], operands: readonly string[]): string {
  const path = options.find(({ word }) => word === "--git-path" || word.startsWith("--git-path="));
  if (path !== undefined) return `.git/${path.value ?? operands[0] ?? ""}\n`;
  const known = options.flatMap(({ word }) => PLACES[word] ?? []);
  return known.length === 0 ? UNKNOWN : `${known.join("\n")}\n`;
}

const PLACES: Readonly<Record<string, string>> = {
  "--git-dir": ".git",
  "--git-common-dir": ".git",
  "--absolute-git-dir": ".git",
  "--show-toplevel": ".",
  "--show-cdup": ".",
};
