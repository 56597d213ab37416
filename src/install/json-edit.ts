import { createScanner, findNodeAtLocation, type Node, type SyntaxKind } from "jsonc-parser";

/** Edits JSON text with comments; every character that is not of the edited value stays. */

type Path = readonly (string | number)[];

/** Adds an item at the end of the array that keys lead to; makes what is missing. Null where something else stands there. */
export function addItem(text: string, root: Node, at: readonly string[], value: unknown): string | null {
  const [found, missing] = follow(root, at);
  if (missing.length === 0)
    return found.type === "array" ? insert(text, found, (layout) => print(value, layout)) : null;
  if (found.type !== "object") return null;
  const [key = "", ...inner] = missing;
  const wrapped = inner.toReversed().reduce<unknown>((made, name) => ({ [name]: made }), [value]);
  return insert(text, found, (layout) => `${JSON.stringify(key)}: ${print(wrapped, layout)}`);
}

/** Sets a key of the top that is not there. */
export function addKey(text: string, root: Node, key: string, value: unknown): string {
  return insert(text, root, (layout) => `${JSON.stringify(key)}: ${print(value, layout)}`);
}

/** Puts a value in the place of one that is there. */
export function replaceValue(text: string, root: Node, path: Path, value: unknown): string {
  const node = nodeAt(root, path);
  if (node === null) return text;
  const layout = isFirstOnLine(text, node.offset) ? layoutAt(text, node.offset) : inlineLayout(text, node);
  return `${text.slice(0, node.offset)}${print(value, layout)}${text.slice(endOf(node))}`;
}

/** Takes an item, or a key with its value, out; comments of others stay. A container of nothing else shrinks to `[]`, `{}`. */
export function removeAt(text: string, root: Node, path: Path): string {
  const value = nodeAt(root, path);
  const node = typeof path.at(-1) === "string" ? value?.parent : value;
  if (!node) return text;
  const start = startOfPiece(text, node.offset);
  const comma = commaAfter(text, endOf(node));
  if (comma !== null) return shrink(text.slice(0, start), text.slice(comma + 1));
  return shrink(withoutComma(text.slice(0, start), node), text.slice(endOf(node)));
}

/** What stands before the last child of a container, without the comma that led to it. */
function withoutComma(head: string, { parent, offset }: Node): string {
  const before = parent?.children?.findLast((child) => child.offset < offset);
  const comma = before === undefined ? null : commaAfter(head, endOf(before));
  return comma === null ? head : head.slice(0, comma) + head.slice(comma + 1);
}

export function nodeAt(root: Node, path: Path): Node | null {
  return findNodeAtLocation(root, [...path]) ?? null;
}

/** The innermost value that the keys lead to, and the keys that are missing in it. */
function follow(root: Node, keys: readonly string[]): readonly [Node, readonly string[]] {
  const [key, ...others] = keys;
  const next = key === undefined ? null : nodeAt(root, [key]);
  return next === null ? [root, keys] : follow(next, others);
}

interface Layout {
  readonly indent: string;
  /** One step of indentation; null for all on one line. */
  readonly unit: string | null;
  readonly eol: string;
}

function insert(text: string, container: Node, render: (layout: Layout) => string): string {
  const last = container.children?.at(-1);
  return last === undefined ? insertFirst(text, container, render) : insertAfter(text, last, render);
}

function insertFirst(text: string, container: Node, render: (layout: Layout) => string): string {
  const at = container.offset + 1;
  const { indent, unit, eol } = layoutAt(text, container.offset);
  const inner = `${indent}${unit ?? ""}`;
  const closing = text.slice(at, endOf(container) - 1).includes("\n") ? "" : `${eol}${indent}`;
  return `${text.slice(0, at)}${eol}${inner}${render({ indent: inner, unit, eol })}${closing}${text.slice(at)}`;
}

function insertAfter(text: string, last: Node, render: (layout: Layout) => string): string {
  const comma = commaAfter(text, endOf(last));
  const base = comma === null ? endOf(last) : comma + 1;
  const point = endOfComment(text, base);
  const isOwnLine = point > base || isFirstOnLine(text, last.offset);
  const layout = isOwnLine ? layoutAt(text, last.offset) : inlineLayout(text, last);
  const lead = isOwnLine ? `${layout.eol}${layout.indent}` : " ";
  const head = `${text.slice(0, endOf(last))}${comma === null ? "," : ""}${text.slice(endOf(last), point)}`;
  return `${head}${lead}${render(layout)}${comma === null ? "" : ","}${text.slice(point)}`;
}

function layoutAt(text: string, offset: number): Layout {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  const unit = /\n(?<unit>[ \t]+)\S/.exec(text)?.groups?.["unit"] ?? "  ";
  return { indent, unit: unit.startsWith("\t") ? "\t" : unit, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}

function inlineLayout(text: string, { offset }: Node): Layout {
  return { ...layoutAt(text, offset), unit: null };
}

function print(value: unknown, { indent, unit, eol }: Layout): string {
  const text = JSON.stringify(value, null, unit ?? undefined);
  return text.replaceAll("\n", `${eol}${indent}`);
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** `SyntaxKind.CommaToken`, which has no value of its own for a compiler that looks at one file at a time. */
const COMMA: SyntaxKind = 5;

/** The comma that follows, comments in between; null where none does. */
function commaAfter(text: string, offset: number): number | null {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  return scanner.scan() === COMMA ? scanner.getTokenOffset() : null;
}

/** The end of a comment on the same line, which belongs to what stands before it. */
function endOfComment(text: string, offset: number): number {
  const comment = /[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/(?=[ \t]*\r?\n))/y;
  comment.lastIndex = offset;
  return comment.test(text) ? comment.lastIndex : offset;
}

function isFirstOnLine(text: string, offset: number): boolean {
  return /(?:^|\n)[ \t]*(?:\/\*(?:(?!\*\/)[^\n])*\*\/[ \t]*)*$/.test(text.slice(0, offset));
}

/** With the blanks and the line feed before it. */
function startOfPiece(text: string, offset: number): number {
  const before = text.slice(0, offset);
  return before.length - (/(?:\r?\n)?[ \t]*$/.exec(before)?.[0].length ?? 0);
}

function shrink(head: string, rest: string): string {
  const open = /[[{]$/.test(head);
  return head + (open ? rest.replace(/^\s*(?=[\]}])/, "") : rest);
}
