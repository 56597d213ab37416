/** What a `git commit` or `git merge` was asked for, as far as a hook cannot see it otherwise. */
export interface CommitOptions {
  readonly amends: boolean;
  /** The value of `--cleanup`; null when it is not given. */
  readonly cleanup: string | null;
  /** Null when neither `--verbose` nor `--no-verbose` is given. */
  readonly verbose: boolean | null;
}

/** Long options of `git commit` that take the next word as their value. Source: git-commit. */
const WITH_VALUE: readonly string[] = [
  "author",
  "cleanup",
  "date",
  "file",
  "fixup",
  "message",
  "pathspec-from-file",
  "reedit-message",
  "reuse-message",
  "squash",
  "template",
  "trailer",
];

/** What else a long option may be abbreviated from, as far as the letters are those of an option that matters here. */
const WITHOUT_VALUE: readonly string[] = [
  "all",
  "allow-empty",
  "allow-empty-message",
  "amend",
  "ahead-behind",
  "branch",
  "no-amend",
  "no-verbose",
  "no-verify",
  "verbose",
  "verify",
];

const SHORT_WITH_VALUE = "mFCct";

const GLOBAL_WITH_VALUE: ReadonlySet<string> = new Set([
  "-c",
  "-C",
  "--git-dir",
  "--work-tree",
  "--namespace",
  "--config-env",
]);

/** Reads the arguments of git, without the name of the program. The last of several equal options wins, as in git. */
export function parseCommitOptions(args: readonly string[]): CommitOptions {
  const options = [...listOptions(args.slice(startOfOptions(args)))];
  const last = (...names: readonly string[]): GivenOption | undefined =>
    options.findLast(({ name }) => names.includes(name));
  const verbose = last("verbose", "no-verbose");
  return {
    amends: last("amend", "no-amend")?.name === "amend",
    cleanup: last("cleanup")?.value ?? null,
    verbose: verbose === undefined ? null : verbose.name === "verbose",
  };
}

/**
 * The word that makes git skip `pre-commit` and `commit-msg`, as it was typed: `-n`, `-anm`, `--no-veri`. Null where none
 * does. In `git merge` the letter n means another thing. Source: git-commit, git-merge.
 */
export function findBypassFlag(args: readonly string[]): string | null {
  const start = startOfOptions(args);
  const isCommit = args[start - 1] === "commit";
  const options = [...listOptions(args.slice(start))].filter(({ name }) => isCommit || name !== "n");
  const last = options.findLast(({ name }) => ["verify", "no-verify", "n"].includes(name));
  return last === undefined || last.name === "verify" ? null : last.word;
}

/** The command that git was given, behind git's own options; null where there is none. */
export function findCommand(args: readonly string[]): string | null {
  return args[startOfOptions(args) - 1] ?? null;
}

function startOfOptions(args: readonly string[]): number {
  let at = 0;
  while (at < args.length && args[at]?.startsWith("-")) at += GLOBAL_WITH_VALUE.has(args[at] ?? "") ? 2 : 1;
  return at + 1;
}

interface GivenOption {
  readonly name: string;
  readonly value: string | null;
  /** The word it was given in: several letters may stand in one. */
  readonly word: string;
}

function* listOptions(args: readonly string[]): Generator<GivenOption> {
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? "";
    if (word === "--") return;
    const option = word.startsWith("--") ? parseLong(word, args[at + 1]) : parseCluster(word);
    if (option.takesNext) at += 1;
    yield* option.names.map((name) => ({ name, value: option.value, word }));
  }
}

interface ParsedWord {
  readonly names: readonly string[];
  readonly value: string | null;
  readonly takesNext: boolean;
}

function parseLong(word: string, next: string | undefined): ParsedWord {
  const [given = "", ...values] = word.slice(2).split("=");
  const name = complete(given);
  const takesNext = values.length === 0 && WITH_VALUE.includes(name);
  return { names: [name], value: takesNext ? (next ?? null) : values.join("=") || null, takesNext };
}

/** Git takes any beginning of an option's name that is the beginning of no other. */
function complete(given: string): string {
  const known = [...WITH_VALUE, ...WITHOUT_VALUE];
  const candidates = known.includes(given) ? [given] : known.filter((name) => name.startsWith(given));
  return candidates.length === 1 ? (candidates[0] ?? given) : given;
}

/** `-sv`, `-am`, `-amtext`: letters up to the first that takes a value, whose value is the rest or the next word. */
function parseCluster(word: string): ParsedWord {
  const letters = word.startsWith("-") ? word.slice(1) : "";
  const flags = letters.replace(/[mFCctuS].*$/s, "");
  const takesNext = flags.length === letters.length - 1 && SHORT_WITH_VALUE.includes(letters.slice(-1));
  const names = [...flags].flatMap((letter) => (letter === "v" ? ["verbose"] : letter === "n" ? ["n"] : []));
  return { names, value: null, takesNext };
}
