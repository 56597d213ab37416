/** The events that a hook is installed for, in the order git runs them. Source: githooks(5). */
export const EVENTS: readonly string[] = [
  "pre-commit",
  "pre-merge-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "applypatch-msg",
  "pre-rebase",
  "post-rewrite",
  "pre-push",
];

/** Costs milliseconds for every change of a ref: only where it is asked for. */
export const TRANSACTION = "reference-transaction";

/** What the hook files that a repository tracks must call. The other events only advise, or git's command line tells. */
export const NEEDED_EVENTS: readonly string[] = [
  "pre-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "pre-push",
];
