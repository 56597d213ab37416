import type { Command } from "./command.ts";
import type { Commit } from "./commit.ts";
import { type Options, type OptionsOf, type OptionsSpec, readOptions } from "./options.ts";

/** One thing to do next. `run` is a command that can be pasted as it stands. */
export interface Step {
  readonly say: string;
  readonly run?: string;
}

/** A change of the message alone, which `commit-guard retry` can make. */
export type Repair =
  | { readonly signOff: true }
  /** The whole new subject. */
  | { readonly subject: string }
  /** The value of `--agent`: a name, or `name:model`. */
  | { readonly agent: string };

/** What happened, and exactly what to do about it. Why it matters is said once, by the rule. */
export interface Violation {
  readonly what: string;
  readonly next: readonly [Step, ...Step[]];
  readonly data?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Only where it is certain that it is what the author meant. */
  readonly repair?: Repair;
  /** Lowers an error to a warning; a warning never becomes an error. */
  readonly severity?: "warning";
}

/** A question the rule could not answer from the facts. */
export interface Unverified {
  readonly unverified: string;
}

/** Something the rule left out of account, which every report lists. */
export interface Uncounted {
  readonly skipped: string;
}

export type Outcome = Violation | Unverified | Uncounted;

/** The part of a commit that a rule reads: `pre-commit` knows the changes only, `check --message` the message only. */
export type Part = "message" | "changes";

/** Facts that exempt a commit from the rules that name them. */
export type Exemption = "default-merge" | "exact-revert";

interface RuleText {
  readonly id: string;
  /** One sentence: what a good commit looks like. */
  readonly summary: string;
  /** One sentence: what goes wrong otherwise. */
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  /** More for the docs page and `explain`; empty when the summary says it all. */
  readonly details: string;
}

interface RuleShape extends RuleText {
  readonly part: Part;
  readonly exempt: readonly Exemption[];
  /** True for a rule about a finished series: drafts are not judged by it. */
  readonly rangeOnly: boolean;
}

export interface CommitRule extends RuleShape {
  readonly options: OptionsSpec;
  readonly check: (commit: Commit, given: Options) => readonly Outcome[];
}

/** What a command would do that it must not, and the word that says so. */
export interface CommandViolation extends Violation {
  /** The exact word, as it was typed: `-nm`, `core.hooksPath=/dev/null`, `HUSKY=0`. */
  readonly token: string;
  /** The command it stands in, as words. */
  readonly within: string;
}

/** A rule about what an agent is about to do. It has no options, and no waiver. */
export interface CommandRule extends RuleText {
  readonly check: (command: Command) => readonly CommandViolation[];
}

/** Every rule, by what it looks at, in the order findings are printed. */
export interface RuleSet {
  readonly commit: readonly CommitRule[];
  readonly command: readonly CommandRule[];
}

/** What settings need to know of a rule. One without options is given a severity alone. */
export interface SettableRule {
  readonly id: string;
  readonly summary: string;
  readonly options?: OptionsSpec;
}

/** Every rule that settings may name, in the order of the list. */
export function everyRule({ commit, command }: RuleSet): readonly SettableRule[] {
  return [...commit, ...command];
}

interface CommandRuleDefinition extends Omit<RuleText, "details"> {
  readonly details?: string;
  readonly check: (command: Command) => Iterable<CommandViolation>;
}

/** Turns a definition, whose check is a generator, into a rule. */
export function commandRule(definition: CommandRuleDefinition): CommandRule {
  const { check, details = "" } = definition;
  return { ...definition, details, check: (command) => [...check(command)] };
}

interface CommitRuleDefinition<S extends OptionsSpec> extends Omit<RuleShape, "details" | "rangeOnly"> {
  readonly details?: string;
  readonly rangeOnly?: true;
  readonly options: S;
  readonly check: (commit: Commit, options: OptionsOf<S>) => Iterable<Outcome>;
}

/** Turns a definition, which knows its option types, into a rule, which reads them from settings. */
export function commitRule<S extends OptionsSpec>(definition: CommitRuleDefinition<S>): CommitRule {
  const { options, check, details = "", rangeOnly = false } = definition;
  return {
    ...definition,
    details,
    rangeOnly,
    check: (commit, given) => [...check(commit, readOptions(options, given))],
  };
}
