import { type Node, parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import { SettingsError } from "./settings-error.ts";

export interface Place {
  /** What a message names: the file as the user knows it. */
  readonly file: string;
  readonly text: string;
}

/** Reads JSON, or with comments and trailing commas JSONC. Throws SettingsError for the first thing that is neither. */
export function parseJson(place: Place): Node {
  if (withoutMark(place.text).trim() === "") throw new SettingsError(`${lineAndColumn(place, 0)}: the file is empty`);
  const errors: ParseError[] = [];
  const tree = parse(place, errors);
  const [error] = errors;
  if (tree && !error) return tree;
  const why = error ? WORDS[printParseErrorCode(error.error)] : null;
  throw new SettingsError(`${lineAndColumn(place, error?.offset ?? 0)}: invalid JSON: ${why ?? "no value"}`);
}

/** `file:line:column`, both from 1; a column is a UTF-16 code unit, as in editors. */
export function lineAndColumn({ file, text }: Place, offset: number): string {
  const before = withoutMark(text).slice(0, offset).split("\n");
  return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** In plain JSON the last of two equal keys wins in silence: a limit could be switched off by a second one. */
export function findDuplicates(node: Node): Node[] {
  const names = node.type === "object" ? (node.children ?? []).flatMap(({ children }) => children?.[0] ?? []) : [];
  const own = names.filter(({ value }, index) => names.findIndex((other) => other.value === value) < index);
  return [...own, ...(node.children ?? []).flatMap(findDuplicates)];
}

export function valueOf(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(valueOf);
  if (node.type !== "object") return node.value;
  const entries = (node.children ?? []).map(({ children = [] }) => [
    String(children[0]?.value),
    children[1] && valueOf(children[1]),
  ]);
  return Object.fromEntries(entries);
}

function parse({ file, text }: Place, errors: ParseError[]): Node | undefined {
  const isJsonc = file.endsWith("c");
  try {
    return parseTree(withoutMark(text), errors, { disallowComments: !isJsonc, allowTrailingComma: isJsonc });
  } catch (error) {
    if (error instanceof RangeError) throw new SettingsError(`${file}: nested too deeply`, { cause: error });
    throw error;
  }
}

/** Some editors put a byte order mark before UTF-8; no column counts it. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is no value, and keys and texts stand in double quotes",
  InvalidNumberFormat: "this is no number",
  PropertyNameExpected: "a key in double quotes is expected (JSON has no comma after the last one)",
  ValueExpected: "a value is expected",
  ColonExpected: "a colon is expected",
  CommaExpected: "a comma or a closing bracket is expected",
  CloseBraceExpected: "'}' is missing",
  CloseBracketExpected: "']' is missing",
  EndOfFileExpected: "nothing may follow the settings",
  InvalidCommentToken: "JSON has no comments (a .jsonc file has)",
  UnexpectedEndOfComment: "the comment does not end",
  UnexpectedEndOfString: "the text does not end on its line",
  UnexpectedEndOfNumber: "the number does not end",
  InvalidUnicode: String.raw`\u takes four hex digits`,
  InvalidEscapeCharacter: String.raw`this escape is unknown (a backslash is written \\)`,
  InvalidCharacter: "a control character must be written as an escape",
};
