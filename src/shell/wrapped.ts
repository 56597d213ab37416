import type { Program, Run } from "./run.ts";
import { mergeShells, setVariable, type Shell } from "./shell-state.ts";
import { WRAPPERS } from "./wrapper-table.ts";
import { unwrap } from "./wrappers.ts";

/** A program that starts the one behind it. Null where it is none of these. */
export function runWrapper({ name, args }: Program, shell: Shell, run: Run): readonly Shell[] | null {
  const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (wrapper === undefined) return null;
  const { words, texts, assignments } = unwrap(wrapper, args);
  const inner = Object.entries(assignments).reduce(
    (one, [key, value]) => setVariable(one, key, { values: [value], keys: null, isArray: false, isExported: true }),
    shell,
  );
  if (texts.some((text) => text !== "")) return mergeShells(texts.flatMap((text) => run.runText(text, inner)));
  // Without a command, what is told to another machine comes from standard input.
  if (wrapper.joins === true && shell.input !== null && shell.input !== "") return run.runText(shell.input, inner);
  // What another program starts is a program, not a function of this shell.
  return words.length === 0 ? [inner] : run.runWords({ words, assignments: {} }, { ...inner, functions: new Map() });
}
