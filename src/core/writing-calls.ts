import type { GitCall } from "./command.ts";

/** Commands of git that run hooks of a commit or a push, or make commits past them. */
const HOOKED: ReadonlySet<string> = new Set([
  "commit",
  "merge",
  "pull",
  "push",
  "rebase",
  "am",
  "cherry-pick",
  "revert",
]);

/** Whether a call makes commits, or publishes them, in a way that hooks judge. */
export function runsHooks(call: GitCall): boolean {
  return call.command !== null && HOOKED.has(call.command) && !endsIdle(call);
}

/** Gives up, shows or rehearses; makes no commit. Source: the manual of each command. */
const IDLE: ReadonlySet<string> = new Set(["abort", "quit", "help", "h", "show-current-patch", "edit-todo"]);
/** Each of them makes `git commit` a dry run, which runs no hook. Source: git-commit(1). */
const DRY: ReadonlySet<string> = new Set(["dry-run", "short", "porcelain", "long"]);

/** Whether a call of a command that could commit only looks, or gives up. Of an option and its opposite the last counts. */
export function endsIdle({ command, options }: GitCall): boolean {
  const last = new Map(options.filter(({ isKnown }) => isKnown).map(({ name }) => [name.replace(/^no-/, ""), name]));
  return [...last.values()].some((name) => IDLE.has(name) || (command === "commit" && DRY.has(name)));
}

/** Commands of git that neither make a commit nor publish one, so that it does not matter which hooks they find. */
const HARMLESS: ReadonlySet<string> = new Set(
  `add annotate apply archive bisect blame branch bundle cat-file check-attr check-ignore check-mailmap
  check-ref-format checkout checkout-index cherry clean clone column commit-graph config count-objects credential
  describe diff diff-files diff-index diff-tree difftool fetch fetch-pack fmt-merge-msg for-each-ref format-patch fsck
  gc get-tar-commit-id grep hash-object help index-pack init init-db interpret-trailers log ls-files ls-remote ls-tree
  mailinfo mailsplit maintenance merge-base merge-file merge-tree mergetool mktag mktree multi-pack-index mv name-rev
  notes pack-objects pack-refs patch-id prune prune-packed range-diff read-tree reflog remote repack request-pull
  rerere reset restore rev-list rev-parse rm shortlog show show-branch show-index show-ref sparse-checkout stage stash
  status stripspace submodule switch symbolic-ref tag unpack-file update-index var verify-commit verify-pack
  verify-tag version whatchanged worktree write-tree`.split(/\s+/),
);

/** What they start may commit, and inherits their configuration. */
const STARTERS: Readonly<Record<string, string>> = { bisect: "run", submodule: "foreach" };

/** Whether a call may make commits, or publish them: an unknown command may. */
export function mayCommit(call: GitCall): boolean {
  if (call.command === null || endsIdle(call)) return false;
  if (HARMLESS.has(call.command))
    return STARTERS[call.command] !== undefined && call.operands[0] === STARTERS[call.command];
  return true;
}
