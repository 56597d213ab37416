import { expect, it } from "vitest";
import { readInvocation, readMessages, readParents } from "../../hooks/readings.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { createRepo } from "../support/repo.ts";

const EDITED = { GIT_EDITOR: "vi" };
const NOT_EDITED = { GIT_EDITOR: ":" };
const TEXT = "feat: x \n\n# c\n";

it("judges all readings of a command line that stays unknown", async () => {
  await using repo = await createRepo();
  const first = repo.commit("feat: one");
  repo.commit("feat: two");
  repo.write("message", TEXT);
  const repository = openRepository(repo.root);

  const unknown = readInvocation(NOT_EDITED, null);
  expect(readParents(repository, unknown)).toEqual([[repo.git("rev-parse", "HEAD")], [first]]);
  expect(readMessages(repository, "message", unknown)).toEqual(["feat: x\n\n# c\n", "feat: x\n", TEXT]);
  const known = readInvocation(NOT_EDITED, { args: ["commit", "--amend", "--no-edit"], isExact: true });
  expect(readParents(repository, known)).toEqual([[first]]);
  expect(readMessages(repository, "message", known)).toEqual(["feat: x\n\n# c\n"]);
});

it.each([
  ["commit -m x", [false], 1],
  ["commit -m x --amend", [false, true], 1],
  ["commit -m x -m --amend", [false, true], 1],
  ["commit -m x --cleanup=strip", [false], 3],
  ["commit -v", [false], 1],
])("judges each reading of %s, where words of one argument look like several", async (line, amends, messages) => {
  await using repo = await createRepo();
  repo.write("message", TEXT);
  const invocation = readInvocation(EDITED, { args: line.split(" "), isExact: false });
  expect([...new Set(invocation.readings?.map((reading) => reading.amends))]).toEqual(amends);
  expect(readMessages(openRepository(repo.root), "message", invocation)).toHaveLength(messages);
});
