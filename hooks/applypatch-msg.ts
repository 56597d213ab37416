import type { Finding } from "../src/core/finding.ts";
import type { Step } from "../src/core/rule.ts";
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
    const draft = readPatchDraft(repository);
    const judgement = await judge.judgeDraft({ draft, message, parts: ["message"], again: null });
    return { ...judgement, findings: judgement.findings.map(inMail) };
  },
};

/** There is no commit to make again: what is wrong stands in a mail. */
function inMail(finding: Finding): Finding {
  const mend: Step = {
    say: "Take the patch back, mend the message in its mail, apply it again:",
    run: "git am --abort",
  };
  return { ...finding, where: "the message of the patch", next: [mend] };
}
