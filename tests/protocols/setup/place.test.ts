import { expect, it } from "vitest";
import type { Json } from "../../../protocols/json.ts";
import { placeOf } from "../../../protocols/setup/place.ts";
import type { Entry } from "../../../protocols/setup/setup.ts";

const entry: Entry = { at: ["hooks", "PreToolUse"], value: { matcher: "Bash" } };
const other = { matcher: "Bash", hooks: [{ type: "command", command: "lint" }] };
const ours = { matcher: "old", hooks: [{ type: "command", command: "npx commit-guard guard --agent claude-code" }] };

const ROWS: readonly (readonly [string, Json, ReturnType<typeof placeOf>])[] = [
  ["an empty file", {}, { path: ["hooks", "PreToolUse", 0], isNew: true }],
  ["other events", { hooks: { Stop: [] } }, { path: ["hooks", "PreToolUse", 0], isNew: true }],
  ["an empty list", { hooks: { PreToolUse: [] } }, { path: ["hooks", "PreToolUse", 0], isNew: true }],
  ["other hooks", { hooks: { PreToolUse: [other] } }, { path: ["hooks", "PreToolUse", 1], isNew: true }],
  ["our own", { hooks: { PreToolUse: [other, ours] } }, { path: ["hooks", "PreToolUse", 1], isNew: false }],
  ["an object in the way", { hooks: { PreToolUse: {} } }, null],
  ["a text in the way", { hooks: "none" }, null],
  ["a list in the way", [], null],
  ["null in the way", { hooks: { PreToolUse: null } }, null],
];

it.each(ROWS)("finds the place in %s", (_, configuration, place) => {
  expect(placeOf(configuration, entry)).toEqual(place);
});

it("is not led astray by names of every object", () => {
  expect(placeOf({}, { at: ["constructor"], value: {} })).toEqual({ path: ["constructor", 0], isNew: true });
});
