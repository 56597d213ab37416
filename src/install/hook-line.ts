import { isGuardCall, isShell, shellCommands } from "../shell/shell-commands.ts";
import { asText, type State } from "./file-state.ts";
import { quoteForSh } from "./shell-text.ts";

/** A text with a piece inserted. */
export interface Insertion {
  readonly text: string;
  /** Exactly what was inserted. */
  readonly inserted: string;
}

/** Whether a line of a hook file already calls commit-guard for the event. */
export function callsGuard(state: State, event: string): boolean {
  return shellCommands(asText(state)).some((command) => isGuardCall(command) && hasWord(command.text, event));
}

/** As the first thing that a hook file does, so that no `exit` or `exec` below can skip it. The text is in `asText` form. */
export function insertCall(text: string, call: string): Insertion {
  const head = /^(?:#![^\n]*(?:\n|$))?(?:\s*\. [^\n]*\/husky\.sh"?\s*?(?:\n|$))?/.exec(text)?.[0] ?? "";
  const gap = head === "" || head.endsWith("\n") ? "" : "\n";
  const inserted = `${gap}${call}\n`;
  return { text: `${head}${inserted}${text.slice(head.length)}`, inserted };
}

/** The line for an event. `keepsInput`: what git writes on standard input is also for the rest of the file. */
export function callLine(event: string, inRepository: string, keepsInput: boolean): string {
  const shim = quoteForSh(`${inRepository}/dist/hooks/shim.sh`);
  return keepsInput ? sharingCall(event, shim) : `if [ -f ${shim} ]; then sh ${shim} ${event} "$@" || exit $?; ${ELSE}`;
}

const ELSE = 'else echo "error: commit-guard is not installed here, run: npm install" >&2; exit 3; fi';

function sharingCall(event: string, shim: string): string {
  const input = "commit_guard_input";
  const feed = `{ [ -z "$${input}" ] || printf '%s\\n' "$${input}"; } | sh ${shim} ${event} "$@" || exit $?`;
  const keep = `if [ -z "$${input}" ]; then exec </dev/null; else exec <<commit_guard_end; fi`;
  return `if [ -f ${shim} ]; then ${input}=$(cat); ${feed}; ${keep}; ${ELSE}\n$${input}\ncommit_guard_end`;
}

/** Whether a hook file does anything but call commit-guard. */
export function hasCommands(text: string): boolean {
  return text.split("\n").some((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** Whether sh reads the file: git starts any other by its first line, and there no line of sh can stand. */
export function isShellScript(state: State): boolean {
  const text = asText(state);
  return !text.includes("\0") && isShell(text);
}

function hasWord(line: string, event: string): boolean {
  return new RegExp(`(?<![\\w-])${event}(?![\\w-])`).test(line);
}
