import type { ConfigEntry } from "../git/configuration.ts";
import { unsetCommand } from "./command.ts";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

/** Aliases that hide what passes hooks by. */
export function checkAliases({ worktrees }: Survey): readonly Problem[] {
  return worktrees.flatMap(({ config }) => config.filter(isAlias).flatMap(problemsOf));
}

function isAlias({ key }: ConfigEntry): boolean {
  return key.startsWith("alias.");
}

function problemsOf(entry: ConfigEntry): readonly Problem[] {
  const bypass = findBypass(entry.value);
  if (bypass === null) return [];
  const name = entry.key.slice("alias.".length);
  return [
    {
      rule: "doctor-alias",
      severity: bypass.isSealed ? "warning" : "error",
      where: entry.file ?? "the environment",
      what: `git ${name} hides ${bypass.words}`,
      why: bypass.isSealed
        ? "Whoever uses it is refused by the next hook without having asked for anything unusual."
        : "Whoever uses it passes the hooks by without seeing that they do.",
      next: [{ say: "Remove the alias:", run: unsetCommand(entry) }],
    },
  ];
}

interface Bypass {
  readonly words: string;
  /** Refused all the same: prepare-commit-msg runs, and misses the seal of the hooks that were skipped. */
  readonly isSealed: boolean;
}

// Git takes every unambiguous beginning of a long option; -n means --no-verify to commit and am only.
const NO_VERIFY = /\s(?<option>--no-veri\w*)(?!\S)/;
const SHORT = /\b(?<command>commit|am)\b.*?\s(?<option>-(?:[abdeipqsvz]*)n[a-zA-Z]*)(?!\S)/;
const CONFIG = /(?<option>core\.hookspath\b|hook\.[^\s=]+\.(?:enabled|event|command)\b)/i;

function findBypass(value: string): Bypass | null {
  const text = ` ${withoutQuotes(value)}`;
  const config = optionIn(text, [CONFIG]);
  if (config !== null) return { words: config, isSealed: false };
  const found = text.split(/[;&|]/).map((command) => ({ command, words: optionIn(command, [NO_VERIFY, SHORT]) }));
  const bypasses = found
    .filter(({ words }) => words !== null)
    .toSorted((a, b) => Number(isSealed(a)) - Number(isSealed(b)));
  const [worst] = bypasses;
  return worst === undefined ? null : { words: worst.words ?? "", isSealed: isSealed(worst) };
}

function isSealed({ command }: { readonly command: string }): boolean {
  return !/\b(?:push|am)\b/.test(command);
}

function optionIn(text: string, patterns: readonly RegExp[]): string | null {
  return patterns.map((pattern) => pattern.exec(text)?.groups?.["option"]).find((found) => found !== undefined) ?? null;
}

/** What stands in quotes is a message more often than an option. */
function withoutQuotes(value: string): string {
  return value.replaceAll(/(?<==|\s)(?<quote>["'])(?!-).*?\k<quote>/g, "''");
}
