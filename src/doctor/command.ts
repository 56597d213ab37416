import { shellQuote } from "../core/remedy.ts";
import type { ConfigEntry } from "../git/configuration.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

type At = Pick<WorktreeSurvey, "root">;

/** Arms a work tree again. The launcher spells the program out. */
export function initCommand({ root }: At, { repository }: Survey): string {
  return root === repository.root ? "commit-guard init" : `commit-guard -C ${shellQuote(root)} init`;
}

/** Runs a command of another program at the root of a work tree, and leaves the reader where they are. */
export function commandAt({ root }: At, { cwd }: Survey, command: string): string {
  return root === cwd ? command : `(cd -- ${shellQuote(root)} && ${command})`;
}

const UNSET_ENVIRONMENT = "unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS";

/** Takes a key out of the very file that holds it; one of the environment has no file. */
export function unsetCommand({ file, key }: ConfigEntry): string {
  if (file === null) return UNSET_ENVIRONMENT;
  return `git config --file ${shellQuote(file)} --unset-all ${shellQuote(key)}`;
}

/** Takes out this include alone: one condition may bring in several files. */
export function includeCommand({ file, key, value }: ConfigEntry): string {
  if (file === null) return UNSET_ENVIRONMENT;
  const words = ["git", "config", "--file", file, "--unset-all", key, `^${escapeExtended(value)}$`];
  return words.map(shellQuote).join(" ");
}

/** Source: regex(7), extended expressions. */
function escapeExtended(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[{|]/g, String.raw`\$&`);
}

/** "pre-commit is", "pre-commit, commit-msg are". */
export function subject(names: readonly string[]): string {
  return `${names.join(", ")} ${names.length === 1 ? "is" : "are"}`;
}

export function placeOf({ root }: At): string {
  return `the work tree '${root}'`;
}
