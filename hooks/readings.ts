import { type CleanupMode, type CleanupSetting, cleanMessage, resolveCleanup } from "../src/message/cleanup.ts";
import { readDraftParents } from "../src/git/draft.ts";
import { readGitInvocation } from "../src/git/invocation.ts";
import { type MessageConfig, readMessageConfig, readMessageFile } from "../src/git/message-config.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { type CommitOptions, parseCommitOptions } from "../src/shell/commit-options.ts";

/**
 * What a hook cannot see it reads from the command line of the git that runs it. Where that stays unknown, every reading
 * is judged: what differs between them is refused.
 */
export interface Invocation {
  /** Null where the system does not tell. */
  readonly options: CommitOptions | null;
  /** Whether a person gets to edit the message: git sets `GIT_EDITOR=:` exactly when not. Source: githooks(5). */
  readonly isEdited: boolean;
}

export function readInvocation(env: NodeJS.ProcessEnv): Invocation {
  const args = readGitInvocation();
  return { options: args && parseCommitOptions(args), isEdited: env["GIT_EDITOR"] !== ":" };
}

/** The parents that the commit may have, each list once. */
export function readParents(repository: Repository, { options }: Invocation): readonly (readonly string[])[] {
  const readings = (options ? [options.amends] : [false, true]).map((amends) => {
    const isUnborn = amends && readDraftParents(repository, false).length === 0;
    return isUnborn ? [] : readDraftParents(repository, amends);
  });
  return uniqueBy(readings, (parents) => parents.join(" "));
}

/** The texts that git may store of a message file, each once. */
export function readMessages(repository: Repository, path: string, invocation: Invocation): readonly string[] {
  const config = readMessageConfig(repository);
  const text = readMessageFile(repository, path, config.encoding);
  const comment = config.commentString === "auto" ? guessComment(text) : config.commentString;
  const { options, isEdited } = invocation;
  const verbose = isEdited && (options?.verbose === true || config.verbose);
  const texts = modesOf(invocation, config).map((mode) => cleanMessage(text, mode, comment, verbose));
  return uniqueBy(texts, (one) => one);
}

const ALL_MODES: readonly CleanupMode[] = ["whitespace", "strip", "scissors", "verbatim"];

function modesOf({ options, isEdited }: Invocation, { cleanup }: MessageConfig): readonly CleanupMode[] {
  if (!options) return ALL_MODES;
  const setting = options.cleanup ?? cleanup ?? "default";
  return isCleanupSetting(setting) ? [resolveCleanup(setting, isEdited)] : ALL_MODES;
}

function isCleanupSetting(text: string): text is CleanupSetting {
  return text === "default" || ALL_MODES.some((mode) => mode === text);
}

/** With `core.commentChar=auto` git takes a character that starts no line of the message; its comments come last. */
function guessComment(text: string): string {
  const last = text.trimEnd().split("\n").at(-1) ?? "";
  return "#;@!$%^&|:".includes(last.charAt(0) || " ") ? last.charAt(0) : "#";
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
