import { bestRoute } from "./hook-row.ts";
import { readText } from "./inspect-file.ts";
import type { Problem } from "./problem.ts";
import { INERT, isGuardCall, type ShellCommand, shellCommands } from "../shell/shell-commands.ts";
import type { Survey } from "./survey.ts";

const EVENT = "commit-msg";

/** What a commit-msg hook runs after commit-guard can change the message that was judged. */
export function checkMessageChanges({ worktrees }: Survey): readonly Problem[] {
  const rows = worktrees.flatMap(({ hooks }) => hooks.filter(({ event }) => event === EVENT));
  const routes = rows.map(bestRoute).filter(({ state }) => state === "hosted");
  const files = new Set(routes.flatMap(({ file }) => file ?? []));
  return [...files].flatMap((file) => {
    const [first] = commandsAfterUs(readText(file));
    return first === undefined ? [] : [problemOf(first, file)];
  });
}

/** None where the call hands the process over, or the script ends after it. */
function commandsAfterUs(script: string): readonly ShellCommand[] {
  const commands = shellCommands(script);
  const ours = commands.findLastIndex(isGuardCall);
  const call = commands[ours];
  if (call === undefined || call.text.startsWith("exec ")) return [];
  const after = commands.slice(ours + 1).filter(({ text }) => !READS.test(text));
  const end = commands.findIndex(({ line, text }) => line > call.line && isEnd(text, line, script));
  return after.filter((command) => canWrite(command) && (end === -1 || commands.indexOf(command) < end));
}

/** To the terminal is not to a file. */
function canWrite({ text }: ShellCommand): boolean {
  return !INERT.test(text) || text.replaceAll(/\d*>>?\s*(?:&|\/dev\/)\S*/g, "").includes(">");
}

/** An exit of the script itself: at the start of a line, so that no condition leads to it. */
function isEnd(text: string, line: number, script: string): boolean {
  return /^exit\b/.test(text) && /^exit\b/.test(script.split("\n")[line - 1] ?? "");
}

/** It judges the message too, and leaves it as it is. */
const READS = /^(?:(?:npx|pnpm|yarn|bunx)\s[^>]*)?\bcommitlint\b[^>]*$/;

function problemOf({ text, line }: ShellCommand, file: string): Problem {
  return {
    rule: "doctor-message-change",
    severity: "warning",
    where: `${file}, line ${line}`,
    what: `'${text.split("\n", 1)[0]}' runs after commit-guard has judged the message`,
    why: "It can change the message, and nothing judges it again before it is pushed.",
    next: [{ say: "If it writes to the message, move it above the line that calls commit-guard." }],
  };
}
