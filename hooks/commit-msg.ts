import type { Hook } from "./hook.ts";
import { judgeDraft } from "./judge-draft.ts";
import { messageFile } from "./message-file.ts";
import { readInvocation, readMessages } from "./readings.ts";

/** Judges the whole draft: what is staged, with the message as git will store it. */
export const commitMsg: Hook = {
  name: "commit-msg",
  consequence: "nothing was committed",
  async run(context) {
    const invocation = readInvocation(context.env);
    const messages = readMessages(context.repository, messageFile(context), invocation);
    return judgeDraft(context, { invocation, messages, parts: ["message", "changes"] });
  },
};
