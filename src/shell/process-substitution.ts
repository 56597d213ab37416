import type { WordPart } from "./grammar.ts";
import { capture, type Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";

/** In levels of what may lie inside of one another. */
export const DEPTH = 5;

/** In characters. What stands inside is parsed again for every level around it. */
export const PARSED_AT_ONCE = 8;

type Substitution = Extract<WordPart, { readonly type: "ProcessSubstitution" }>;

/** A file that whoever opens it can read once: its text is what the script in it prints. */
export function readSubstitution({ script, operator, text }: Substitution, shell: Shell, run: Run): string {
  run.spend(text.length / PARSED_AT_ONCE);
  const path = `/dev/fd/${run.written.size + 63}`;
  if (script === undefined) return path;
  const output = run.nest(DEPTH, () =>
    capture(run, { ...shell, input: null }, (inner) => run.runScript(script, inner)),
  );
  run.written.set(path, operator === "<" ? output : null);
  return path;
}
