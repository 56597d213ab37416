import type { GivenOption } from "../core/command.ts";

/**
 * The word that makes this call of git skip its hooks, as it was typed: `-n`, `-anm`, `--no-veri`; null where none does.
 * Of `--verify` and `--no-verify` the last one counts. Takes the options before the command too, if they are given.
 * Source: the manuals of the commands in `SKIPPING`.
 */
export function findBypass(command: string | null, options: readonly GivenOption[]): string | null {
  const refused = options.find(({ isKnown, word }) => !isKnown && REFUSED.has(word));
  if (refused !== undefined) return refused.word;
  if (command === null || !SKIPPING.has(command)) return null;
  const last = options.findLast(isAboutHooks);
  return last === undefined || last.name === "verify" ? null : last.word;
}

/** Which of them have a letter for it is told by their tables: `commit -n`, `am -n`. */
const SKIPPING: ReadonlySet<string> = new Set(["am", "commit", "merge", "pull", "push", "rebase"]);

/** Git has no such options; who writes them means to skip the hooks all the same. */
const REFUSED: ReadonlySet<string> = new Set(["--no-hooks", "--no-pre-commit-hook"]);

/** With a value git refuses them. */
function isAboutHooks({ name, value, isKnown }: GivenOption): boolean {
  return isKnown && value === null && (name === "verify" || name === "no-verify");
}
