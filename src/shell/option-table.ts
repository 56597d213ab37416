/** How an option takes its value: `required` may be the next word, `optional` only stands in the same word. */
export type Taking = "nothing" | "required" | "optional";

export interface Option {
  readonly name: string;
  /** The letter of the short form. */
  readonly letter?: string;
  readonly takes: Taking;
}

/** Every option of one command of git. */
export interface OptionTable {
  readonly options: readonly Option[];
  /** All long names: a beginning that only one of them has stands for it. */
  readonly names: readonly string[];
}

/** Source: git-commit(1), of git 2.30 to 2.56. */
export const COMMIT: OptionTable = table([
  ...flags(
    "all=a",
    "amend",
    "allow-empty",
    "allow-empty-message",
    "ahead-behind",
    "branch",
    "dry-run",
    "edit=e",
    "include=i",
    "interactive",
    "long",
    "no-post-rewrite",
    "no-verify=n",
    "null=z",
    "only=o",
    "patch=p",
    "pathspec-file-nul",
    "porcelain",
    "quiet=q",
    "reset-author",
    "short",
    "signoff=s",
    "status",
    "verbose=v",
  ),
  ...withValue(
    "author",
    "cleanup",
    "date",
    "file=F",
    "fixup",
    "inter-hunk-context",
    "message=m",
    "pathspec-from-file",
    "reedit-message=c",
    "reuse-message=C",
    "squash",
    "template=t",
    "trailer",
    "unified=U",
  ),
  { name: "gpg-sign", letter: "S", takes: "optional" },
  { name: "untracked-files", letter: "u", takes: "optional" },
]);

/** Source: git-merge(1), of git 2.30 to 2.56. */
export const MERGE: OptionTable = table([
  ...flags(
    "abort",
    "allow-unrelated-histories",
    "autostash",
    "commit",
    "compact-summary",
    "continue",
    "edit=e",
    "ff",
    "ff-only",
    "no-verify",
    "overwrite-ignore",
    "progress",
    "quiet=q",
    "quit",
    "rerere-autoupdate",
    "signoff",
    "squash",
    "stat",
    "summary",
    "verbose=v",
    "verify-signatures",
  ),
  ...withValue("cleanup", "file=F", "into-name", "message=m", "strategy=s", "strategy-option=X"),
  { name: "no-stat", letter: "n", takes: "nothing" },
  { name: "gpg-sign", letter: "S", takes: "optional" },
  { name: "log", takes: "optional" },
]);

function table(options: readonly Option[]): OptionTable {
  return { options, names: [...new Set(options.flatMap(({ name }) => [name, negationOf(name)]))] };
}

/** Git has the opposite of every option, also of one that begins with "no-". */
function negationOf(name: string): string {
  return name.startsWith("no-") ? name.slice("no-".length) : `no-${name}`;
}

function flags(...names: readonly string[]): Option[] {
  return names.map((name) => option(name, "nothing"));
}

function withValue(...names: readonly string[]): Option[] {
  return names.map((name) => option(name, "required"));
}

function option(text: string, takes: Taking): Option {
  const [name = "", letter] = text.split("=");
  return letter === undefined ? { name, takes } : { name, letter, takes };
}
