import lint from "@commitlint/lint";
import type { LintOptions, Plugin, QualifiedRules } from "@commitlint/types";
import type { CommitlintFact, CommitlintProblem, Trailer } from "../core/commit.ts";
import { loadConfiguration } from "./commitlint-configuration.ts";
import type { CommitlintSource, LintableMessage, LintMessage } from "./commitlint-source.ts";
import { SettingsError } from "./settings-error.ts";

/**
 * Loads the repository's configuration, once for any number of messages. Messages are linted as they are stored, without
 * commitlint's default ignores; the configuration's own `ignores` hold. Throws `SettingsError`, also from the returned
 * function, when the configuration cannot be used.
 *
 * This file brings all of commitlint with it: import it lazily, only where `findCommitlintConfiguration` found one.
 */
export async function loadCommitlint(source: CommitlintSource): Promise<LintMessage> {
  const { rules, options } = await explain(source, () => loadConfiguration(source));
  return (message) => explain(source, () => judge(message, rules, { options, file: source.file }));
}

interface Context {
  readonly options: LintOptions;
  readonly file: string;
}

async function judge(message: LintableMessage, rules: QualifiedRules, context: Context): Promise<CommitlintFact> {
  const { text, trailers } = message;
  const { options, file } = context;
  // Commitlint passes an empty message unseen, and throws at a blank one.
  if (text.trim() === "") return { kind: "judged", problems: [EMPTY] };
  if (options.ignores?.some((ignores) => ignores(text)) === true) {
    return { kind: "refused", reason: `the 'ignores' of ${file} leave this message out` };
  }

  const plugins = { "commit-guard": trailerPlugin(trailers), ...options.plugins };
  const { errors, warnings } = await lint(text, rules, { ...options, ignores: [], defaultIgnores: false, plugins });
  return { kind: "judged", problems: [...toProblems(errors, "error"), ...toProblems(warnings, "warning")] };
}

const EMPTY: CommitlintProblem = { rule: "subject-empty", message: "subject may not be empty", level: "error" };

function toProblems(
  outcomes: readonly { readonly name: string; readonly message: string }[],
  level: CommitlintProblem["level"],
): readonly CommitlintProblem[] {
  return outcomes.map(({ name, message }) => ({ rule: name, message, level }));
}

/**
 * Commitlint's `trailer-exists` runs `git interpret-trailers`, which never ends on some messages before git 2.45. This
 * one has its name and its wording, and reads the trailers that were parsed before.
 */
function trailerPlugin(trailers: readonly Trailer[]): Plugin {
  const lines = trailers.map(({ token, value }) => `${token}: ${value}`);
  return {
    rules: {
      "trailer-exists": (_parsed: unknown, when = "always", value: string = "") => {
        const exists = lines.some((line) => line.startsWith(value));
        const not = when === "never" ? " not" : "";
        return [exists === (when === "always"), `message must${not} have \`${value}\` trailer`];
      },
    },
  };
}

/** Whatever goes wrong inside a configuration, its presets or its plugins is for the repository's owner to repair. */
async function explain<T>({ file }: CommitlintSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`${file}: ${reason.trim()}`, { cause: error });
  }
}
