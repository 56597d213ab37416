import type { Change, Commit, Message } from "../../src/core/commit.ts";

export const ADA = { name: "Ada Author", email: "ada@example.com" } as const;

/** A commit that passes every rule. A test states only what it changes. */
export function aCommit(overrides: Partial<Commit> = {}): Commit {
  return {
    id: null,
    parents: ["1111111111111111111111111111111111111111"],
    author: ADA,
    committer: ADA,
    message: aMessage(),
    changes: [],
    reverts: null,
    attributions: [{ value: "none", fact: { kind: "none" } }],
    agentSigns: [],
    madeByAgent: null,
    commitlint: null,
    again: null,
    amends: false,
    ...overrides,
  };
}

/** A message of a subject and the trailers that pass. The subject is taken for its one-line first paragraph. */
export function aMessage(subject = "feat(parser): read trailers", overrides: Partial<Message> = {}): Message {
  const trailers = [
    { token: "Signed-off-by", value: "Ada Author <ada@example.com>" },
    { token: "Assisted-By", value: "none" },
  ];
  const body = trailers.map(({ token, value }) => `${token}: ${value}\n`).join("");
  return { text: `${subject}\n\n${body}`, subject, body, trailers, lost: [], ...overrides };
}

/** The object id of a stored commit in tests. */
export const AN_ID = "abcdef1234abcdef1234abcdef1234abcdef1234";

export function aChange(overrides: Partial<Change> = {}): Change {
  return {
    path: "file.ts",
    previousPath: null,
    added: 1,
    deleted: 0,
    binaryBytes: null,
    generated: null,
    ...overrides,
  };
}

export function someFiles(count: number): Change[] {
  return Array.from({ length: count }, (_, index) => aChange({ path: `file-${index}.ts` }));
}
