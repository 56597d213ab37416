import { findNodeAtLocation, type Node, parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import * as v from "valibot";
import { nearest } from "../core/nearest.ts";
import type { CommitRule } from "../core/rule.ts";
import { PRESETS } from "./presets.ts";
import { settingsSchema } from "./schema.ts";
import { SettingsError } from "./settings-error.ts";
import type { SettingsFile } from "./settings-file.ts";

interface Place {
  /** What a message names: the file as the user knows it. */
  readonly file: string;
  readonly text: string;
}

/** Reads JSON, or with comments and trailing commas JSONC, and validates it. Throws SettingsError with every problem. */
export function parseSettings(place: Place, rules: readonly CommitRule[]): SettingsFile {
  return validateNode(parseJson(place), place, rules);
}

/** The same for one key of a larger file; null when the key is not there. */
export function parseSettingsKey(place: Place, key: string, rules: readonly CommitRule[]): SettingsFile | null {
  const node = findNodeAtLocation(parseJson(place), [key]);
  return node ? validateNode(node, place, rules) : null;
}

function validateNode(node: Node, place: Place, rules: readonly CommitRule[]): SettingsFile {
  refuseDuplicates(node, place);
  return validate(valueOf(node), rules, (path, isKey) => positionOf(node, path, isKey, place));
}

/** Validates what a settings file that is code exports. Throws SettingsError. */
export function validateSettings(value: unknown, file: string, rules: readonly CommitRule[]): SettingsFile {
  return validate(value, rules, () => file);
}

function parseJson({ file, text }: Place): Node {
  const errors: ParseError[] = [];
  const isJsonc = file.endsWith("c");
  const tree = parseTree(text, errors, { disallowComments: !isJsonc, allowTrailingComma: isJsonc });
  const [error] = errors;
  if (tree && !error) return tree;
  const what = error
    ? printParseErrorCode(error.error)
        .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
        .toLowerCase()
    : "empty file";
  throw new SettingsError(`${lineAndColumn({ file, text }, error?.offset ?? 0)}: invalid JSON: ${what}`);
}

/** In plain JSON the last of two equal keys wins in silence: a limit could be switched off by a second one. */
function refuseDuplicates(node: Node, place: Place): void {
  const names = node.type === "object" ? (node.children ?? []).map(({ children }) => children?.[0]) : [];
  const twice = names.find((name, index) => names.findIndex((other) => other?.value === name?.value) < index);
  if (twice)
    throw new SettingsError(`${lineAndColumn(place, twice.offset)}: '${twice.value}' stands here a second time`);
  for (const child of node.children ?? []) refuseDuplicates(child, place);
}

function valueOf(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(valueOf);
  if (node.type !== "object") return node.value;
  const entries = (node.children ?? []).map(({ children = [] }) => [
    String(children[0]?.value),
    children[1] && valueOf(children[1]),
  ]);
  return Object.fromEntries(entries);
}

type Path = readonly (string | number)[];

function validate(
  value: unknown,
  rules: readonly CommitRule[],
  position: (path: Path, isKey: boolean) => string,
): SettingsFile {
  const result = v.safeParse(settingsSchema(rules, "validate"), value);
  if (result.success) return result.output;
  const lines = result.issues.map((issue) => `${position(pathOf(issue), isUnknown(issue))}: ${explain(issue, rules)}`);
  throw new SettingsError([...new Set(lines)].join("\n"));
}

type Issue = v.BaseIssue<unknown>;

function pathOf({ path }: Issue): Path {
  return path?.map(({ key }) => (typeof key === "number" ? key : String(key))) ?? [];
}

function isUnknown(issue: Issue): boolean {
  return issue.type === "strict_object" && issue.expected === "never";
}

function explain(issue: Issue, rules: readonly CommitRule[]): string {
  const path = pathOf(issue);
  if (isUnknown(issue)) return explainUnknown(path, rules);
  const name = formatPath(path) || "settings";
  const expected = issue.message.startsWith("expected ") ? issue.message : `expected ${words(issue.expected)}`;
  if (issue.input === undefined) return `${name}: nothing is given`;
  return `${name}: ${expected}, got ${JSON.stringify(issue.input)}`;
}

function words(expected: string | null): string {
  const names: Readonly<Record<string, string>> = {
    Object: "an object",
    Array: "a list",
    string: "a text",
    boolean: "true or false",
    never: "nothing more",
  };
  const text = expected ?? "something else";
  return names[text] ?? text.replaceAll(/[()]/g, "").replaceAll(" | ", " or ");
}

function explainUnknown(path: Path, rules: readonly CommitRule[]): string {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const { kind, known } = knownAt(parent, rules);
  const near = nearest(key, known);
  const hint = near === null ? `known: ${known.join(", ")}` : `did you mean '${near}'?`;
  const where = parent.length === 0 ? "" : `${formatPath(parent)}: `;
  return `${where}unknown ${kind} '${key}'${known.length === 0 ? "" : `; ${hint}`}`;
}

interface Known {
  readonly kind: "rule" | "option" | "key";
  readonly known: readonly string[];
}

function knownAt([top, id, ...deeper]: Path, rules: readonly CommitRule[]): Known {
  if (top === "rules" && id === undefined) return { kind: "rule", known: rules.map((rule) => rule.id) };
  if (top === "rules") return { kind: "option", known: optionsOf(id, rules) };
  if (top === "gates") return { kind: "key", known: ["name", "run", "files", "timeoutSeconds"] };
  const level =
    top === undefined ? { $schema: "", extends: "", ...PRESETS["strict"] } : Reflect.get(PRESETS["strict"] ?? {}, top);
  return { kind: "key", known: deeper.length === 0 ? Object.keys(Object(level)) : [] };
}

function optionsOf(id: string | number | undefined, rules: readonly CommitRule[]): string[] {
  return [...Object.keys(rules.find((rule) => rule.id === id)?.options ?? {}), "waivable"];
}

/** `rules.atomic-files[1].max` */
function formatPath(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "");
}

function positionOf(root: Node, path: Path, isKey: boolean, place: Place): string {
  const value = nearestNode(root, path);
  const node = isKey ? value.parent?.children?.[0] : value;
  return lineAndColumn(place, node?.offset ?? root.offset);
}

/** What is missing has no place of its own: the place of what should hold it. */
function nearestNode(root: Node, path: Path): Node {
  const node = findNodeAtLocation(root, [...path]);
  return node ?? (path.length === 0 ? root : nearestNode(root, path.slice(0, -1)));
}

function lineAndColumn({ file, text }: Place, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
