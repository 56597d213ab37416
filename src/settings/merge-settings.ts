import type { RuleSetting, RuleSettings } from "../core/check.ts";
import type { Options, OptionValue } from "../core/options.ts";
import type { SettableRule } from "../core/rule.ts";
import type { Preset } from "./presets.ts";
import type { RuleOptions, RuleValue, SettingsFile } from "./settings-file.ts";
import type { Settings } from "./settings.ts";

type RuleValues = Readonly<Record<string, RuleValue | undefined>>;

/** The settings of a preset alone. */
export function presetSettings(preset: Preset, rules: readonly SettableRule[]): Settings {
  return { ...preset, rules: mergeRules({}, preset.rules, rules) };
}

/** A settings file laid over complete settings. Options of a rule are laid over one by one, lists are replaced. */
export function mergeSettings(base: Settings, file: SettingsFile, rules: readonly SettableRule[]): Settings {
  const { $schema: _schema, extends: _extends, rules: values, agents, guard, protocol, branches, ...plain } = file;
  return {
    ...over(base, plain),
    agents: over(base.agents, agents),
    guard: over(base.guard, guard),
    protocol: over(base.protocol, protocol),
    branches: over(base.branches, branches),
    rules: mergeRules(base.rules, values ?? {}, rules),
  };
}

/** The values that are given, laid over those that are known. */
function over<T extends object>(base: T, given: { readonly [K in keyof T]?: T[K] | undefined } = {}): T {
  const defined = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(defined) };
}

function mergeRules(base: RuleSettings, values: RuleValues, rules: readonly SettableRule[]): RuleSettings {
  return Object.fromEntries(rules.map(({ id }) => [id, mergeRule(base[id] ?? OFF, values[id])]));
}

/** A rule that no preset names is off. */
const OFF: RuleSetting = { severity: "off", options: {}, waivable: false };

function mergeRule(base: RuleSetting, value: RuleValue | undefined): RuleSetting {
  if (value === undefined) return base;
  const [severity, given = {}] = typeof value === "string" ? [value] : value;
  const waivable = typeof given["waivable"] === "boolean" ? given["waivable"] : base.waivable;
  return { severity, options: { ...base.options, ...valuesOf(given) }, waivable };
}

function valuesOf(given: RuleOptions): Options {
  return Object.fromEntries(Object.entries(given).filter(isOption));
}

function isOption(entry: [string, RuleOptions[string]]): entry is [string, OptionValue] {
  return entry[1] !== undefined && typeof entry[1] !== "boolean";
}
