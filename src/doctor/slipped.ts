import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { readGit, runGit } from "../git/run-git.ts";
import { readSlipped } from "../git/slipped.ts";
import { commandAt, placeOf } from "./command.ts";
import type { Problem } from "./problem.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** Commits that post-commit recorded as made without a judgement, while they are still only here. */
export function checkSlipped(survey: Survey): readonly Problem[] {
  return survey.worktrees.flatMap((worktree) => {
    const kept = readSlipped(worktree.gitDir).filter(({ id }) => isLocal(id, worktree));
    return kept.map(({ id, reason }) => ({
      rule: "doctor-slipped",
      severity: "error" as const,
      where: placeOf(worktree),
      what: `commit ${id.slice(0, 12)} was made without a judgement${reason === "" ? "" : ` (${reason})`}`,
      why: "It is on no remote yet: this is the time to judge it.",
      next: [judgeAgain(id, worktree, survey)] as const,
    }));
  });
}

/** On a branch here or checked out, and on no branch of a remote. An object that nothing leads to is no commit of anybody. */
function isLocal(id: string, { root, env }: WorktreeSurvey): boolean {
  if (runGit(root, ["cat-file", "-e", `${id}^{commit}`], { env }).code !== 0) return false;
  const holds = (namespace: string): boolean =>
    readGit(root, ["for-each-ref", "--count=1", `--contains=${id}`, namespace], { env }) !== "";
  if (holds("refs/remotes")) return false;
  return holds("refs/heads") || runGit(root, ["merge-base", "--is-ancestor", id, "HEAD"], { env }).code === 0;
}

function judgeAgain(id: string, worktree: WorktreeSurvey, survey: Survey): Step {
  const head = readGit(worktree.root, ["rev-parse", "HEAD"], { env: worktree.env }).trim();
  const amend = "git commit --amend --no-edit --allow-empty";
  if (head === id) return { say: "Commit it again, through every hook:", run: commandAt(worktree, survey, amend) };
  const parent = `${id.slice(0, 12)}~1`;
  const isRoot = runGit(worktree.root, ["rev-parse", "--verify", "--quiet", parent], { env: worktree.env }).code !== 0;
  const run = `git rebase --rebase-merges --exec ${shellQuote(amend)} ${isRoot ? "--root" : parent}`;
  return { say: "Commit it again with those after it, through every hook:", run: commandAt(worktree, survey, run) };
}
