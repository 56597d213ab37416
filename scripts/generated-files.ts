import { toJsonSchema } from "@valibot/to-json-schema";
import { rules } from "../rules/index.ts";
import type { Option } from "../src/core/options.ts";
import { type CommandRule, type CommitRule, everyRule } from "../src/core/rule.ts";
import { PRESETS } from "../src/settings/presets.ts";
import { settingsSchema } from "../src/settings/schema.ts";

/** Path and text of every file that is made from the rules. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const pages = [...rules.commit, ...rules.command].map((rule) => [`docs/rules/${rule.id}.md`, formatPage(rule)]);
  return { ...Object.fromEntries(pages), "commit-guard.schema.json": formatSchema() };
}

function formatSchema(): string {
  const schema = toJsonSchema(settingsSchema(everyRule(rules), "describe"));
  const title = "Settings of commit-guard";
  return `${JSON.stringify({ $schema: "http://json-schema.org/draft-07/schema#", title, ...schema }, null, 2)}\n`;
}

function formatPage(rule: CommitRule | CommandRule): string {
  const { id, summary, why, bad, good, details } = rule;
  const parts = [
    `# ${id}`,
    summary,
    why,
    `Bad:\n\n${fence(bad)}`,
    `Good:\n\n${fence(good)}`,
    details,
    "options" in rule ? formatOptions(rule.options) : "",
    `In preset \`strict\`: \`${JSON.stringify(PRESETS["strict"]?.rules[id] ?? "off")}\``,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function fence(text: string): string {
  return ["```text", text, "```"].join("\n");
}

function formatOptions(options: CommitRule["options"]): string {
  const rows = Object.entries(options).map(
    ([name, option]) => `| \`${name}\` | ${kindOf(option)} | ${defaultOf(option)} | ${option.about} |`,
  );
  return rows.length === 0 ? "" : ["| option | type | default | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function kindOf(option: Option): string {
  return option.kind === "choice" ? option.choices.map((one) => `\`${one}\``).join(", ") : option.kind;
}

function defaultOf(option: Option): string {
  return `\`${JSON.stringify(option.default)}\``;
}
