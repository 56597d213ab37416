import { describe, expect, it } from "vitest";
import { parseMessage } from "../../src/message/parse-message.ts";
import { MESSAGES, sampleMessages } from "../support/arbitrary-message.ts";
import { type GitMessage, importMessages, readMessages } from "../support/fast-import.ts";

const SEED = 20_260_102;

describe("parseMessage, held to git", () => {
  it(`reads ${MESSAGES} generated messages as git log does`, () => {
    const messages = sampleMessages(MESSAGES, SEED);
    using repo = importMessages(messages);

    const theirs = readMessages(repo);

    expect(theirs).toHaveLength(messages.length);
    const differences = messages.filter((message, index) => !isEqual(read(message), theirs[index]));
    expect(differences.slice(0, 5)).toEqual([]);
    expect(theirs.filter(({ trailers }) => trailers !== "").length).toBeGreaterThan(messages.length / 5);
  });

  it("reads bytes that are not UTF-8 as git log prints them", () => {
    using repo = importMessages([Buffer.from("caf\xe9\n\nA: \xff\n", "latin1"), ""]);

    const [invalid, empty] = readMessages(repo);

    expect([read(invalid?.text ?? ""), read(empty?.text ?? "x")]).toEqual([invalid, empty]);
  });
});

function read(message: string): GitMessage {
  const { subject, body, trailers } = parseMessage(message);
  const text = message.split("\0")[0] ?? "";
  return { text, subject, body, trailers: trailers.map(({ token, value }) => `${token}: ${value}\n`).join("") };
}

function isEqual(ours: GitMessage, theirs: GitMessage | undefined): boolean {
  return JSON.stringify(ours) === JSON.stringify(theirs);
}
