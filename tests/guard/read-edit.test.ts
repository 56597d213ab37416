import { expect, it } from "vitest";
import type { FileEdit } from "../../src/core/tool-call.ts";
import { readEdit } from "../../src/guard/read-edit.ts";
import type { World } from "../../src/shell/run.ts";

const WORLD: World = { readFile: (path) => (path === "a" ? "one two one" : null), gitAlias: () => null };
const replace = (from: string, to: string, isAll = false): FileEdit => ({
  path: "a",
  kind: "replace",
  replacements: [{ from, to, isAll }],
});

it.each<[FileEdit, readonly (readonly [string, string, string | null])[]]>([
  [{ path: "./b/../a", kind: "write", content: "x" }, [["a", "write", "x"]]],
  [{ path: "a", kind: "remove" }, [["a", "remove", null]]],
  [{ path: "a", kind: "unknown" }, [["a", "edit", null]]],
  [
    { path: "a", kind: "move", to: "c" },
    [
      ["a", "move", null],
      ["c", "write", "one two one"],
    ],
  ],
  [replace("one", "$&"), [["a", "write", "$& two one"]]],
  [replace("one", "x", true), [["a", "write", "x two x"]]],
  [replace("three", "x"), [["a", "edit", null]]],
  [replace("", "x"), [["a", "edit", null]]],
  [{ path: "new", kind: "replace", replacements: [{ from: "x", to: "y", isAll: true }] }, [["new", "edit", null]]],
])("reads %j", (edit, changes) => {
  const read = readEdit(edit, "Write", WORLD);
  expect(read.map(({ path, kind, content }) => [path, kind, content])).toEqual(changes);
  expect(read.every(({ text }) => text === "the tool Write")).toBe(true);
});
