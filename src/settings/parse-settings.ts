import { findNodeAtLocation, type Node } from "jsonc-parser";
import * as v from "valibot";
import type { SettableRule } from "../core/rule.ts";
import { explainIssue, isUnknownKey, type Path, pathOf } from "./explain-issue.ts";
import { findDuplicates, lineAndColumn, parseJson, type Place, valueOf } from "./parse-json.ts";
import { settingsSchema } from "./schema.ts";
import { SettingsError } from "./settings-error.ts";
import type { SettingsFile } from "./settings-file.ts";

/** A settings file that follows the grammar. */
export interface ParsedSettings {
  readonly content: SettingsFile;
  /** The place of `extends`, as messages name it. */
  readonly extendsAt: string;
}

/** Reads JSON, or with comments and trailing commas JSONC, and validates it. Throws SettingsError with every problem. */
export function parseSettings(place: Place, rules: readonly SettableRule[]): ParsedSettings {
  return validateNode(parseJson(place), place, rules);
}

/** The same for one key of a larger file; null when the key is not there. */
export function parseSettingsKey(place: Place, key: string, rules: readonly SettableRule[]): ParsedSettings | null {
  const root = parseJson(place);
  refuse(duplicates({ ...root, children: propertiesOf(root, key) }), place);
  const node = findNodeAtLocation(root, [key]);
  return node ? validateNode(node, place, rules) : null;
}

/** Validates what a settings file that is code exports. Throws SettingsError. */
export function validateSettings(value: unknown, file: string, rules: readonly SettableRule[]): ParsedSettings {
  const { content, issues } = validate(value, rules);
  if (issues.length === 0) return { content, extendsAt: file };
  throw new SettingsError(issues.map((issue) => `${file}: ${explainIssue(issue, rules)}`).join("\n"));
}

function propertiesOf({ type, children = [] }: Node, key: string): Node[] {
  return type === "object" ? children.filter((property) => property.children?.[0]?.value === key) : [];
}

function validateNode(node: Node, place: Place, rules: readonly SettableRule[]): ParsedSettings {
  const { content, issues } = validate(valueOf(node), rules);
  const problems = issues.map((issue) => ({ offset: offsetOf(node, issue), text: explainIssue(issue, rules) }));
  refuse([...duplicates(node), ...problems], place);
  return { content, extendsAt: lineAndColumn(place, nearestNode(node, ["extends"]).offset) };
}

interface Problem {
  readonly offset: number;
  readonly text: string;
}

function duplicates(node: Node): Problem[] {
  return findDuplicates(node).map(({ offset, value }) => ({ offset, text: `'${value}' stands here a second time` }));
}

/** In the order of the file. */
function refuse(problems: readonly Problem[], place: Place): void {
  if (problems.length === 0) return;
  const lines = problems
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ offset, text }) => `${lineAndColumn(place, offset)}: ${text}`);
  throw new SettingsError(lines.join("\n"));
}

interface Validation {
  /** What follows the grammar; nothing where there are issues. */
  readonly content: SettingsFile;
  readonly issues: readonly v.BaseIssue<unknown>[];
}

function validate(value: unknown, rules: readonly SettableRule[]): Validation {
  const result = v.safeParse(settingsSchema(rules, "validate"), value);
  return result.success ? { content: result.output, issues: [] } : { content: {}, issues: result.issues };
}

function offsetOf(root: Node, issue: v.BaseIssue<unknown>): number {
  const value = nearestNode(root, pathOf(issue));
  const node = isUnknownKey(issue) ? value.parent?.children?.[0] : value;
  return node?.offset ?? root.offset;
}

/** What is missing has no place of its own: the place of what should hold it. */
function nearestNode(root: Node, path: Path): Node {
  const node = findNodeAtLocation(root, [...path]);
  return node ?? (path.length === 0 ? root : nearestNode(root, path.slice(0, -1)));
}
