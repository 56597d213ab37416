import { load } from "js-yaml";
import { isDeepStrictEqual } from "node:util";

/** YAML with pieces inserted; nothing else of it changes, so comments and layout stay. */
export interface YamlEdit {
  readonly text: string;
  readonly inserted: readonly string[];
}

/** An empty file has no keys. Null for YAML whose top is no mapping, or that is none. */
export function readYaml(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const content: unknown = load(text) ?? {};
    return isMapping(content) ? content : null;
  } catch {
    return null;
  }
}

/** Adds a key that is not there, at the end. Null where the layout does not allow it. */
export function addKey(edit: YamlEdit, key: string, lines: readonly string[], value: unknown): YamlEdit | null {
  const end = lineEnd(edit.text);
  const gap = edit.text === "" || edit.text.endsWith("\n") ? "" : end;
  const piece = `${gap}${lines.join(end)}${end}`;
  const next = { text: `${edit.text}${piece}`, inserted: [...edit.inserted, piece] };
  return holds(next.text, { ...readYaml(edit.text), [key]: value }) ? next : null;
}

/** Adds items at the head of a list, as one piece. Null where the layout does not allow it. */
export function addItems(edit: YamlEdit, key: string, item: YamlItems): YamlEdit | null {
  const content = readYaml(edit.text);
  const list = content?.[key];
  if (!Array.isArray(list)) return null;
  const expected = { ...content, [key]: [...item.values, ...list] };
  const candidates = [insertBlock(edit, key, item), insertFlow(edit, key, item)];
  return candidates.find((next) => next !== null && holds(next.text, expected)) ?? null;
}

/** Items of a list, in both ways to write them. */
export interface YamlItems {
  /** In block style; each item begins with "- ". */
  readonly lines: readonly string[];
  /** In flow style, separated by commas. */
  readonly flow: string;
  readonly values: readonly unknown[];
}

/** The one way to be sure that an edit of text did what it should. */
function holds(text: string, expected: unknown): boolean {
  return isDeepStrictEqual(readYaml(text), expected);
}

function insertBlock(edit: YamlEdit, key: string, { lines }: YamlItems): YamlEdit | null {
  const head = new RegExp(`^(?:${key}|"${key}"|'${key}')[ \\t]*:[ \\t]*(?:#[^\\n]*)?\\r?\\n`, "m").exec(edit.text);
  if (!head) return null;
  const at = head.index + head[0].length;
  const indent = /^(?<indent>[ \t]*)- /m.exec(edit.text.slice(at))?.groups?.["indent"] ?? "";
  return insertAt(edit, at, lines.map((line) => `${indent}${line}${lineEnd(edit.text)}`).join(""));
}

function lineEnd(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

function insertFlow(edit: YamlEdit, key: string, { flow }: YamlItems): YamlEdit | null {
  const head = new RegExp(`^(?:${key}|"${key}"|'${key}')[ \\t]*:[ \\t]*\\[`, "m").exec(edit.text);
  if (!head) return null;
  const at = head.index + head[0].length;
  const isEmpty = /^\s*\]/.test(edit.text.slice(at));
  return insertAt(edit, at, isEmpty ? flow : `${flow}, `);
}

function insertAt({ text, inserted }: YamlEdit, at: number, piece: string): YamlEdit {
  return { text: `${text.slice(0, at)}${piece}${text.slice(at)}`, inserted: [...inserted, piece] };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
