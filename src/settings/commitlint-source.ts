import type { CommitlintFact, Message } from "../core/commit.ts";
import { SettingsError } from "./settings-error.ts";

/** The files at a repository's root that commitlint's own loader searches, in its order. */
export const COMMITLINT_FILES: readonly string[] = [
  "package.json",
  "package.yaml",
  ".commitlintrc",
  ".commitlintrc.json",
  ".commitlintrc.yaml",
  ".commitlintrc.yml",
  ".commitlintrc.js",
  ".commitlintrc.cjs",
  ".commitlintrc.mjs",
  "commitlint.config.js",
  "commitlint.config.cjs",
  "commitlint.config.mjs",
  ".commitlintrc.ts",
  ".commitlintrc.cts",
  ".commitlintrc.mts",
  "commitlint.config.ts",
  "commitlint.config.cts",
  "commitlint.config.mts",
];

/**
 * The file at a repository's root that configures commitlint, or null. Files without content do not count, as in
 * commitlint. Reads nothing itself: `entries` are the names at the root, `readText` gives the content of one of them.
 * Throws `SettingsError` for a package.json that mentions commitlint but is not JSON.
 */
export function findCommitlintConfiguration(
  entries: readonly string[],
  readText: (name: string) => string,
): string | null {
  const present = new Set(entries);
  return COMMITLINT_FILES.find((name) => present.has(name) && holdsConfiguration(name, readText(name))) ?? null;
}

/** True for a configuration that has to be run to be read. */
export function isCommitlintCode(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file);
}

export interface CommitlintSource {
  /** An absolute path: the folder that holds the file, in which presets, plugins are looked up. */
  readonly root: string;
  /** One of `COMMITLINT_FILES`. */
  readonly file: string;
  /** True when nothing that `root` holds may run: then only data files count, without plugins or foreign presets. */
  readonly dataOnly: boolean;
  /** The content of a data file where it is not that of the work tree. */
  readonly text?: string | null;
}

export type LintableMessage = Pick<Message, "text" | "trailers">;
export type LintMessage = (message: LintableMessage) => Promise<CommitlintFact>;

function holdsConfiguration(name: string, text: string): boolean {
  if (name === "package.json") return text.includes('"commitlint"') && hasCommitlintKey(text);
  if (name === "package.yaml") return /^commitlint\s*:/m.test(text);
  return text.trim() !== "";
}

function hasCommitlintKey(text: string): boolean {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === "object" && content !== null && "commitlint" in content;
  } catch (error) {
    throw new SettingsError("package.json is not JSON", { cause: error });
  }
}
