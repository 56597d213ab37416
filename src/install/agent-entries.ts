import { getNodeValue, type Node, parseTree, type ParseError, printParseErrorCode } from "jsonc-parser";
import { isDeepStrictEqual } from "node:util";
import { isList, type Json, type JsonObject, objectOf } from "../../protocols/json.ts";
import { isOurEntry } from "../../protocols/setup/command.ts";
import { placeOf } from "../../protocols/setup/place.ts";
import type { Entry, JsonFile } from "../../protocols/setup/setup.ts";
import { addItem, addKey, nodeAt, removeAt, replaceValue } from "./json-edit.ts";

/** Why a configuration cannot take our entries. */
export class Unfit extends Error {
  override readonly name: string = "Unfit";
}

/**
 * A configuration in which every entry of ours stands once, as it should; the rest of it as it was. The text may be empty.
 * Throws Unfit.
 */
export function withEntries(text: string, { entries, required }: JsonFile, command: string): string {
  const start = text.trim() === "" ? "{}\n" : text;
  const extended = entries(command).reduce(withEntry, start);
  return required.reduce((before, { at: [key = ""], value }) => {
    const root = readObject(before);
    return nodeAt(root, [key]) === null ? addKey(before, root, key, value) : before;
  }, extended);
}

/** The configuration without any entry of ours; what it was made for goes, too, where `before` did not have it. Throws Unfit. */
export function withoutEntries(text: string, before: string): string {
  const found = findOurs(readObject(text), []);
  if (found === null) return text;
  const origin = before.trim() === "" ? null : readObject(before);
  return withoutEntries(prune(text, found, origin), before);
}

/** Whether a configuration says nothing: the number of its format does not count. Throws Unfit. */
export function isBlank(text: string): boolean {
  return Object.keys(valueOf(readObject(text))).every((key) => key === "version");
}

/** Throws Unfit where a text is no JSON, comments and trailing commas allowed, or no object. */
export function readObject(text: string): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) throw new Unfit(`${placeIn(text, error.offset)}: ${wordsOf(error)}`);
  if (root?.type !== "object") throw new Unfit("it holds no object");
  return root;
}

function placeIn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** `PropertyNameExpected` reads "property name expected". */
function wordsOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}

function valueOf(node: Node): JsonObject {
  return objectOf(getNodeValue(node)) ?? {};
}

function withEntry(text: string, entry: Entry): string {
  const root = readObject(text);
  const place = placeOf(valueOf(root), entry);
  const edited = place === null ? null : put(text, root, entry, place);
  if (edited === null || !hasEntry(edited, entry)) {
    throw new Unfit(`'${entry.at.join(".")}' is not the list that it should be`);
  }
  return edited;
}

function put(
  text: string,
  root: Node,
  { at, value }: Entry,
  place: NonNullable<ReturnType<typeof placeOf>>,
): string | null {
  if (place.isNew) return addItem(text, root, at, value);
  const found: Json = getNodeValue(nodeAt(root, place.path) ?? root);
  if (isDeepStrictEqual(found, value)) return text;
  const inner = ourPlaceIn(found);
  if (inner === null) return replaceValue(text, root, place.path, value);
  const [hook = value] = hooksOf(value);
  if (isDeepStrictEqual(hooksOf(found)[inner], hook)) return text;
  return replaceValue(text, root, [...place.path, "hooks", inner], hook);
}

/** Somebody may have put a hook of their own into our group, or ours into theirs: then only ours is ours. */
function ourPlaceIn(group: Json): number | null {
  const hooks = hooksOf(group);
  return hooks.every(isOurEntry) ? null : hooks.findIndex(isOurEntry);
}

function hooksOf(group: Json | undefined): readonly Json[] {
  const hooks = objectOf(group)?.["hooks"];
  return isList(hooks) ? hooks : [];
}

/** The one way to be sure that an edit of text did what it should: a key may stand there twice. */
function hasEntry(text: string, entry: Entry): boolean {
  const place = placeOf(valueOf(readObject(text)), entry);
  return place?.isNew === false;
}

type Path = readonly (string | number)[];

/** The smallest item of a list that is ours; a text that names commit-guard, as a permission does, is not. */
function findOurs(node: Node, path: Path): Path | null {
  const children = node.children ?? [];
  if (node.type === "object") {
    const found = children.map(({ children: pair }) => inside(pair, path));
    return found.find((one) => one !== null) ?? null;
  }
  const index = children.findIndex((child) => child.type === "object" && isOurEntry(getNodeValue(child)));
  const item = children[index];
  if (node.type !== "array" || item === undefined) return null;
  const here = [...path, index];
  return ourPlaceIn(getNodeValue(item)) === null ? here : findOurs(item, here);
}

function inside(pair: readonly Node[] | undefined, path: Path): Path | null {
  const [key, value] = pair ?? [];
  return value === undefined ? null : findOurs(value, [...path, String(key?.value)]);
}

/** Takes out a value, then what holds nothing any more and was not there before. */
function prune(text: string, path: Path, origin: Node | null): string {
  const left = removeAt(text, readObject(text), path);
  const above = path.slice(0, -1);
  const container = nodeAt(readObject(left), above);
  const isEmpty = container?.children?.length === 0;
  const wasThere = above.length === 0 || (origin !== null && nodeAt(origin, above) !== null);
  return isEmpty && !wasThere ? prune(left, above, origin) : left;
}
