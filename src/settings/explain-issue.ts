import type { BaseIssue } from "valibot";
import { nearest } from "../core/nearest.ts";
import type { SettableRule } from "../core/rule.ts";
import { PRESETS } from "./presets.ts";

type Issue = BaseIssue<unknown>;
export type Path = readonly (string | number)[];

/** Where the value is that an issue is about. */
export function pathOf({ path }: Issue): Path {
  return path?.map(({ key }) => (typeof key === "number" ? key : String(key))) ?? [];
}

/** True where a key is wrong, not its value. */
export function isUnknownKey(issue: Issue): boolean {
  return issue.type === "strict_object" && issue.expected === "never";
}

/** What is wrong with settings, what was expected, the known name that is nearest. */
export function explainIssue(issue: Issue, rules: readonly SettableRule[]): string {
  const path = pathOf(issue);
  if (isUnknownKey(issue)) return explainUnknown(path, rules);
  if (issue.input === undefined && path.length > 0) return `${prefix(path.slice(0, -1))}'${path.at(-1)}' is missing`;
  const expected = issue.message.startsWith("expected ") ? issue.message : `expected ${words(issue.expected)}`;
  return `${formatPath(path) || "settings"}: ${expected}, got ${describe(issue.input)}${choiceHint(issue)}`;
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
  return (
    names[text] ??
    text
      .replaceAll(/[()]/g, "")
      .replaceAll(/ \| (?=.* \| )/g, ", ")
      .replaceAll(" | ", " or ")
  );
}

const MOST_CHARACTERS = 80;

/** Settings that are code may export what is no data. */
function describe(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (["bigint", "symbol", "undefined"].includes(typeof value)) return String(value);
  const kind = value === null ? "Null" : Object.prototype.toString.call(value).slice("[object ".length, -1);
  return typeof value === "object" && !DATA.has(kind) ? `a ${kind}` : shorten(toJson(value));
}

const DATA: ReadonlySet<string> = new Set(["Null", "Object", "Array"]);

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "an object that is no data";
  }
}

function shorten(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}

function choiceHint({ type, input, expected }: Issue): string {
  if (type !== "picklist" || typeof input !== "string") return "";
  const choices = [...(expected ?? "").matchAll(/"(?<choice>[^"]*)"/g)].map(({ groups }) => groups?.["choice"] ?? "");
  const near = nearest(input, choices);
  return near === null ? "" : `; did you mean '${near}'?`;
}

function explainUnknown(path: Path, rules: readonly SettableRule[]): string {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const { kind, known } = knownAt(parent, rules);
  const near = nearest(key, known);
  const hint = near === null ? `known: ${known.join(", ")}` : `did you mean '${near}'?`;
  return `${prefix(parent)}unknown ${kind} '${key}'${known.length === 0 ? "" : `; ${hint}`}`;
}

interface Known {
  readonly kind: "rule" | "option" | "key";
  readonly known: readonly string[];
}

function knownAt([top, id, ...deeper]: Path, rules: readonly SettableRule[]): Known {
  if (top === "rules" && id === undefined) return { kind: "rule", known: rules.map((rule) => rule.id) };
  if (top === "rules") return { kind: "option", known: optionsOf(id, rules) };
  if (top === "gates") return { kind: "key", known: ["name", "run", "files", "timeoutSeconds"] };
  const level =
    top === undefined ? { $schema: "", extends: "", ...PRESETS["strict"] } : Reflect.get(PRESETS["strict"] ?? {}, top);
  return { kind: "key", known: deeper.length === 0 ? Object.keys(Object(level)) : [] };
}

function optionsOf(id: string | number | undefined, rules: readonly SettableRule[]): string[] {
  return [...Object.keys(rules.find((rule) => rule.id === id)?.options ?? {}), "waivable"];
}

function prefix(path: Path): string {
  return path.length === 0 ? "" : `${formatPath(path)}: `;
}

/** `rules.atomic-files[1].max` */
function formatPath(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "");
}
