/** One way to hide that a commit skips its hooks. */
export interface Disguise {
  readonly name: string;
  /** In main, with x.txt staged and the message of a good commit in $M. Its exit code proves nothing. */
  readonly script: string;
  /** The oldest git that can be told so. */
  readonly since?: readonly [major: number, minor: number];
  readonly shell?: "sh" | "bash";
  /** Before commit-guard is armed. */
  readonly before?: string;
  /** After it is, before x.txt is staged in `place`. */
  readonly prepare?: string;
  /** The folder, from main, where the commit is tried. */
  readonly place?: string;
  /** It is a linked worktree, where husky's own hooks are not, and before git 2.54 no other. */
  readonly inWorktree?: boolean;
  /** The work there is not a staged x.txt (a merge, a rebase): what makes the ordinary commit afterwards. */
  readonly after?: string;
}

/** Disguises of one kind, written as `name: script`. */
export function disguises(kind: string, scripts: Readonly<Record<string, string>>): Disguise[] {
  return Object.entries(scripts).map(([name, script]) => ({ name: `${kind}: ${name}`, script }));
}
