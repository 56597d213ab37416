import type { CommitText } from "./git-says-message.ts";
import type { PlainGit } from "./plain-git.ts";

const NAMED =
  /^This reverts commit (?<id>[0-9a-f]{40,64})(?:, reversing\nchanges made to (?<kept>[0-9a-f]{40,64}))?\.?$/m;

/** A subject of `git revert`, and `git diff-tree -R` of an ancestor it names is the same patch, wherever its lines are. */
export function isExactRevert(git: PlainGit, commit: CommitText): boolean {
  const [parent, ...others] = commit.parents;
  const undone = readNamed(commit);
  if (parent === undefined || others.length > 0 || undone === null) return false;
  if (!git.succeeds(["merge-base", "--is-ancestor", undone.id, parent])) return false;
  const base = baseOf(git, undone.id, undone.kept);
  return base !== null && readPatch(git, [base, undone.id, "-R"]) === readPatch(git, [parent, commit.id]);
}

function readNamed({ subject, body }: CommitText): { readonly id: string; readonly kept: string | undefined } | null {
  const { id, kept } = NAMED.exec(body)?.groups ?? {};
  return id !== undefined && /^(?:Revert|Reapply) ".*"$/.test(subject) ? { id, kept } : null;
}

/** The parent of a single commit; of a merge, the parent that was kept. */
function baseOf(git: PlainGit, named: string, kept: string | undefined): string | null {
  const parents = git.run(["log", "-1", "--format=%P", named]).trim().split(" ").filter(Boolean);
  if (parents.length === 0) return git.run(["hash-object", "-t", "tree", "/dev/null"]).trim();
  return (parents.length === 1 ? parents[0] : parents.find((parent) => parent === kept)) ?? null;
}

/** Without the places of hunks and, for text, without object ids. */
function readPatch(git: PlainGit, args: readonly string[]): string {
  const options = ["-r", "-p", "-U0", "--full-index", "--no-renames", "--no-prefix", "--ignore-submodules=none"];
  const patch = git.run(["diff-tree", ...options, ...args]);
  return patch.replaceAll(/^@@ .*$/gm, "@@").replaceAll(/^index .*\n(?!Binary files )/gm, "");
}
