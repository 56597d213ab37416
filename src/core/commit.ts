/** One trailer as git sees it: `%(trailers:only,unfold)` prints `token: value`. */
export interface Trailer {
  readonly token: string;
  readonly value: string;
}

/** A line that a reader takes for a trailer and git does not. */
export interface LostTrailer {
  readonly token: string;
  readonly value: string;
  /** 1-based, counted in the message as it is stored. */
  readonly line: number;
  /** 1-based, in characters. */
  readonly column: number;
  /** Why git does not see it, as the end of the sentence "git does not see it: …". */
  readonly reason: string;
  /** What to change so that git sees it, as an imperative sentence. */
  readonly repair: string;
}

/** A commit message as it is or will be stored, split the way git splits it. */
export interface Message {
  readonly text: string;
  /** The lines of the first paragraph joined by blanks: git's `%s`. */
  readonly subject: string;
  /** What follows the subject, trailers included: git's `%b`. */
  readonly body: string;
  readonly trailers: readonly Trailer[];
  readonly lost: readonly LostTrailer[];
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** One changed file. A rename is one change; a mode change counts no lines. */
export interface Change {
  /** Decoded as UTF-8; a byte that is not UTF-8 is the lone surrogate U+DC80 … U+DCFF. */
  readonly path: string;
  /** The path before a rename, else null. */
  readonly previousPath: string | null;
  readonly added: number;
  readonly deleted: number;
  /** Size in bytes of the new content of a file that is binary by git's own test; null for text. */
  readonly binaryBytes: number | null;
  /** Why the file is not written by hand ("lock file", "linguist-generated", "generated"); null when it counts. */
  readonly generated: string | null;
}

/** What the look-up of one `Assisted-By` line found. The value was parsed before; the rule only reads. */
export type AttributionFact =
  /** `Assisted-By: none`. */
  | { readonly kind: "none" }
  | { readonly kind: "malformed"; readonly reason: string }
  /** `behind`: how many newer versions of the agent exist at the commit's first parent. */
  | { readonly kind: "resolved"; readonly agent: string; readonly behind: number }
  /** An agent without a file, shipped by a tool: credited without a hash. */
  | { readonly kind: "built-in"; readonly agent: string }
  | { readonly kind: "placeholder"; readonly agent: string; readonly hash: string; readonly current: string | null }
  | { readonly kind: "no-hash"; readonly agent: string; readonly current: string | null }
  | { readonly kind: "unknown-agent"; readonly agent: string; readonly nearest: string | null }
  | { readonly kind: "ambiguous-agent"; readonly agent: string; readonly paths: readonly string[] }
  | { readonly kind: "not-a-version"; readonly agent: string; readonly hash: string; readonly current: string | null }
  | { readonly kind: "later"; readonly agent: string; readonly hash: string; readonly current: string | null }
  | { readonly kind: "unverifiable"; readonly agent: string; readonly reason: string };

export interface Attribution {
  /** The trailer's value as it stands in the message. */
  readonly value: string;
  readonly fact: AttributionFact;
}

/** One problem that @commitlint/core reports by the repository's own configuration. */
export interface CommitlintProblem {
  readonly rule: string;
  readonly message: string;
  readonly level: "error" | "warning";
}

/** What a repository's own commitlint configuration says of a message. */
export type CommitlintFact =
  | { readonly kind: "judged"; readonly problems: readonly CommitlintProblem[] }
  | { readonly kind: "refused"; readonly reason: string };

/** Everything a rule may know about a commit. `id` is null for a draft: a commit that is still being written. */
export interface Commit {
  readonly id: string | null;
  /** For a draft, the parents that it will have. */
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: Message;
  readonly changes: readonly Change[];
  /** The commit whose exact inverse this one is, when its subject is git's own for a revert; else null. */
  readonly reverts: string | null;
  /** One per `Assisted-By` trailer, in order. */
  readonly attributions: readonly Attribution[];
  /** Signs in the environment or the commit that an agent took part, each a short phrase; empty when there are none. */
  readonly agentSigns: readonly string[];
  /** The agent that makes or made this commit itself, by environment (drafts) or identity; an agent cannot waive. */
  readonly madeByAgent: string | null;
  /** Null when the repository has no commitlint configuration. */
  readonly commitlint: CommitlintFact | null;
  /** For a draft that can be repeated: the command that commits again with the kept message. Else null. */
  readonly again: string | null;
  /** True for a draft that replaces HEAD: what is taken out of it goes back to its parent's state, not to HEAD's. */
  readonly amends: boolean;
}
