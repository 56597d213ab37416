import type { GivenOption } from "../core/command.ts";
import { type CommandLine, parseCommandLine } from "./command-line.ts";

/** What a commit was asked for besides its message: enough to make it again. */
export interface Repetition {
  /** Options as `git commit` takes them, each in one word. */
  readonly options: readonly string[];
  /** Path specs, relative to the folder where git was started. */
  readonly paths: readonly string[];
  /** What comes from the commit that `-C` or `-c` names. */
  readonly takesOver: TakenOver;
}

export interface TakenOver {
  readonly author: boolean;
  readonly date: boolean;
}

/** Why a commit cannot be made again, as the end of a sentence: "the commit cannot be made again: …". */
export interface Obstacle {
  readonly obstacle: string;
}

/** Reads the arguments of the git that was refused. The message is left out with all options that made it. */
export function readRepetition(args: readonly string[]): Repetition | Obstacle {
  const line = parseCommandLine(args);
  if (line.command === null || line.command === "commit") return repeatCommit(line);
  if (line.command === "merge") return repeatMerge(line);
  return { obstacle: `it was made by git ${line.command}` };
}

/**
 * The same where the system joins arguments by blanks: what no word asks for was not asked for, and what may be a word
 * of the message or an option is not known.
 */
export function readWordsOfPlain(words: readonly string[]): Repetition | Obstacle {
  const { command, words: given } = parseCommandLine(words);
  if (command !== "commit" && command !== "merge") return readRepetition(words);
  const doubtful = given.find((word) => parseCommandLine([command, word]).options.some(isDoubtful));
  return doubtful === undefined ? PLAIN : { obstacle: `'${doubtful}' may be an option or a word of its message` };
}

const PLAIN: Repetition = { options: [], paths: [], takesOver: { author: false, date: false } };

/** What picks hunks by hand has no second time. */
const BY_HAND: ReadonlySet<string> = new Set(["interactive", "patch"]);

/** Neither about the message nor about what git prints; with their opposites. */
const REPEATED: ReadonlySet<string> = new Set([
  "all",
  "allow-empty",
  "allow-empty-message",
  "amend",
  "author",
  "date",
  "gpg-sign",
  "include",
  "only",
  "pathspec-file-nul",
  "pathspec-from-file",
  "post-rewrite",
  "quiet",
]);

function repeatCommit({ options, operands }: CommandLine): Repetition | Obstacle {
  const obstacle = findObstacle(options);
  if (obstacle !== null) return { obstacle };
  const repeated = options.filter(({ name }) => REPEATED.has(withoutNo(name))).map(spell);
  const others = [...resetAuthor(options), ...rewordOnly(options)];
  return { options: [...repeated, ...others], paths: operands, takesOver: readTakenOver(options) };
}

function repeatMerge({ options }: CommandLine): Repetition {
  const repeated = options.filter(({ name }) => ["gpg-sign", "quiet"].includes(withoutNo(name)));
  return { ...PLAIN, options: repeated.map(spell) };
}

function findObstacle(options: readonly GivenOption[]): string | null {
  const unknown = options.find(({ isKnown }) => !isKnown);
  if (unknown !== undefined) return `its option ${unknown.name} is not known`;
  const picked = options.find(({ name }) => BY_HAND.has(name));
  if (picked !== undefined) return `its changes were picked by hand (--${picked.name})`;
  const isInput = lastOf(options, "pathspec-from-file")?.value === "-";
  return isInput ? "its paths were read from standard input" : null;
}

function withoutNo(name: string): string {
  return name.replace(/^no-/, "");
}

function spell({ name, value }: GivenOption): string {
  return value === null ? `--${name}` : `--${name}=${value}`;
}

/** Whichever of an option and its opposite stands last. */
function lastOf(options: readonly GivenOption[], name: string): GivenOption | null {
  return options.findLast((option) => withoutNo(option.name) === name) ?? null;
}

function isOn(options: readonly GivenOption[], name: string): boolean {
  return lastOf(options, name)?.name === name;
}

/** Without `-C` and `--amend` there is nothing to reset, and git refuses the option. */
function resetAuthor(options: readonly GivenOption[]): string[] {
  return isOn(options, "reset-author") && isOn(options, "amend") ? ["--reset-author"] : [];
}

/** `--fixup=reword:` changes no file, whatever is staged. */
function rewordOnly(options: readonly GivenOption[]): string[] {
  const isReword = lastOf(options, "fixup")?.value?.startsWith("reword:") === true;
  return isReword ? ["--only", "--allow-empty"] : [];
}

function readTakenOver(options: readonly GivenOption[]): TakenOver {
  const names = ["reuse-message", "reedit-message"];
  const isReused = names.some((name) => isOn(options, name)) && !isOn(options, "reset-author");
  return { author: isReused && !isOn(options, "author"), date: isReused && !isOn(options, "date") };
}

/** Everything but what made nothing but the message, or is told by the merge in progress. */
function isDoubtful({ name, isKnown }: GivenOption): boolean {
  return !isKnown || !OF_MESSAGE.has(withoutNo(name));
}

const OF_MESSAGE: ReadonlySet<string> = new Set([
  "commit",
  "edit",
  "ff",
  "file",
  "into-name",
  "log",
  "message",
  "progress",
  "quiet",
  "signoff",
  "squash",
  "stat",
  "strategy",
  "strategy-option",
  "trailer",
  "verify",
]);
