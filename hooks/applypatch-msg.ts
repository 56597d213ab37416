import { readPatchDraft } from "../src/git/patch-draft.ts";
import { readMessageFile } from "../src/git/message-config.ts";
import { openJudge } from "../src/judge/open-judge.ts";
import type { Hook } from "./hook.ts";
import { messageFile } from "./message-file.ts";

/** Judges the message of a patch before it is applied; what it changes is judged when it is pushed. */
export const applypatchMsg: Hook = {
  name: "applypatch-msg",
  consequence: "the patch was not applied",
  async run(context) {
    const { repository, source, policy, rules } = context;
    using judge = await openJudge({ repository, source, policy, rules: rules.commit });
    const message = readMessageFile(repository, messageFile(context), null);
    return judge.judgeDraft({ draft: readPatchDraft(repository), message, parts: ["message"], again: null });
  },
};
