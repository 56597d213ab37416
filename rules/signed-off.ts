import type { Commit, Person } from "../src/core/commit.ts";
import { signOff } from "../src/core/remedy.ts";
import { type CommitRule, commitRule } from "../src/core/rule.ts";

export const signedOff: CommitRule = commitRule({
  id: "signed-off",
  summary: "A commit is signed off by its author or committer.",
  why: "The sign-off records that the signer may submit the work (Developer Certificate of Origin).",
  bad: "Signed-off-by:",
  good: "Signed-off-by: Ada Author <ada@example.com>",
  details: `The Signed-off-by trailer must be one that git sees, and name and e-mail must belong to the same person: the
author, or the committer. git commit -s writes it.`,
  part: "message",
  exempt: ["default-merge"],
  options: {},

  *check(commit) {
    const signers = commit.message.trailers.filter(({ token }) => token.toLowerCase() === "signed-off-by");
    const people = [commit.author, commit.committer];
    if (signers.some(({ value }) => people.some((person) => names(value, person)))) return;

    yield {
      what:
        signers.length === 0 ? "no Signed-off-by trailer" : `no Signed-off-by trailer names ${formatPeople(commit)}`,
      next: [signOff(commit)],
      repair: { signOff: true },
      data: { author: formatPerson(commit.author), committer: formatPerson(commit.committer) },
    };
  },
});

/** Letter case matters in neither part of an address that people use; Unicode forms of one name are one name. */
function names(value: string, { name, email }: Person): boolean {
  const open = value.lastIndexOf("<");
  if (open === -1 || !value.endsWith(">") || email === "") return false;
  const isSameName = value.slice(0, open).trim().normalize("NFC") === name.normalize("NFC");
  return (
    isSameName &&
    value
      .slice(open + 1, -1)
      .trim()
      .toLowerCase() === email.toLowerCase()
  );
}

function formatPeople({ author, committer }: Commit): string {
  const [first, second] = [formatPerson(author), formatPerson(committer)];
  return first === second ? `'${first}'` : `'${first}' or '${second}'`;
}

function formatPerson({ name, email }: Person): string {
  return `${name} <${email}>`;
}
