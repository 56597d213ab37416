import type { WordPart } from "./grammar.ts";
import { isList } from "./parameter-expansion.ts";
import { readParameter, type Values } from "./parameters.ts";
import type { Shell } from "./shell-state.ts";

/** The characters of IFS. */
export function separatorsOf(shell: Shell): string {
  return readParameter(shell, "IFS")?.[0] ?? " \t\n";
}

/** `$*` is joined by the first character of IFS. */
export function joinStarred(part: WordPart, values: Values, shell: Shell): Values {
  if (values === null || isSpread(part)) return values;
  return [values.join(separatorsOf(shell).slice(0, 1))];
}

/** Between the values of a list the shell puts a separator, and splits there again: so empty ones stay, but the last. */
export function joinUnquoted(values: Values, shell: Shell): Values {
  const [separator = " "] = separatorsOf(shell);
  return values === null || values.length < 2 || /\s/.test(separator) ? values : [values.join(separator)];
}

/** Whether each of its values is a word of its own, also inside of quotes. */
export function isSpread(part: WordPart): boolean {
  if (part.type === "SimpleExpansion") return part.text === "$@";
  if (part.type !== "ParameterExpansion" || !isList(part)) return false;
  return part.operation?.type === "Names"
    ? part.operation.operator === "@"
    : (part.index?.value ?? part.parameter) === "@";
}
