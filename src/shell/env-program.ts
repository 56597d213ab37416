import { countOptions, optionSet, quoteWord } from "./argument-words.ts";
import { joinPath } from "./paths.ts";
import type { Run } from "./run.ts";
import { setVariable, type Shell, unsetVariable } from "./shell-state.ts";
import { splitAssignment } from "./wrappers.ts";

const VALUED = optionSet("-u --unset -C --chdir");

/** `env -i -u X A=1 cmd`, `env -S 'A=1 cmd'`. Source: env(1). */
export function runEnv(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const text = splitText(args);
  if (text !== null) return run.runText(`env ${text}`, shell);
  let inner: Shell = { ...shell, functions: new Map() };
  let at = 0;
  for (const arg of ownWords(args)) {
    const next = VALUED.has(arg) ? (args[at + 1] ?? "") : null;
    inner = ASSIGNMENT.test(arg) ? setFor(inner, arg) : applyOption(inner, arg, next);
    at += next === null ? 1 : 2;
  }
  const words = args.slice(at);
  return words.length === 0 ? [inner] : run.runWords({ words, assignments: {} }, inner);
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** Its options and assignments, without the values that are words of their own. */
function ownWords(args: readonly string[]): readonly string[] {
  const own: string[] = [];
  for (let at = 0; isOwn(args[at] ?? ""); at += VALUED.has(args[at] ?? "") ? 2 : 1) own.push(args[at] ?? "");
  return own;
}

function isOwn(arg: string): boolean {
  return arg.startsWith("-") || ASSIGNMENT.test(arg);
}

function setFor(shell: Shell, arg: string): Shell {
  const [name, value] = splitAssignment(arg);
  return setVariable(shell, name, { values: [value], keys: null, isArray: false, isExported: true });
}

function applyOption(shell: Shell, arg: string, next: string | null): Shell {
  if (/^(?:-i|-|--ignore-environment)$/.test(arg)) return { ...shell, variables: new Map() };
  const value = next ?? /^(?:-[uC]|--(?:unset|chdir)=)(.+)$/.exec(arg)?.[1];
  if (value === undefined) return shell;
  if (/^(?:-u|--unset)/.test(arg)) return unsetVariable(shell, value);
  return { ...shell, folder: joinPath(shell.folder, value) };
}

/** `-S` splits its value into words; a shell reads them nearly alike. */
function splitText(args: readonly string[]): string | null {
  const at = args.findIndex((arg) => /^-[iv0]*S|^--split-string/.test(arg));
  const option = args[at];
  if (option === undefined || !args.slice(0, at).every(isOwn)) return null;
  const attached = /^(?:-[iv0]*S|--split-string=)([^]+)$/.exec(option)?.[1];
  const rest = args.slice(attached === undefined ? at + 2 : at + 1);
  return [...args.slice(0, at), attached ?? args[at + 1] ?? "", ...rest.map(quoteWord)].join(" ");
}

/** `command -v git` only tells where it is. */
export function runCommandName(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const count = countOptions(args, NONE);
  const words = args.slice(count);
  if (!args.slice(0, count).some((arg) => /^-\w*[vV]/.test(arg))) {
    return run.runWords({ words, assignments: {} }, { ...shell, functions: new Map() });
  }
  return [{ ...shell, output: `${shell.output}/usr/bin/${words[0] ?? ""}\n`, status: "unknown" }];
}

const NONE: ReadonlySet<string> = new Set();
