import type { Commit } from "./commit.ts";
import { exemptionsOf } from "./exemptions.ts";
import { type Finding, joinJudgements, type Judgement, type Note, type Severity } from "./finding.ts";
import type { Options } from "./options.ts";
import type { CommitRule, Outcome, Part, Violation } from "./rule.ts";
import { findWaiver } from "./waiver.ts";

export interface RuleSetting {
  readonly severity: Severity | "off";
  readonly options: Options;
  readonly waivable: boolean;
}

/** Complete: one entry for every rule. A preset fills what the settings leave out. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

export interface Scope {
  readonly rules: readonly CommitRule[];
  readonly settings: RuleSettings;
  /** The parts of the commit that are known and judged. */
  readonly parts: readonly Part[];
}

/**
 * Applies the rules to one commit, purely: the same commit, rules and settings give the same findings. Hooks and
 * `check` both end here.
 */
export function checkCommit(commit: Commit, { rules, settings, parts }: Scope): Judgement {
  const judgements = rules
    .filter((rule) => parts.includes(rule.part) && !(rule.rangeOnly && commit.id === null))
    .map((rule) => applyRule(commit, rule, settingOf(settings, rule)));
  return joinJudgements(judgements);
}

const NOTHING: Judgement = { findings: [], skipped: [], unverified: [] };

/** A rule without a setting would be a rule that is switched off by mistake. */
export function settingOf(settings: RuleSettings, { id }: { readonly id: string }): RuleSetting {
  const setting = settings[id];
  if (!setting) throw new Error(`no setting for rule '${id}'`);
  return setting;
}

function applyRule(commit: Commit, rule: CommitRule, setting: RuleSetting): Judgement {
  if (setting.severity === "off") return NOTHING;
  const exemption = exemptionsOf(commit).find(({ kind }) => rule.exempt.includes(kind));
  if (exemption) return { ...NOTHING, skipped: [note(rule, commit, exemption.reason)] };
  const outcomes = rule.check(commit, setting.options);
  return joinJudgements(outcomes.map((outcome) => stamp(outcome, commit, rule, setting)));
}

function stamp(outcome: Outcome, commit: Commit, rule: CommitRule, setting: RuleSetting): Judgement {
  if ("unverified" in outcome) return { ...NOTHING, unverified: [note(rule, commit, outcome.unverified)] };
  if ("skipped" in outcome) return { ...NOTHING, skipped: [note(rule, commit, outcome.skipped)] };
  const waiver = setting.waivable ? findWaiver(commit, rule.id) : null;
  if (waiver !== null) return { ...NOTHING, skipped: [note(rule, commit, `waived: ${waiver}`)] };
  const severity = setting.severity === "error" && outcome.severity !== "warning" ? "error" : "warning";
  return { ...NOTHING, findings: [finding(outcome, commit, rule, severity)] };
}

function note({ id }: CommitRule, commit: Commit, reason: string): Note {
  return { rule: id, commit: commit.id, reason };
}

function finding(violation: Violation, commit: Commit, rule: CommitRule, severity: Severity): Finding {
  const { what, next, data = {}, repair } = violation;
  const { id, why, part } = rule;
  const subject = commit.message.subject;
  return {
    rule: id,
    severity,
    commit: commit.id,
    subject,
    where: whereIs(commit, part),
    what,
    why,
    next,
    data,
    docs: docsOf(id),
    ...(repair === undefined || commit.again === null ? {} : { repair }),
  };
}

function whereIs({ id }: Commit, part: Part): string {
  if (id !== null) return `commit ${id.slice(0, 7)}`;
  return part === "changes" ? "the staged changes" : "the commit message";
}

/** Served from the published package, so the address holds without a web site of our own. */
export function docsOf(id: string): string {
  return `https://unpkg.com/commit-guard/docs/rules/${id}.md`;
}
