import {
  type Cleanup,
  type CleanupMode,
  type CleanupSetting,
  cleanMessage,
  resolveCleanup,
} from "../src/message/cleanup.ts";
import { readDraftParents } from "../src/git/draft.ts";
import { type GitInvocation, readGitInvocation } from "../src/git/invocation.ts";
import { type MessageConfig, readMessageConfig, readMessageFile } from "../src/git/message-config.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { type CommitOptions, opensEditor, parseCommitOptions } from "../src/shell/commit-options.ts";

/**
 * What a hook cannot see it reads from the command line of the git that runs it. Where that stays unknown, every reading
 * is judged: what differs between them is refused.
 */
export interface Invocation {
  /** The command line that was read; null where the system does not tell. */
  readonly line: GitInvocation | null;
  /** What git may have been asked for, more than one where the system does not tell exactly; null where it does not at all. */
  readonly readings: readonly CommitOptions[] | null;
  /**
   * Whether git opens an editor. It sets `GIT_EDITOR=:` when not, but many have set that themselves, for an editor that
   * changes nothing: then the command line tells. Source: githooks(5).
   */
  readonly isEdited: boolean;
}

export function readInvocation(env: NodeJS.ProcessEnv, found: GitInvocation | null = readGitInvocation()): Invocation {
  const opens = found?.isExact === true && opensEditor(found.args) === true;
  return { line: found, readings: found && readOptions(found), isEdited: env["GIT_EDITOR"] !== ":" || opens };
}

/** The one thing that git was asked for; null where several are possible. */
export function onlyReading({ readings }: Invocation): CommitOptions | null {
  return readings?.length === 1 ? (readings[0] ?? null) : null;
}

/** The parents that the commit may have, each list once. */
export function readParents(repository: Repository, { readings }: Invocation): readonly (readonly string[])[] {
  const known = readings?.map(({ amends }) => amends) ?? [false, true];
  const lists = [...new Set(known)].map((amends) => {
    const isUnborn = amends && readDraftParents(repository, false).length === 0;
    return isUnborn ? [] : readDraftParents(repository, amends);
  });
  return uniqueBy(lists, (parents) => parents.join(" "));
}

/** The texts that git may store of a message file, each once. */
export function readMessages(repository: Repository, path: string, invocation: Invocation): readonly string[] {
  const config = readMessageConfig(repository);
  const text = readMessageFile(repository, path, config.encoding);
  const cleanups = cleanupsOf(text, config, invocation);
  const texts = cleanups.map(({ mode, comment, verbose }) => cleanMessage(text, mode, comment, verbose));
  return uniqueBy(texts, (one) => one);
}

/** How git will clean a message file, as far as one reading goes: the first where there are several. */
export function readCleanup(repository: Repository, path: string, invocation: Invocation): Cleanup {
  const config = readMessageConfig(repository);
  const text = readMessageFile(repository, path, config.encoding);
  return cleanupsOf(text, config, invocation)[0] ?? { mode: "whitespace", comment: "#", verbose: false };
}

function cleanupsOf(text: string, config: MessageConfig, { readings, isEdited }: Invocation): readonly Cleanup[] {
  const comment = config.commentString === "auto" ? guessComment(text, isEdited) : config.commentString;
  return (readings ?? ANY_READING).flatMap((options) => {
    const verbose = isEdited && (options.verbose ?? config.verbose);
    return modesOf(options, config, isEdited).map((mode) => ({ mode, comment, verbose }));
  });
}

const ALL_MODES: readonly CleanupMode[] = ["whitespace", "strip", "scissors", "verbatim"];

const PLAIN: CommitOptions = { amends: false, cleanup: null, verbose: null };
const ANY_READING: readonly CommitOptions[] = ALL_MODES.flatMap((cleanup) =>
  [true, false].map((verbose) => ({ amends: false, cleanup, verbose })),
);

/** Words of a message may look like options, and hide options. What no word looks like was not asked for. */
function readOptions({ args, isExact }: GitInvocation): readonly CommitOptions[] {
  if (isExact) return [parseCommitOptions(args)];
  const has = (pattern: RegExp): boolean => args.some((word) => pattern.test(word));
  const amends = has(/^--am/) ? [false, true] : [false];
  const cleanups = has(/^--cl/) ? [null, ...ALL_MODES] : [null];
  const verboses = has(/^(?:-[^-]*v|--(?:no-)?verb)/) ? [null, true, false] : [null];
  return amends.flatMap((one) =>
    cleanups.flatMap((cleanup) => verboses.map((verbose) => ({ ...PLAIN, amends: one, cleanup, verbose }))),
  );
}

function modesOf({ cleanup }: CommitOptions, config: MessageConfig, isEdited: boolean): readonly CleanupMode[] {
  const setting = cleanup ?? config.cleanup ?? "default";
  return isCleanupSetting(setting) ? [resolveCleanup(setting, isEdited)] : ALL_MODES;
}

function isCleanupSetting(text: string): text is CleanupSetting {
  return text === "default" || ALL_MODES.some((mode) => mode === text);
}

const CANDIDATES = "#;@!$%^&|:";

/**
 * With `core.commentChar=auto` git takes a character that starts no line of the message, before the editor opens; its
 * comments, and the scissors line of `commit -v`, come after what a person types.
 */
function guessComment(text: string, isEdited: boolean): string {
  const lines = text.trimEnd().split("\n");
  if (!isEdited) return [...CANDIDATES].find((char) => !lines.some((line) => line.startsWith(char))) ?? "#";
  const gits = lines.findLast((line) => /^. -{24} >8 -{24}$/.test(line)) ?? lines.at(-1) ?? "";
  return CANDIDATES.includes(gits.charAt(0) || " ") ? gits.charAt(0) : "#";
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
