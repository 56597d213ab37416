/** Without one of these a commit can be made, merged or pushed that nobody judged. */
export const ESSENTIAL_EVENTS: readonly string[] = [
  "pre-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "pre-merge-commit",
  "pre-push",
];

/** These advise only. */
const ADVISORY_EVENTS: readonly string[] = ["applypatch-msg", "pre-rebase", "post-rewrite"];

/** Installed where it was asked for. */
export const OPTIONAL_EVENT = "reference-transaction";

export const ALL_EVENTS: readonly string[] = [...ESSENTIAL_EVENTS, ...ADVISORY_EVENTS, OPTIONAL_EVENT];
