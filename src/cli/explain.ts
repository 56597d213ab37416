import { rules } from "../../rules/index.ts";
import { nearest } from "../core/nearest.ts";
import type { Option } from "../core/options.ts";
import type { CommandRule, CommitRule } from "../core/rule.ts";
import { PRESETS } from "../settings/presets.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";

type Rule = CommitRule | CommandRule;

const ALL: readonly Rule[] = [...rules.commit, ...rules.command];

/** `commit-guard explain`: the words of one rule, or the list of all. Throws UsageError for a name that no rule has. */
export function explain(id: string | null, format: string, io: Io): ExitCode {
  if (format !== "text" && format !== "json") throw new UsageError(`--format: '${format}' is none of text, json`);
  const chosen = id === null ? ALL : [findRule(id)];
  if (format === "json")
    io.out(`${JSON.stringify(id === null ? chosen.map(toJson) : toJson(findRule(id)), null, 2)}\n`);
  else io.out(id === null ? formatList(chosen) : chosen.map(formatRule).join("\n"));
  return 0;
}

function findRule(id: string): Rule {
  const rule = ALL.find((one) => one.id === id);
  if (rule) return rule;
  const ids = ALL.map((one) => one.id);
  const near = nearest(id, ids);
  throw new UsageError(
    `unknown rule '${id}'; ${near === null ? `known: ${ids.join(", ")}` : `did you mean '${near}'?`}`,
  );
}

function formatList(all: readonly Rule[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  return all.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}\n`).join("");
}

/** The page of a rule: on the terminal, and made into docs. */
export function formatRule(rule: Rule): string {
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
function optionsOf(rule: Rule): CommitRule["options"] {
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

function toJson(rule: Rule): Record<string, unknown> {
  const { id, summary, why, bad, good, details } = rule;
  const strict = PRESETS["strict"]?.rules[id] ?? "off";
  return { id, summary, why, bad, good, details, options: optionsOf(rule), strict };
}
