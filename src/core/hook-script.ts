/**
 * What a change of a hook takes away: in a few words, null where it keeps what the hook did. `before` is null where
 * nobody knows what stands there, or nothing does.
 */
export function lostByHook(before: string | null, after: string): string | null {
  const now = commandsOf(after);
  if (before === null) return isIdle(now) || hasDeadEnd(now) ? "does nothing" : null;
  const old = commandsOf(before);
  if (old.join("\n") === now.join("\n")) return null;
  if (isIdle(now)) return "does nothing";
  return lostCommands(old, now);
}

/** The same for text that comes at the end of a hook. A status that is set there hides what failed before. */
export function lostByAppending(before: string | null, added: string): string | null {
  const tail = commandsOf(added);
  if (tail.length > 0 && tail.every(({ isIdle: isNothing }) => isNothing)) return "always passes";
  return before === null ? null : lostByHook(before, `${before}${before.endsWith("\n") ? "" : "\n"}${added}`);
}

interface Line {
  readonly text: string;
  /** It does nothing, or ends the script well. */
  readonly isIdle: boolean;
  readonly isExit: boolean;
  /** Within no `if`, loop, `case` or function. */
  readonly isTop: boolean;
  readonly toString: () => string;
}

const NOTHING = /^(?:(?:\/usr)?(?:\/bin\/)?true|:|exit(?:\s+0)?|return(?:\s+0)?|exec\s+true|set\s+[-+].*)\s*;?$/;
const EXIT = /^(?:exit(?:\s+0)?|exec\s+(?:\/bin\/)?true)\s*;?(?:\s*#.*)?$/;
const OPENS = /^(?:if|for|while|until|case|select)\b|(?:^|\s)(?:\{|\()$|\(\)\s*\{$/;
const CLOSES = /^(?:fi|done|esac|\}|\))/;

function commandsOf(text: string): readonly Line[] {
  let depth = 0;
  return text.split("\n").flatMap((raw) => {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) return [];
    if (CLOSES.test(line)) depth = Math.max(0, depth - 1);
    const isTop = depth === 0;
    if (OPENS.test(line) && !/\b(?:fi|done|esac)\s*;?$|\}$/.test(line)) depth += 1;
    return [{ text: line, isIdle: NOTHING.test(line), isExit: EXIT.test(line), isTop, toString: () => line }];
  });
}

function isIdle(lines: readonly Line[]): boolean {
  return lines.every((line) => line.isIdle);
}

/** Commands after an end that always comes are dead. Functions may stand before their use, never after. */
function hasDeadEnd(lines: readonly Line[]): boolean {
  const end = firstExit(lines);
  return end !== -1 && lines.slice(0, end).every(isSilent) && lines.slice(end + 1).some((line) => !line.isIdle);
}

function firstExit(lines: readonly Line[]): number {
  return lines.findIndex(({ isExit, isTop }) => isExit && isTop);
}

function isSilent({ isIdle: isNothing, text }: Line): boolean {
  return isNothing || /^(?:echo|printf)\b/.test(text);
}

function lostCommands(old: readonly Line[], now: readonly Line[]): string | null {
  if (now.every(isSilent) && !old.every(isSilent)) return "does nothing";
  if (endsEarlier(old, now)) return "ends before its commands";
  if (hidesFailure(old, now)) return "always passes";
  return names(old) && !names(now) ? "does not call commit-guard" : null;
}

/** A command that stood before every end stands behind one now. */
function endsEarlier(old: readonly Line[], now: readonly Line[]): boolean {
  const end = firstExit(now);
  if (end === -1) return false;
  const oldEnd = firstExit(old);
  const alive = new Set((oldEnd === -1 ? old : old.slice(0, oldEnd)).map(({ text }) => text));
  const stillAlive = new Set(now.slice(0, end).map(({ text }) => text));
  return now
    .slice(end + 1)
    .some(({ text, isIdle: isNothing }) => !isNothing && alive.has(text) && !stillAlive.has(text));
}

const SWALLOWS = /^(?:\s*(?:\|\||;)\s*(?:true|:|exit 0)|\s*&)\s*;?$/;

/** A command that could fail is followed by one that cannot, on its own line or at the end. */
function hidesFailure(old: readonly Line[], now: readonly Line[]): boolean {
  const known = new Set(old.map(({ text }) => text));
  const swallowed = now.some(
    ({ text }) =>
      !known.has(text) &&
      old.some((line) => !line.isIdle && text.startsWith(line.text) && SWALLOWS.test(text.slice(line.text.length))),
  );
  const tail = now.slice(old.length);
  const isSame = old.every((line, index) => line.text === now[index]?.text);
  return swallowed || (isSame && tail.some(({ isExit }) => isExit) && tail.every((line) => line.isIdle));
}

function names(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => text.includes("commit-guard"));
}
