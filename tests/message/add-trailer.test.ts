import { expect, it } from "vitest";
import { addTrailer } from "../../src/message/add-trailer.ts";
import { cleanMessage } from "../../src/message/cleanup.ts";
import { parseMessage } from "../../src/message/parse-message.ts";

const NONE = { token: "Assisted-By", value: "none" };

it.each([
  ["a subject alone", "feat: x\n", "feat: x\n\nAssisted-By: none\n"],
  ["no final line feed", "feat: x", "feat: x\n\nAssisted-By: none"],
  ["trailers", "feat: x\n\nSigned-off-by: A <a@b>\n", "feat: x\n\nSigned-off-by: A <a@b>\nAssisted-By: none\n"],
  ["a body", "feat: x\n\nWhy.\n", "feat: x\n\nWhy.\n\nAssisted-By: none\n"],
  ["comments", "feat: x\n\n# Please enter\n#\n", "feat: x\n\nAssisted-By: none\n\n# Please enter\n#\n"],
  ["an empty template", "\n# Please enter\n", "\n\nAssisted-By: none\n\n# Please enter\n"],
  ["an empty file", "", "\n\nAssisted-By: none\n"],
])("adds to %s", (_, text, expected) => {
  expect(addTrailer(text, NONE)).toBe(expected);
});

it.each([
  "feat: x\n",
  "feat: x\n\nWhy: because\nof that\n",
  "feat: x\n\nSigned-off-by: A <a@b>\nprose\n",
  "feat: x\n\nA: b\n c\n",
])("adds one that git sees to %j, losing none", (text) => {
  const before = parseMessage(text).trailers;
  const after = parseMessage(cleanMessage(addTrailer(text, NONE), "whitespace")).trailers;
  expect(after).toEqual([...before, NONE]);
});
