import type { ParsedScript, SimpleCommand, Word } from "./grammar.ts";

/** The file of `$(< file)`; null for every other script. */
export function inputFileOf({ commands: [statement, ...others] }: ParsedScript): Word | null {
  const command = statement?.command;
  if (command?.type !== "Command" || others.length > 0) return null;
  return command.name === undefined && command.prefix.length === 1 ? inputOf(command.prefix) : null;
}

function inputOf([part]: SimpleCommand["prefix"]): Word | null {
  return part?.type === "Redirect" && part.operator === "<" ? (part.target ?? null) : null;
}
