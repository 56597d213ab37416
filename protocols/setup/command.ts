import { isList, type Json, objectOf } from "../json.ts";

/**
 * The shell command that an agent is to run. The launcher is shell text that starts commit-guard: `npx --no-install
 * commit-guard`, a quoted absolute path. Most agents take every code but 2 for "go on", a missing program too: so whatever
 * is not an answer becomes a refusal that says why.
 */
export function guardCommand(launcher: string, name: string): string {
  return `${launcher} guard --agent ${name} || { [ $? -eq 2 ] || echo '${MISSING}' >&2; exit 2; }`;
}

const MISSING = "commit-guard did not answer, so nothing was allowed: ask the user to install it again";

/** Whether a command is one that `guardCommand` made, of this version or another. */
export function isGuardCommand(command: string): boolean {
  return /commit-guard[\w./@-]*["']?\s+guard(?:\s|$)/.test(command);
}

/** Whether an entry of a configuration runs the guard, however it is nested. */
export function isOurEntry(entry: Json): boolean {
  return commandsIn(entry).some(isGuardCommand);
}

/** Every text in a value, for doctor to run those that are ours. */
export function commandsIn(value: Json): readonly string[] {
  const texts: string[] = [];
  const waiting: Json[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const object = objectOf(next);
    if (typeof next === "string") {
      texts.push(next);
    } else if (isList(next)) {
      waiting.push(...next);
    } else if (object !== null) {
      waiting.push(...Object.values(object));
    }
  }
  return texts;
}
