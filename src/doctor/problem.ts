import type { Finding, Severity } from "../core/finding.ts";
import type { Step } from "../core/rule.ts";

/**
 * What is wrong with how the hooks are installed. An error is a way for a commit to slip past them; a warning is a commit
 * that is refused without need, or a hook that only advises.
 */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly where: string;
  readonly what: string;
  readonly why: string;
  /** The first one with a command repairs it. */
  readonly next: readonly [Step, ...Step[]];
  /** What `--fix` may do by itself: nothing that is tracked, nothing that stops another program. */
  readonly repair?: Repair;
}

export type Repair =
  | { readonly kind: "make-executable"; readonly files: readonly string[] }
  | { readonly kind: "unset"; readonly file: string; readonly key: string }
  | { readonly kind: "rearm"; readonly worktree: string };

export function toFinding({ repair: _repair, ...problem }: Problem): Finding {
  return { ...problem, commit: null, subject: "", data: {}, docs: DOCS };
}

/** Served from the published package. */
const DOCS = "https://unpkg.com/commit-guard/README.md";
