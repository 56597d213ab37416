import type { FileEdit, Replacement } from "../src/core/tool-call.ts";
import { firstText, isList, isText, type Json, type JsonObject, listOf, objectOf, textOf, valueOf } from "./json.ts";
import { isPatch, parsePatch } from "./patch.ts";
import { replacementsOf } from "./replacements.ts";
import type { ToolKind } from "./tools.ts";

/** The files that the input of an editing tool names; none where it names no path. */
export function readEdits(kind: ToolKind, input: JsonObject): readonly FileEdit[] {
  const patch = firstText(input, PATCHES);
  if (patch !== null && isPatch(patch)) {
    return parsePatch(patch);
  }
  const parts = LISTS.flatMap((key) => listOf(input, key));
  const objects = parts.map(objectOf).filter((part) => part !== null);
  const foreign = objects.filter((part) => ownPath(part) !== null);
  const chunks = objects.filter((part) => ownPath(part) === null);
  const path = ownPath(input) ?? (foreign.length > 0 ? null : anyPath(input));
  const own = path === null ? [] : [editOf(kind, path, input, chunks)];
  return [...own, ...foreign.flatMap((part) => partEdits(kind, part)), ...namedPaths(kind, input, parts)];
}

const PATCHES = ["patch", "patchText", "patch_text", "input", "command", "diff"];
const LISTS = ["edits", "edit", "replacements", "ReplacementChunks", "files", "file_edits", "operations", "changes"];
const PATH_LISTS = ["paths", "file_paths", "filePaths"];
const PATHS = [
  "file_path",
  "filePath",
  "path",
  "TargetFile",
  "target_file",
  "targetFile",
  "notebook_path",
  "absolute_path",
  "absolutePath",
  "AbsolutePath",
  "filepath",
  "relative_path",
  "filename",
  "file_name",
  "file",
  "uri",
  "source",
  "old_path",
  "oldPath",
];
const TARGETS = ["destination", "new_path", "newPath", "to", "target"];
const CONTENTS = [
  "content",
  "file_text",
  "contents",
  "fileText",
  "CodeContent",
  "file_content",
  "fileContent",
  "new_content",
  "newContent",
  "text",
];

function ownPath(input: JsonObject): string | null {
  const path = firstText(input, PATHS);
  return path === null || path === "" ? null : plain(path);
}

/** A name that no table knows must not hide a file. */
function anyPath(input: JsonObject): string | null {
  const key = Object.keys(input).find((name) => /path|file|uri/i.test(name) && isText(valueOf(input, name)));
  return key === undefined ? null : plain(textOf(input, key) ?? "");
}

function plain(path: string): string {
  return path.startsWith("file:///") ? path.slice("file://".length) : path;
}

function partEdits(kind: ToolKind, part: JsonObject): readonly FileEdit[] {
  const path = ownPath(part);
  const chunks = LISTS.flatMap((key) => listOf(part, key)).map(objectOf);
  const known = chunks.filter((chunk) => chunk !== null);
  return path === null ? [] : [editOf(kind, path, part, known)];
}

function namedPaths(kind: ToolKind, input: JsonObject, parts: readonly Json[]): readonly FileEdit[] {
  const lists = PATH_LISTS.map((key) => valueOf(input, key)).filter(isList);
  const paths = [...parts, ...lists.flat()].filter(isText);
  return paths.map((path) => ({ path: plain(path), kind: kind === "remove" ? "remove" : "unknown" }));
}

function editOf(kind: ToolKind, path: string, input: JsonObject, chunks: readonly JsonObject[]): FileEdit {
  const verb = textOf(input, "command");
  const to = firstText(input, TARGETS);
  if (kind === "remove" || verb === "delete") {
    return { path, kind: "remove" };
  }
  if ((kind === "move" || verb === "rename") && to !== null) {
    return { path, kind: "move", to: plain(to) };
  }
  return kind === "change" || isPartial(input, verb) ? { path, kind: "unknown" } : contentOf(path, input, chunks);
}

function isPartial(input: JsonObject, verb: string | null): boolean {
  return verb === "insert" || verb === "append" || textOf(input, "mode") === "append";
}

function contentOf(path: string, input: JsonObject, chunks: readonly JsonObject[]): FileEdit {
  const replacements = [input, ...chunks].flatMap(replacementsOf);
  const content = firstText(input, CONTENTS);
  if (replacements.length > 0) {
    return replaceOf(path, replacements);
  }
  return content === null ? { path, kind: "unknown" } : { path, kind: "write", content };
}

/** Replacing nothing makes a new file; among other replacements nobody knows where it goes. */
function replaceOf(path: string, replacements: readonly Replacement[]): FileEdit {
  const [first] = replacements;
  if (replacements.length === 1 && first?.from === "") {
    return { path, kind: "write", content: first.to };
  }
  const isExact = replacements.every(({ from }) => from !== "");
  return isExact ? { path, kind: "replace", replacements } : { path, kind: "unknown" };
}
