import { isList, type Json, objectOf } from "../json.ts";

/**
 * The shell command that an agent is to run. `start` is shell text that starts the guard and takes its arguments:
 * `npx --no-install commit-guard guard`, `sh /path/hooks/guard.sh`. Most agents take every code but 2 for "go on", a
 * missing program too: so whatever is not an answer becomes a refusal that says why.
 */
export function guardCommand(start: string, name: string): string {
  return `${start} --agent ${name} || { [ $? -eq 2 ] || echo '${NO_ANSWER}, so nothing was allowed: ${WAY_OUT}' >&2; exit 2; }`;
}

/** How a refusal begins that comes of a missing program, not of the guard. */
export const NO_ANSWER = "commit-guard did not answer";

const WAY_OUT = "ask the user to install it again (npm install)";

/** Whether a text holds a command that `guardCommand` made, of this version or another, or that a person wrote. */
export function isGuardCommand(command: string): boolean {
  return command.includes(NO_ANSWER) || STARTS.test(command);
}

const STARTS = /commit-guard[\w./@-]*["']?\s+guard(?:\s|$)|commit-guard[\w./@-]*\/hooks\/guard\.sh/;

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
