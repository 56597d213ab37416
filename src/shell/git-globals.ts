import { type GivenOption, UNKNOWN_WORDS } from "../core/command.ts";
import { findOptionTable } from "./option-table.ts";

export interface Globals {
  readonly globals: readonly GivenOption[];
  /** From the command on. Begins with an option where git runs none: `--version`, `--help`. */
  readonly rest: readonly string[];
}

/** Reads what stands before the command. Git takes neither clusters nor beginnings of names there. Source: git(1). */
export function parseGlobals(args: readonly string[]): Globals {
  const globals: GivenOption[] = [];
  let at = 0;
  while (at < args.length && isGlobal(args[at] ?? "")) {
    const { takesNext, ...option } = readGlobal(args[at] ?? "", args[at + 1]);
    globals.push(option);
    at += takesNext ? 2 : 1;
  }
  const read = { globals, rest: args.slice(at) };
  return hasDoubt(read) ? cutAtDoubt(read, args) : read;
}

const ENDING: ReadonlySet<string> = new Set(["--help", "-h", "--version", "-v"]);

function isGlobal(word: string): boolean {
  return word === UNKNOWN_WORDS || (word.startsWith("-") && !ENDING.has(word));
}

/** Of `git $OPTIONS commit` it is more likely than of `git $COMMAND topic` that options are meant. */
function hasDoubt({ globals, rest }: Globals): boolean {
  const isPlain = globals.every(({ isKnown, word }) => isKnown || word === UNKNOWN_WORDS);
  return !isPlain || findOptionTable(rest[0] ?? "") === null;
}

/** Then the first word that nobody knows is taken for the command. */
function cutAtDoubt({ globals, rest }: Globals, args: readonly string[]): Globals {
  const index = globals.findIndex(({ word }) => word === UNKNOWN_WORDS);
  if (index === -1) return { globals, rest };
  const before = globals.slice(0, index);
  return { globals: before, rest: args.slice(before.reduce((sum, option) => sum + lengthOf(option), 0)) };
}

/** In words. */
function lengthOf({ word, value }: GivenOption): number {
  return WITH_VALUE.has(word) && value !== null ? 2 : 1;
}

/** By the word they are given in. Only `--shallow-file` takes no `=`. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  "-c",
  "-C",
  "--attr-source",
  "--config-env",
  "--git-dir",
  "--namespace",
  "--shallow-file",
  "--super-prefix",
  "--work-tree",
]);

const WITHOUT_VALUE: ReadonlyMap<string, string> = new Map([
  ["-p", "paginate"],
  ["-P", "no-pager"],
  ...[
    "bare",
    "exec-path",
    "glob-pathspecs",
    "html-path",
    "icase-pathspecs",
    "info-path",
    "literal-pathspecs",
    "man-path",
    "no-advice",
    "no-lazy-fetch",
    "no-literal-pathspecs",
    "no-optional-locks",
    "no-pager",
    "no-replace-objects",
    "noglob-pathspecs",
    "paginate",
  ].map((name) => [`--${name}`, name] as const),
]);

/** With `=` only. */
const ATTACHED: ReadonlySet<string> = new Set(["--exec-path", "--list-cmds"]);

type ReadGlobal = GivenOption & { readonly takesNext: boolean };

function readGlobal(word: string, next: string | undefined): ReadGlobal {
  const flag = WITHOUT_VALUE.get(word);
  if (flag !== undefined) return { name: flag, value: null, isKnown: true, word, takesNext: false };
  if (WITH_VALUE.has(word))
    return { name: word.replace(/^--?/, ""), value: next ?? null, isKnown: true, word, takesNext: true };
  return readAttached(word);
}

function readAttached(word: string): ReadGlobal {
  const equals = word.indexOf("=");
  const dashed = word.slice(0, equals);
  const isKnown = dashed.startsWith("--") && (ATTACHED.has(dashed) || WITH_VALUE.has(dashed));
  if (equals === -1 || !isKnown) return { name: word, value: null, isKnown: false, word, takesNext: false };
  return { name: dashed.slice(2), value: word.slice(equals + 1), isKnown, word, takesNext: false };
}
