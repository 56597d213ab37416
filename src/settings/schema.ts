import * as v from "valibot";
import type { Option, OptionsSpec } from "../core/options.ts";
import type { SettableRule } from "../core/rule.ts";
import type { RuleOptions, RuleValue, SettingsFile } from "./settings-file.ts";

/**
 * "validate" looks at a value first and so names the one thing that is wrong with it; "describe" is the same grammar as
 * plain unions, from which the JSON schema is made.
 */
type Purpose = "validate" | "describe";

/** The grammar of a settings file, for these rules. */
export function settingsSchema(
  rules: readonly SettableRule[],
  purpose: Purpose,
): v.GenericSchema<unknown, SettingsFile> {
  const ruleEntries = Object.fromEntries(rules.map((rule) => [rule.id, v.optional(ruleSetting(rule, purpose))]));
  const object = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T> => plain(schema, purpose);
  const guard = v.strictObject({ opaque: v.optional(v.picklist(["allow", "ask", "deny"])) });
  const protocol = v.strictObject({ mode: v.optional(v.picklist(["always", "agents", "off"])) });
  const branches = v.strictObject({ protected: v.optional(TEXTS), pattern: v.optional(pattern(purpose)) });
  const file = v.strictObject({
    $schema: v.optional(v.string()),
    extends: about(TEXT, "A preset name, or the path of another settings file (data only)."),
    rules: about(object(v.strictObject(ruleEntries)), "Severity, or severity with options, for each rule."),
    agents: about(object(v.strictObject({ sources: v.optional(TEXTS) })), "sources: the folders of agent files."),
    humans: about(v.picklist(["ask", "declare"]), "declare: a commit without an agent is given 'Assisted-By: none'."),
    gates: about(v.array(object(GATE)), "Commands that must pass before a commit."),
    guard: about(object(guard), "opaque: what the guard answers to a command that it cannot see through."),
    protocol: about(object(protocol), "mode: whom the failure protocol binds."),
    checkpoints: about(v.picklist(["off", "required"]), "Whether a commit demands the checkpoints."),
    generated: about(TEXTS, "Globs of files that tools write; they bind as the first parent has them."),
    baseline: about(v.array(FULL_ID), "Commits reachable from these were made before the policy."),
    mode: about(v.picklist(["enforce", "report"]), "report: everything is judged and printed, nothing is refused."),
    integration: about(v.picklist(["commits", "squash"]), "squash: pull requests end as one squashed commit."),
    branches: about(object(branches), "The branches that commits reach by review only, and how others are named."),
  });
  return object(file);
}

const LEVEL = v.picklist(["error", "warning", "off"]);
const NO_RULE_VALUE: v.GenericSchema<unknown, RuleValue> = v.never(
  'expected "error", "warning", "off" or [severity, { options }]',
);
const NO_LEVEL = 'expected "error", "warning" or "off"';
const TEXT = v.pipe(v.string(), v.nonEmpty("expected a text that is not empty"));
const TEXTS = v.array(TEXT);
const FULL_ID = v.pipe(
  v.string(),
  v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "expected a full object id, 40 or 64 hex digits"),
);
const SECONDS = v.pipe(v.number(), v.integer("expected whole seconds"), v.minValue(1, "expected at least 1 second"));
const GATE = v.strictObject({ name: TEXT, run: TEXT, files: v.optional(TEXTS), timeoutSeconds: v.optional(SECONDS) });

/** To the library a list is an object without keys, and so is what else code may export: a map, a promise. */
function plain<T>(schema: v.GenericSchema<unknown, T>, purpose: Purpose): v.GenericSchema<unknown, T> {
  if (purpose === "describe") return schema;
  return v.pipe(v.unknown(), v.check(isPlainObject, "expected an object"), schema);
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Nothing falls back in silence: a pattern that cannot be read would match no branch. */
function pattern(purpose: Purpose): v.GenericSchema<unknown, string> {
  if (purpose === "describe") return TEXT;
  return v.pipe(TEXT, v.check(isPattern, "expected a regular expression"));
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function about<T>(
  schema: v.GenericSchema<unknown, T>,
  text: string,
): v.OptionalSchema<v.GenericSchema<unknown, T>, undefined> {
  return v.optional(v.pipe(schema, v.description(text)));
}

function ruleSetting(rule: SettableRule, purpose: Purpose): v.GenericSchema<unknown, RuleValue> {
  const alone = v.strictTuple([LEVEL]);
  if (rule.options === undefined) return levelAlone(rule, purpose);
  const full = v.strictTuple([LEVEL, plain(ruleOptions(rule.options), purpose)]);
  if (purpose === "describe") return v.pipe(v.union([LEVEL, alone, full]), v.description(rule.summary));
  return v.lazy((value): v.GenericSchema<unknown, RuleValue> => {
    if (typeof value === "string") return LEVEL;
    if (!Array.isArray(value) || value.length === 0) return NO_RULE_VALUE;
    return value.length === 1 ? alone : full;
  });
}

/** A rule without options, and without a waiver. */
function levelAlone({ summary }: SettableRule, purpose: Purpose): v.GenericSchema<unknown, RuleValue> {
  if (purpose === "describe") return v.pipe(LEVEL, v.description(summary));
  return v.pipe(
    v.unknown(),
    v.check((value) => typeof value === "string", NO_LEVEL),
    LEVEL,
  );
}

function ruleOptions(options: OptionsSpec): v.GenericSchema<unknown, RuleOptions> {
  const entries = Object.entries(options).map(([name, option]) => [name, v.optional(ofOption(option))]);
  return v.strictObject({ ...Object.fromEntries(entries), waivable: v.optional(v.boolean()) });
}

function ofOption(option: Option): v.GenericSchema<unknown, RuleOptions[string]> {
  if (option.kind === "strings") return v.pipe(TEXTS, v.description(option.about));
  if (option.kind === "choice") return v.pipe(v.picklist([...option.choices]), v.description(option.about));
  const expected = `expected a whole number of at least ${option.min}`;
  return v.pipe(v.number(expected), v.integer(expected), v.minValue(option.min, expected), v.description(option.about));
}
