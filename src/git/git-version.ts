import { GitError, readGit } from "./run-git.ts";

export interface GitVersion {
  readonly major: number;
  readonly minor: number;
  /** As git says it, without the words "git version". */
  readonly text: string;
}

/** Of the git on the PATH. Throws GitError for an answer that is no version. */
export function readGitVersion(cwd: string): GitVersion {
  const answer = readGit(cwd, ["version"]).trim();
  const { major, minor, text } = /^git version (?<text>(?<major>\d+)\.(?<minor>\d+).*)$/.exec(answer)?.groups ?? {};
  if (text === undefined) throw new GitError(`git version answered '${answer}'`);
  return { major: Number(major), minor: Number(minor), text };
}

/** Git 2.54 and newer also runs hooks that its configuration names. Source: git-config(1), `hook.<friendly-name>.command`. */
export function hasConfigHooks({ major, minor }: GitVersion): boolean {
  return major > 2 || (major === 2 && minor >= 54);
}
