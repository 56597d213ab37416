import { expect, it } from "vitest";
import { signedOff } from "../../rules/signed-off.ts";
import type { Commit } from "../../src/core/commit.ts";
import { ADA, AN_ID, aCommit, aMessage } from "../support/commit.ts";
import { testRule } from "../support/test-rule.ts";

const BOB = { name: "Bob Builder", email: "bob@example.org" } as const;
const signed = (values: readonly string[], overrides: Partial<Commit> = {}, token = "Signed-off-by") =>
  aCommit({
    message: aMessage("fix: a", { trailers: values.map((value) => ({ token, value })) }),
    ...overrides,
  });
const two = { author: ADA, committer: BOB } as const;

const NOBODY = "no Signed-off-by trailer";
const NOT_ADA = "no Signed-off-by trailer names 'Ada Author <ada@example.com>'";
const NEITHER = "no Signed-off-by trailer names 'Ada Author <ada@example.com>' or 'Bob Builder <bob@example.org>'";
const wrong = (name: string, value: string, overrides: Partial<Commit> = {}) => ({
  name,
  commit: signed([value], overrides),
  what: overrides.committer ? NEITHER : NOT_ADA,
});

testRule(signedOff, {
  good: [
    { name: "the author's sign-off", commit: signed(["Ada Author <ada@example.com>"], two) },
    { name: "the committer's sign-off", commit: signed(["Bob Builder <bob@example.org>"], two) },
    { name: "one of several", commit: signed(["Eve <eve@example.com>", "Bob Builder <bob@example.org>"], two) },
    { name: "an address in another case", commit: signed(["Ada Author <ADA@Example.COM>"]) },
    { name: "a token in another case", commit: signed(["Ada Author <ada@example.com>"], {}, "signed-off-BY") },
    { name: "blanks around name and address", commit: signed(["Ada Author  < ada@example.com >"]) },
    {
      name: "a decomposed name signed off in its composed form",
      commit: signed(["Zoë <zoe@example.com>"], { author: { name: "Zoe\u0308", email: "zoe@example.com" } }),
    },
    {
      name: "a composed name signed off in its decomposed form",
      commit: signed(["Zoe\u0308 <zoe@example.com>"], { author: { name: "Zoë", email: "zoe@example.com" } }),
    },
    {
      name: "a name with angle brackets",
      commit: signed(["Ada <3 Author <ada@example.com>"], { author: { name: "Ada <3 Author", email: ADA.email } }),
    },
    { name: "an empty name", commit: signed(["<ada@example.com>"], { author: { name: "", email: ADA.email } }) },
  ],
  bad: [
    { name: "no trailer", commit: signed([]), what: NOBODY },
    { name: "another trailer", commit: signed(["Ada Author <ada@example.com>"], {}, "Acked-by"), what: NOBODY },
    wrong("somebody else", "Eve <eve@example.com>"),
    wrong("another name", "Ada <ada@example.com>"),
    wrong("another address", "Ada Author <ada@example.org>"),
    wrong("a name in another case", "ada author <ada@example.com>"),
    wrong("the author's name with the committer's address", "Ada Author <bob@example.org>", two),
    wrong("the committer's name with the author's address", "Bob Builder <ada@example.com>", two),
    wrong("an empty value", ""),
    wrong("a name alone", "Ada Author"),
    wrong("an address alone", "ada@example.com"),
    wrong("words after the address", "Ada Author <ada@example.com> (maintainer)"),
    wrong("an address that is not closed", "Ada Author <ada@example.com"),
    {
      name: "an empty address, though it is the author's own",
      commit: signed(["Ada Author <>"], {
        author: { name: "Ada Author", email: "" },
        committer: { name: "Ada Author", email: "" },
      }),
      what: "no Signed-off-by trailer names 'Ada Author <>'",
    },
    {
      name: "a draft that can be committed again",
      commit: signed([], { again: "commit-guard retry" }),
      what: NOBODY,
      run: "commit-guard retry -s",
    },
    {
      name: "a stored commit",
      commit: signed([], { id: AN_ID }),
      what: NOBODY,
      run: "git rebase --signoff abcdef1234ab~1",
    },
    {
      name: "a stored first commit",
      commit: signed([], { id: AN_ID, parents: [] }),
      what: NOBODY,
      run: "git rebase --signoff --root",
    },
    {
      name: "a stored merge",
      commit: signed([], { id: AN_ID, parents: ["1", "2"] }),
      what: NOBODY,
      run: "git rebase --rebase-merges --exec 'git commit --amend --no-edit --signoff' abcdef1234ab~1",
    },
  ],
});

it("names both people in its data", () => {
  expect(signedOff.check(signed([], two), {})).toMatchObject([
    { data: { author: "Ada Author <ada@example.com>", committer: "Bob Builder <bob@example.org>" } },
  ]);
});

it("stays linear on blanks without an address", () => {
  const commit = signed([`a${" ".repeat(500_000)}b`, "<".repeat(500_000)]);
  expect(signedOff.check(commit, {})).toHaveLength(1);
});

it("is repaired by a sign-off", () => {
  expect(signedOff.check(signed([]), {})).toMatchObject([{ repair: { signOff: true } }]);
});
