import { isZeroId } from "../src/git/open-repository.ts";
import { type HookContext, HookRefusal } from "./hook.ts";

/** What a push would give to the remote. */
export interface Push {
  readonly remote: string;
  readonly refs: readonly PushedRef[];
}

export interface PushedRef {
  readonly local: string;
  /** What the remote has now; zeros where it has nothing. */
  readonly remoteId: string;
}

/** From git's arguments and standard input, or from what a manager that reads both itself says in their place. */
export function readPush({ args: [remote = ""], env }: Pick<HookContext, "args" | "env">, input: string): Push {
  const managed = env["PRE_COMMIT_TO_REF"] ?? env["PRE_COMMIT_LOCAL_BRANCH"];
  if (input !== "" || managed === undefined) return { remote, refs: parseRefs(input) };
  return { remote: env["PRE_COMMIT_REMOTE_NAME"] ?? remote, refs: [{ local: managed, remoteId: "0".repeat(40) }] };
}

/** `<local ref> <local id> <remote ref> <remote id>`; a local id of zeros deletes. Source: githooks(5). */
function parseRefs(input: string): PushedRef[] {
  const lines = input.split("\n").filter((line) => line !== "");
  return lines.flatMap(parseRef).filter(({ local }) => !isZeroId(local));
}

/** Git writes the commits of notes itself, without a hook and in its own words. */
function parseRef(line: string): readonly PushedRef[] {
  const [, local, remoteRef = "", remoteId, ...more] = line.split(" ");
  if (local !== undefined && remoteId !== undefined && more.length === 0)
    return remoteRef.startsWith("refs/notes/") ? [] : [{ local, remoteId }];
  throw new HookRefusal(`git sent a line that is no pushed ref: ${line}`, [
    { say: "Pass standard input on to commit-guard." },
  ]);
}
