import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { detectAgent } from "../src/agents/running-agent.ts";
import { readPlace } from "../src/git/approved-place.ts";
import { readMessageConfig, readMessageFile } from "../src/git/message-config.ts";
import { addTrailer } from "../src/message/add-trailer.ts";
import { layOut } from "../src/message/layout.ts";
import { readTrailers } from "../src/message/trailers.ts";
import { withApprovals } from "./approved.ts";
import type { Hook, HookContext } from "./hook.ts";
import { messageFile } from "./message-file.ts";
import { explainUnsealed } from "./unsealed.ts";

const NONE = { token: "Assisted-By", value: "none" } as const;

/**
 * Refuses a commit whose other hooks were skipped: `--no-verify` does not skip this one. With `"humans": "declare"`, writes
 * for a person what a person would have to type each time.
 */
export const prepareCommitMsg: Hook = {
  name: "prepare-commit-msg",
  consequence: "nothing was committed",
  async run(context) {
    if (context.seal.state !== "sealed") {
      const tree = (): string => readPlace(context.repository).tree;
      return withApprovals(explainUnsealed(context), context, { tree, isLast: true });
    }
    const { settings } = context.policy;
    if (settings.humans === "declare" && isNew(context) && detectAgent(context.env) === null) declare(context);
    return { findings: [], skipped: [], unverified: [] };
  },
};

/** Git's second argument tells where the message comes from: a merge has its own, another commit's already declares. */
function isNew({ args: [, source] }: HookContext): boolean {
  return source !== "merge" && source !== "squash" && source !== "commit";
}

function declare(context: HookContext): void {
  const { repository } = context;
  const file = messageFile(context);
  const { commentString, encoding } = readMessageConfig(repository);
  const text = readMessageFile(repository, file, encoding);
  const { lines, last } = layOut(text);
  if (readTrailers(lines, last).some(({ token }) => token.toLowerCase() === "assisted-by")) return;
  writeFileSync(resolve(repository.root, file), addTrailer(text, NONE, commentString === "auto" ? "#" : commentString));
}
