import type { Step } from "../core/rule.ts";
import { shellQuote } from "../core/remedy.ts";
import type { Repository } from "./open-repository.ts";
import { GitError, runGit } from "./run-git.ts";

/** Something that must be fetched before anything can be verified (exit code 3). */
export class MissingHistory extends GitError {
  override readonly name: string = "MissingHistory";
  readonly next: readonly Step[];

  constructor(message: string, next: readonly Step[]) {
    super(message);
    this.next = next;
  }
}

/** A revision that is not in this clone. */
export class MissingRevision extends MissingHistory {
  override readonly name: string = "MissingRevision";

  constructor(repository: Repository, revision: string) {
    super(`'${revision}' is no commit of this clone`, nextSteps(repository, revision));
  }
}

/** A shallow clone that ends inside the range. */
export class ShallowBoundary extends MissingHistory {
  override readonly name: string = "ShallowBoundary";

  constructor(repository: Repository, id: string) {
    super(`the history of this shallow clone ends inside the range, at commit ${id.slice(0, 12)}`, [
      fetchAll(repository),
    ]);
  }
}

/** What git could not read is, in a partial clone, most likely what was left out of it: then this says how to fetch that. */
export function explainMissing(repository: Repository, error: unknown): unknown {
  const isGitFault = error instanceof GitError && !(error instanceof MissingHistory);
  if (!isGitFault || !isPartial(repository)) return error;
  const remote = shellQuote(remoteOf(repository) ?? "origin");
  return new MissingHistory(`this partial clone may lack what was asked for: ${error.message}`, [
    { say: "Fetch what was left out, then check again:", run: `git fetch --refetch --no-filter ${remote}` },
  ]);
}

function isPartial({ root }: Repository): boolean {
  return (
    runGit(root, ["config", "--get-regexp", String.raw`^(extensions\.partialclone|remote\..*\.promisor)$`]).code === 0
  );
}

/** A commit that another one names and that this shallow clone does not reach. */
export function hiddenByShallow(repository: Repository, id: string): MissingHistory {
  return new MissingHistory(`commit ${id.slice(0, 12)}, which is reverted, is not in reach of this shallow clone`, [
    fetchAll(repository),
  ]);
}

function nextSteps(repository: Repository, revision: string): Step[] {
  const remote = remoteOf(repository);
  if (isUnborn(repository, revision))
    return [{ say: "Make a first commit, or check what is staged:", run: "commit-guard check --staged" }];
  if (remote === null) return [{ say: "Give a revision that this repository has." }];
  if (repository.isShallow) return [fetchAll(repository)];
  return [{ say: "Fetch it, then check again:", run: `git fetch ${shellQuote(remote)}${refspec(remote, revision)}` }];
}

/** An id can be asked for by itself, a remote-tracking branch by its name there; an expression cannot. */
function refspec(remote: string, revision: string): string {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)) return ` ${revision}`;
  const branch = revision.startsWith(`${remote}/`) ? revision.slice(remote.length + 1) : "";
  return /^[\w./-]+$/.test(branch) ? ` ${branch}` : "";
}

function isUnborn({ root }: Repository, revision: string): boolean {
  return revision === "HEAD" && runGit(root, ["rev-parse", "--verify", "--quiet", "HEAD"]).code !== 0;
}

function fetchAll(repository: Repository): Step {
  const remote = remoteOf(repository) ?? "origin";
  return { say: "Fetch the whole history, then check again:", run: `git fetch --unshallow ${shellQuote(remote)}` };
}

function remoteOf({ root }: Repository): string | null {
  const remotes = runGit(root, ["remote"]).stdout.toString().split("\n").filter(Boolean);
  return remotes.includes("origin") ? "origin" : (remotes[0] ?? null);
}
