import { existsSync } from "node:fs";
import { join } from "node:path";
import { readHeadMessage } from "../src/git/draft.ts";
import { readMessageFile } from "../src/git/message-config.ts";
import type { Hook, HookContext } from "./hook.ts";
import { judgeDraft } from "./judge-draft.ts";
import { type Invocation, onlyReading, readInvocation } from "./readings.ts";

/**
 * Judges the staged changes before a person starts to type. Where no editor will open, `shim.sh` leaves everything to the
 * `commit-msg` that follows at once, so that one round shows every finding.
 */
export const preCommit: Hook = {
  name: "pre-commit",
  consequence: "nothing was committed",
  async run(context) {
    const invocation = readInvocation(context.env);
    return judgeDraft(context, { invocation, messages: [expectMessage(context, invocation)], parts: ["changes"] });
  },
};

/**
 * The message that the editor will open with, where git has one: it may tell an exact revert, which has no limits.
 * `commit-msg` judges again with the message that was written.
 */
function expectMessage({ repository }: HookContext, invocation: Invocation): string {
  const prepared = join(repository.gitDir, "MERGE_MSG");
  if (onlyReading(invocation)?.amends === true) return readHeadMessage(repository);
  return existsSync(prepared) ? readMessageFile(repository, prepared, null) : "";
}
