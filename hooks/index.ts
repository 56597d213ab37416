import { commitMsg } from "./commit-msg.ts";
import type { Hook } from "./hook.ts";
import { preCommit } from "./pre-commit.ts";
import { prePush } from "./pre-push.ts";
import { prepareCommitMsg } from "./prepare-commit-msg.ts";

/** Every event that commit-guard answers, in the order git runs them. */
export const hooks: readonly Hook[] = [preCommit, prepareCommitMsg, commitMsg, prePush];
