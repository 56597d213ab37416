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

/** These advise only. Without one of the others a commit can be made, merged or pushed that nobody judged. */
const ADVISORY: ReadonlySet<string> = new Set(["applypatch-msg", "pre-rebase", "post-rewrite"]);

export const ESSENTIAL_EVENTS: readonly string[] = EVENTS.filter((event) => !ADVISORY.has(event));

/** What the hook files that a repository tracks must call: of a merge, git's command line tells. */
export const TRACKED_EVENTS: readonly string[] = ESSENTIAL_EVENTS.filter((event) => event !== "pre-merge-commit");

/** Costs milliseconds for every change of a ref: only where it is asked for. */
export const TRANSACTION = "reference-transaction";
