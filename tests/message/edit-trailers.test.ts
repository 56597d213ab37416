import { expect, it, vi } from "vitest";
import { editTrailers } from "../../src/message/edit-trailers.ts";

const toNew = (): string => "new";
const toNothing = (): null => null;
const unchanged = (value: string): string => value;

it.each([
  ["s\n\nKey: old\nB: x\n", "s\n\nKey: new\nB: x\n", "s\n\nB: x\n"],
  ["s\n\nA: x\nkey : old\n  goes on\nB: x\n", "s\n\nA: x\nKey: new\nB: x\n", "s\n\nA: x\nB: x\n"],
  ["s\n\nA: x\r\nKey: old\r\n", "s\n\nA: x\r\nKey: new\r\n", "s\n\nA: x\r\n"],
  ["s\n\nKey: old\n\n# comment\n", "s\n\nKey: new\n\n# comment\n", "s\n\n\n# comment\n"],
  ["s\n\nA: x\nKey: old\n\0Key: z\n", "s\n\nA: x\nKey: new\n\0Key: z\n", "s\n\nA: x\n\0Key: z\n"],
])("changes in %j the trailers of one key", (text, changed, without) => {
  expect(editTrailers(text, "Key", toNew)).toBe(changed);
  expect(editTrailers(text, "Key", toNothing)).toBe(without);
  expect(editTrailers(text, "Key", unchanged)).toBe(text);
});

it.each(["", "Key: subject\n", "s\n\nKey: old\n\nBody.\n", "s\n\nKey: old\nprose\n", "s\n\nOther-Key: old\n"])(
  "leaves %j as it is, where git sees no such trailer",
  (text) => {
    const edit = vi.fn(toNew);
    expect(editTrailers(text, "Key", edit)).toBe(text);
    expect(edit).not.toHaveBeenCalled();
  },
);

it("hands over values as git unfolds them, in order", () => {
  const edit = vi.fn(unchanged);
  editTrailers("s\n\nKey: a \n  b\n\tc\nKey:  d\n", "Key", edit);
  expect(edit.mock.calls).toEqual([["a  b c"], ["d"]]);
});
