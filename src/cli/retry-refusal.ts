import { existsSync } from "node:fs";
import { join } from "node:path";
import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import type { Repository } from "../git/open-repository.ts";
import { tryResolve } from "../git/range.ts";
import type { Rejected } from "../git/parse-rejected.ts";
import { readProgress } from "../git/rejected.ts";

/** Why a refused commit cannot be made again, and what to do instead. */
export interface Impossible {
  readonly what: string;
  readonly next: readonly Step[];
}

/** Null when it can. */
export function explainImpossible(rejected: Rejected, repository: Repository): Impossible | null {
  const head = tryResolve(repository, "HEAD");
  if (head !== rejected.head) return explainMoved(rejected, head);
  if (readProgress(repository.gitDir) !== rejected.progress) return explainProgress(rejected);
  const isGone = !existsSync(join(repository.root, rejected.folder));
  const obstacle = isGone ? `the folder '${rejected.folder}' does not exist any more` : rejected.obstacle;
  if (obstacle === null) return null;
  return {
    what: `the commit cannot be made again as it was: ${obstacle}`,
    next: [byHand(rejected, "Run its own command again, with the kept message in place of its own:")],
  };
}

/** Where only the message is left. */
export const UNKNOWN: Impossible = {
  what: "how the refused commit was to be made is not known any more",
  next: [byHand(null, "Run its own command again, with the kept message in place of its own:")],
};

function explainMoved(rejected: Rejected, head: string | null): Impossible {
  const [before, now] = [nameHead(rejected.head), nameHead(head)];
  return {
    what: `HEAD has moved from ${before} to ${now} since the commit was refused, so it may exist by now`,
    next: [
      { say: "See what HEAD is now:", run: "git log -1" },
      byHand(rejected, "If the commit is still to be made, make it with the kept message:"),
    ],
  };
}

function nameHead(head: string | null): string {
  return head === null ? "no commit" : head.slice(0, 12);
}

function explainProgress(rejected: Rejected): Impossible {
  const then = describe(rejected.progress);
  return {
    what: `the commit was refused ${then}, which is not so any more`,
    next: [
      { say: "See what git is doing now:", run: "git status" },
      byHand(rejected, "If the commit is still to be made, make it with the kept message:"),
    ],
  };
}

const WORK: Readonly<Record<string, string>> = {
  MERGE_HEAD: "during a merge",
  CHERRY_PICK_HEAD: "during a cherry-pick",
  REVERT_HEAD: "during a revert",
};

function describe(progress: string): string {
  return WORK[progress.split(" ")[0] ?? ""] ?? "while no merge, cherry-pick or revert was in progress";
}

/** Pasteable in every folder of the work tree. */
function byHand(rejected: Rejected | null, say: string): Step {
  const mode = rejected?.cleanup.mode === "scissors" ? "strip" : rejected?.cleanup.mode;
  const cleanup = mode === undefined ? "" : ` --cleanup=${shellQuote(mode)}`;
  return { say, run: `git commit${cleanup} --file="$(git rev-parse --git-path commit-guard/REJECTED_MSG)"` };
}
