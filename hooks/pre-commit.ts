import { existsSync } from "node:fs";
import { join } from "node:path";
import { findHook } from "../src/git/hooks-folder.ts";
import type { Hook, HookContext } from "./hook.ts";
import { judgeDraft } from "./judge-draft.ts";
import { type Invocation, readInvocation } from "./readings.ts";

/**
 * Judges the staged changes before a person starts to type. Where no editor will open, `commit-msg` follows at once and
 * judges changes with message, so that one round shows every finding; it also knows an exact revert by its message.
 */
export const preCommit: Hook = {
  name: "pre-commit",
  consequence: "nothing was committed",
  async run(context) {
    const invocation = readInvocation(context.env);
    if (isLeftToCommitMsg(context, invocation)) return { findings: [], skipped: [], unverified: [] };
    return judgeDraft(context, { invocation, messages: [""], parts: ["changes"] });
  },
};

function isLeftToCommitMsg({ repository }: HookContext, { isEdited }: Invocation): boolean {
  const isRevert = existsSync(join(repository.gitDir, "REVERT_HEAD"));
  return (!isEdited || isRevert) && findHook(repository, "commit-msg") !== null;
}
