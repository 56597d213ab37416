import type { Option } from "../core/options.ts";
import type { CommitRule } from "../core/rule.ts";
import { PRESETS } from "../settings/presets.ts";
import { ALL_RULES, type AnyRule, findRule } from "./find-rule.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";

/** `commit-guard explain`: the words of one rule, or the list of all. Throws UsageError for a name that no rule has. */
export function explain(id: string | null, format: string, io: Io): ExitCode {
  if (format !== "text" && format !== "json") throw new UsageError(`--format: '${format}' is none of text, json`);
  const chosen = id === null ? ALL_RULES : [findRule(id)];
  if (format === "json")
    io.out(`${JSON.stringify(id === null ? chosen.map(toJson) : toJson(findRule(id)), null, 2)}\n`);
  else io.out(id === null ? formatList(chosen) : chosen.map(formatRule).join("\n"));
  return 0;
}

function formatList(all: readonly AnyRule[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  return all.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}\n`).join("");
}

/** The page of a rule: on the terminal, and made into docs. */
export function formatRule(rule: AnyRule): string {
  const { id, summary, why, bad, good, details } = rule;
  const parts = [
    `${id}: ${summary}`,
    `why:  ${why}`,
    `bad:  ${indent(bad)}\ngood: ${indent(good)}`,
    details,
    formatOptions(optionsOf(rule)),
    `in preset strict: ${JSON.stringify(PRESETS["strict"]?.rules[id] ?? "off")}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A rule about commands has none. */
function optionsOf(rule: AnyRule): CommitRule["options"] {
  return "options" in rule ? rule.options : {};
}

function indent(text: string): string {
  return text.replaceAll("\n", "\n      ");
}

function formatOptions(options: CommitRule["options"]): string {
  const lines = Object.entries(options).map(([name, option]) => `  ${name}: ${describe(option)} ${option.about}`);
  return lines.length === 0 ? "" : `options:\n${lines.join("\n")}`;
}

function describe(option: Option): string {
  const kind = option.kind === "choice" ? option.choices.join(" | ") : option.kind;
  return `${kind}, default ${JSON.stringify(option.default)}.`;
}

function toJson(rule: AnyRule): Record<string, unknown> {
  const { id, summary, why, bad, good, details } = rule;
  const strict = PRESETS["strict"]?.rules[id] ?? "off";
  return { id, summary, why, bad, good, details, options: optionsOf(rule), strict };
}
