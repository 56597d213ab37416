import fc from "fast-check";
import { expect, it } from "vitest";
import { parseMessage } from "../../src/message/parse-message.ts";
import { replaceSubject } from "../../src/message/replace-subject.ts";
import { arbitraryMessage } from "../support/arbitrary-message.ts";

it.each([
  ["old", "new"],
  ["old\n", "new\n"],
  ["old\n\nBody.\n\nA: b\n", "new\n\nBody.\n\nA: b\n"],
  ["old\n \t\nBody.  \n\n\n", "new\n \t\nBody.  \n\n\n"],
  ["\n\nold\n\nBody.\n", "\n\nnew\n\nBody.\n"],
  ["old\r\n\r\nBody.\r\n", "new\r\n\r\nBody.\r\n"],
  ["old\ngoes on\n\nBody.\n", "new\n\ngoes on\n\nBody.\n"],
  ["old\r\ngoes on\r\n", "new\r\n\r\ngoes on\r\n"],
  ["old\nSigned-off-by: A <a@b>\n", "new\n\nSigned-off-by: A <a@b>\n"],
  ["", "new\n"],
  ["\n\n", "new\n\n\n"],
])("of %j makes %j", (text, replaced) => {
  expect(replaceSubject(text, "new")).toBe(replaced);
});

it("leaves everything below the subject as it is", () => {
  fc.assert(
    fc.property(arbitraryMessage, (text) => {
      const replaced = replaceSubject(text, "feat: new");
      expect(parseMessage(replaced).subject).toBe("feat: new");
      expect(
        replaced.endsWith(text.slice(text.trimStart().search(/\n|$/) + text.length - text.trimStart().length)),
      ).toBe(true);
    }),
    { seed: 1, numRuns: process.env["LONG"] ? 20_000 : 300 },
  );
});
