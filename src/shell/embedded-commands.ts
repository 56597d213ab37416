import { valuesOf } from "./argument-words.ts";
import type { Program, Run } from "./run.ts";
import { mergeShells, type Shell } from "./shell-state.ts";

interface Host {
  /** Options whose value is a command of the program's own language; none: every argument may be one. */
  readonly options: readonly string[];
  /** Of such a command, the part that a shell gets. */
  readonly pattern: RegExp;
}

const VIM: Host = { options: ["-c", "--cmd", "+"], pattern: /^\s*:?\s*(?:silent!?\s+)?(?:r(?:ead)?\s*)?!([^]*)/ };
const SQL: Host = { options: ["-c", "-e", "--command", "--execute"], pattern: /(?:\\!|^\s*system\s)\s*([^\n;]*)/ };

/** Programs with a language in which one command runs a shell. Source: the manual of each. */
const HOSTS: Readonly<Record<string, Host>> = {
  ex: VIM,
  expect: { options: ["-c"], pattern: /\b(?:spawn(?:\s+-noecho)?|exec)\s+([^;\n]*)/ },
  gdb: { options: ["-ex", "--eval-command", "-iex"], pattern: /^\s*(?:shell|!)\s*([^]*)/ },
  lldb: { options: ["-o", "-O", "--one-line"], pattern: /^\s*(?:platform\s+)?shell\s+([^]*)/ },
  mysql: SQL,
  nvim: VIM,
  psql: SQL,
  sqlite3: { options: [], pattern: /^\s*\.(?:shell|system)\s+([^]*)/ },
  tclsh: { options: ["-c"], pattern: /\bexec\s+([^;\n\]]*)/ },
  vi: VIM,
  vim: VIM,
};

/** Null for a program that is none of these, or runs nothing. */
export function runEmbedded({ name, args }: Program, shell: Shell, run: Run): readonly Shell[] | null {
  const host = Object.hasOwn(HOSTS, name) ? HOSTS[name] : undefined;
  if (host === undefined) return null;
  const given = host.options.length === 0 ? args : valuesOf(args, host.options);
  const texts = [...given, ...(shell.input ?? "").split("\n")].flatMap((line) => host.pattern.exec(line)?.[1] ?? []);
  return texts.length === 0 ? null : mergeShells(texts.flatMap((text) => run.runText(text, shell)));
}
