/** One command of a shell script, as far as it can be told without running it. */
export interface ShellCommand {
  /** Without what stands before its first word: keywords, braces, assignments stay only where there is no word. */
  readonly text: string;
  /** Of its first word, counted from one. */
  readonly line: number;
}

/**
 * The commands of a script, without comments, parted where the shell parts them. Quotes keep together what they hold; a
 * here-document reads as commands. Source: POSIX.1-2024, Shell Command Language, "Token Recognition".
 */
export function shellCommands(script: string): readonly ShellCommand[] {
  const parted = script.replaceAll(TOKENS, (token, comment: string | undefined, end: string | undefined) => {
    if (comment !== undefined) return "";
    return end === undefined ? token : `${PART}${token === "\n" ? token : ""}`;
  });
  let line = 1;
  return parted.split(PART).flatMap((piece) => {
    const at = line + lineFeeds(/^\s*/.exec(piece)?.[0] ?? "");
    line += lineFeeds(piece);
    const text = piece.trim().replace(LEADING, "").trim();
    return text === "" || CLOSING.test(text) ? [] : [{ text, line: at }];
  });
}

/** Whether a script has a command that runs commit-guard: its shim, or its program with `hook`. */
export function callsGuard(script: string): boolean {
  return isShell(script) ? shellCommands(script).some(isGuardCall) : NAMED.test(script);
}

/** Naming it is not running it. */
export function isGuardCall({ text }: ShellCommand): boolean {
  return !INERT.test(text) && CALL.test(text);
}

/** What changes nothing: it talks, tests or ends. */
export const INERT: RegExp = /^(?:echo|printf|:|true|false|test|\[\[?|exit|return|set|cd|unset|export)(?=\s|$)/;

const PART = "\0";

/** Escaped or quoted text, a comment, or what ends a command. */
const TOKENS = /\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"|(?<![^\s;&|()])(#[^\n]*)|([\n;|()]|(?<![<>])&(?!>))/g;

const LEADING = /^(?:(?:if|then|elif|else|while|until|do|!|\{|\w+=(?:"[^"]*"|'[^']*'|[^\s"'])*(?=\s+\S))\s+)+/;
const CLOSING = /^(?:then|else|do|fi|done|esac|\{|\})$/;

/** The path of the shim, also where a variable is given it; or `commit-guard [options] hook`. */
const CALL = /\bhooks\/shim\.sh\b|\bcommit-guard(?:\.c?[jt]s)?["']?\s+(?:-\S+\s+(?:(?!hook\b)[^-\s]\S*\s+)?)*hook\b/;

/** In another language a call can look like anything. */
const NAMED = /^(?!\s*(?:#|\/\/)).*commit-guard/m;

/** Without a first line of its own, sh runs it. */
export function isShell(script: string): boolean {
  const program = /^#!\s*(?<program>[^\n]*)/.exec(script)?.groups?.["program"];
  return program === undefined || /(?:^|[/ ])(?:ba|da|k|z|mk|a)?sh(?:\s|$)/.test(program);
}

function lineFeeds(text: string): number {
  return text.split("\n").length - 1;
}
