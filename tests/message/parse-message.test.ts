import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMessage } from "../../src/message/parse-message.ts";
import { arbitraryMessage } from "../support/arbitrary-message.ts";

const SCISSORS = "# ------------------------ >8 ------------------------";

const PARTS: readonly (readonly [string, string, { readonly subject: string; readonly body: string }])[] = [
  ["nothing", "", { subject: "", body: "" }],
  ["blanks only", " \n\t\n\r\n", { subject: "", body: "" }],
  ["a subject without its LF", "feat: x", { subject: "feat: x", body: "" }],
  ["blank lines before the subject", "\n \nfeat: x\n", { subject: "feat: x", body: "" }],
  ["a subject of several lines", "feat: x \n  y\t\nz\n\nbody\n", { subject: "feat: x   y z", body: "body\n" }],
  ["several blank lines below the subject", "x\n\n \n\n  body\n\n", { subject: "x", body: "  body\n\n" }],
  ["CRLF", "x\r\n\r\nbody\r\n", { subject: "x", body: "body\r\n" }],
  ["white space that is none for git", "\u00a0x\v\n\f\n\nbody", { subject: "\u00a0x\v \f", body: "body" }],
  ["a NUL, where git ends the message", "x\n\nbody\0more\n", { subject: "x", body: "body" }],
  ["comments, which a stored message keeps", "# x\n\n# body\n", { subject: "# x", body: "# body\n" }],
];

const TRAILERS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["a block of trailers", ["A: b", "C-1: d"], ["A: b", "C-1: d"]],
  ["blanks around the colon", ["A \t:b", "C:  d  "], ["A: b", "C: d"]],
  ["an empty value", ["A:", "B: "], ["A: ", "B: "]],
  ["a folded value", ["A: b", " c", "\t d"], ["A: b c d"]],
  ["CRLF", ["A: b\r", "C: d\r", ""], ["A: b", "C: d"]],
  ["a comment inside", ["A: b", "# c", "D: e"], ["A: b", "D: e"]],
  ["a continuation below a comment", ["A: b", "# c", " d"], []],
  ["an indented first line", [" c", "A: b"], []],
  ["a blank in the key", ["BREAKING CHANGE: x"], []],
  ["a letter that is not ASCII in the key", ["é: x"], []],
  ["a line of prose", ["prose", "A: b"], []],
  ["prose beside a sign-off", ["one", "two", "three", "Signed-off-by: A"], ["Signed-off-by: A"]],
  ["too much prose beside a sign-off", ["one", "two", "three", "four", "Signed-off-by: A"], []],
  ["a sign-off in lower case, which git did not write", ["one", "signed-off-by: A"], []],
  ["a sign-off without its blank", ["one", "Signed-off-by:A"], []],
  ["the line that cherry-pick -x writes", ["one", "A: b", "(cherry picked from commit 1)"], ["A: b"]],
  ["comments at the end", ["A: b", "", "# c", ""], ["A: b"]],
  ["an old list of conflicts", ["A: b", "", "Conflicts:", "\tfile", ""], ["A: b"]],
  ["an indented list without its heading", ["A: b", "", "\tfile"], []],
  ["text below the scissors line", ["A: b", SCISSORS, "text"], ["A: b"]],
  ["a scissors line with a CR", ["A: b", `${SCISSORS}\r`, "text"], []],
  ["a line ---, which ends no stored message", ["A: b", "", "---", "file | 2 +-"], []],
];

describe("parseMessage", () => {
  it.each(PARTS)("splits %s", (_, text, parts) => {
    expect(parseMessage(text)).toMatchObject({ ...parts, text });
  });

  it.each(TRAILERS)("reads the trailers of %s", (_, block, expected) => {
    const { trailers } = parseMessage(["feat: x", "", ...block].join("\n"));

    expect(trailers.map(({ token, value }) => `${token}: ${value}`)).toEqual(expected);
  });

  it("reads no trailers in the subject's paragraph", () => {
    expect(parseMessage("Signed-off-by: A <a@b>\nA: b\n").trailers).toEqual([]);
  });

  it.each([
    ["x\n \nA: b\n\n\tfile\n", []],
    ["Conflicts:\n \nA: b\n\n\tfile\n", [{ token: "A", value: "b" }]],
    ["Conflicts:\n\nA: b\n\n\tfile\n", []],
    ["Conflicts:\n \n# c\nA: b\n\n\tfile\n", []],
  ])("takes the subject for the heading of a list of conflicts where git does: %j", (text, trailers) => {
    expect(parseMessage(text).trailers).toEqual(trailers);
  });

  it("lists the trailers that git does not see", () => {
    expect(parseMessage("x\n\nprose\nReviewed-by: A <a@b>\n").lost).toMatchObject([{ token: "Reviewed-by", line: 4 }]);
  });

  it("answers to any string", () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xff_ff })).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(fc.oneof(units, arbitraryMessage), (text) => {
        const message = parseMessage(text);
        expect(message.text).toBe(text);
        expect(text).toContain(message.body);
      }),
      { seed: 3 },
    );
  });

  it("reads what it split again in the same way", () => {
    fc.assert(
      fc.property(arbitraryMessage, (text) => {
        const { subject, body, trailers } = parseMessage(text);
        expect(parseMessage(`${subject}\n\n${body}`)).toMatchObject({ subject, body, trailers });
      }),
      { seed: 4 },
    );
  });
});
