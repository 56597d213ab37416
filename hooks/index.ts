import { applypatchMsg } from "./applypatch-msg.ts";
import { commitMsg } from "./commit-msg.ts";
import type { Hook } from "./hook.ts";
import { postCommit } from "./post-commit.ts";
import { postRewrite } from "./post-rewrite.ts";
import { preCommit } from "./pre-commit.ts";
import { preMergeCommit } from "./pre-merge-commit.ts";
import { prePush } from "./pre-push.ts";
import { preRebase } from "./pre-rebase.ts";
import { prepareCommitMsg } from "./prepare-commit-msg.ts";
import { referenceTransaction } from "./reference-transaction.ts";

/** Every event that commit-guard answers. */
export const hooks: readonly Hook[] = [
  preCommit,
  preMergeCommit,
  prepareCommitMsg,
  commitMsg,
  postCommit,
  applypatchMsg,
  preRebase,
  postRewrite,
  prePush,
  referenceTransaction,
];
