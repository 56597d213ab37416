import { linesOf } from "./line-programs.ts";
import { compile } from "./patterns.ts";
import type { Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";

/** What `sed` prints; null for what is no plain substitution. Runs what its command `e` would run. Source: sed(1). */
export function runSed(args: readonly string[], shell: Shell, run: Run): string | null {
  const isExtended = args.some((arg) => /^-[nEr]*[Er]|^--regexp-extended$/.test(arg));
  const scripts = args.filter((arg) => !arg.startsWith("-"));
  for (const script of scripts.slice(0, 1)) runExecuting(script, shell, run);
  if (shell.input === null) return null;
  const selected = selectLines(args, scripts, shell.input);
  if (selected !== null) return selected;
  const texts = scripts.flatMap((script) => script.split(/;(?=\s*s)/));
  return texts.reduce<string | null>(
    (text, one) => (text === null ? null : substitute(one.trim(), text, isExtended)),
    shell.input,
  );
}

/** `sed -n '/re/p'`, `sed '2d'`: the lines that are chosen by one address. */
function selectLines(
  args: readonly string[],
  [script = "", ...others]: readonly string[],
  input: string,
): string | null {
  const [, number, pattern, command] = /^\s*(?:(\d+)|\/((?:[^/\\]|\\.)*)\/)\s*([pd])\s*$/.exec(script) ?? [];
  const isSilent = args.some((arg) => /^-[nEr]*n/.test(arg));
  if (command === undefined || others.length > 0 || isSilent !== (command === "p")) return null;
  const search = pattern === undefined ? null : compile(extended(pattern), "");
  const lines = linesOf(input);
  const chosen = lines.filter((line, at) => (search?.test(line) ?? at + 1 === Number(number)) === (command === "p"));
  return chosen.map((line) => `${line}\n`).join("");
}

/** What `grep` lets through, of its input alone. Source: POSIX.1-2024, grep. */
export function runGrep(args: readonly string[], { input }: Shell): string | null {
  const flags = args.filter((arg) => /^-[A-Za-z]+$/.test(arg)).join("");
  const [pattern = "", ...files] = args.filter((arg) => !arg.startsWith("-"));
  if (input === null || files.length > 0 || /[clLqrRABCnof]/.test(flags)) return null;
  const search = compile(/[EP]/.test(flags) ? pattern : extended(pattern), flags.includes("i") ? "i" : "");
  if (search === null) return null;
  const lines = linesOf(input);
  return lines
    .filter((line) => search.test(line) !== flags.includes("v"))
    .map((line) => `${line}\n`)
    .join("");
}

/** `1e command` runs a command, `s/…/…/e` what the line has become. */
function runExecuting(script: string, shell: Shell, run: Run): void {
  const inner: Shell = { ...shell, input: null, output: "" };
  const command = /(?:^|[;\n{])[ \t]*(?:(?:\d+|\$|\/[^/\n]*\/)[ \t]*)?e[ \t]+([^\n]+)/.exec(script)?.[1];
  if (command !== undefined) run.runText(command, inner);
  const [, whole] = /^(s(.)[^]*\2[gi]*)e[gi]*$/.exec(script.trim()) ?? [];
  const line = whole === undefined || shell.input === null ? null : substitute(whole, shell.input, false);
  if (line !== null) run.runText(line, inner);
}

function substitute(script: string, text: string, isExtended: boolean): string | null {
  const [, , pattern = "", by = "", flags = ""] =
    /^s([^\w\s])((?:\\[^]|(?!\1)[^\\])*)\1((?:\\[^]|(?!\1)[^\\])*)\1([gi]*)$/.exec(script) ?? [];
  const search = pattern === "" ? null : compile(isExtended ? pattern : extended(pattern), flags);
  if (search === null) return null;
  const replacement = by
    .replaceAll("$", "$$$$")
    .replaceAll(/\\(\d)/g, "$$$1")
    .replaceAll(/(?<!\\)&/g, "$$&");
  return linesOf(text)
    .map((line) => `${line.replace(search, replacement.replaceAll(/\\([^\d])/g, "$1"))}\n`)
    .join("");
}

/** In a basic expression these signs mean something only behind a backslash. */
function extended(pattern: string): string {
  return pattern.replaceAll(/\\?[+?|(){}]/g, (sign) => (sign.startsWith("\\") ? sign.slice(1) : `\\${sign}`));
}
