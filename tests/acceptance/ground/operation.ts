/** One honest thing that people do with git. */
export interface Operation {
  readonly name: string;
  /** For `sh -e`, with the words of words.sh, on main of history.sh. Ends with 0 without hooks. */
  readonly script: string;
  /** Run before commit-guard is armed. */
  readonly before?: string;
  /** It needs hooks in .git/hooks, which git looks past under husky. */
  readonly inHooksFolder?: true;
  /** The object format of the repository, where it is not sha1. */
  readonly format?: "sha256";
  /** The oldest git that can do it. */
  readonly since?: readonly [major: number, minor: number];
}

/** Operations of one kind, written as `name: script`. */
export function operations(kind: string, scripts: Readonly<Record<string, string>>): Operation[] {
  return Object.entries(scripts).map(([name, script]) => ({ name: `${kind}: ${name}`, script }));
}
