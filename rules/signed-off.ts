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
      data: { author: formatPerson(commit.author), committer: formatPerson(commit.committer) },
    };
  },
});

/** Letter case matters in neither part of an address that people use; Unicode forms of one name are one name. */
function names(value: string, { name, email }: Person): boolean {
  const signer = /^(?<name>.*?)\s*<(?<email>[^<>]*)>$/s.exec(value)?.groups;
  if (!signer || email === "") return false;
  const isSameName = signer["name"]?.normalize("NFC") === name.normalize("NFC");
  return isSameName && signer["email"]?.trim().toLowerCase() === email.toLowerCase();
}

function formatPeople({ author, committer }: Commit): string {
  const [first, second] = [formatPerson(author), formatPerson(committer)];
  return first === second ? `'${first}'` : `'${first}' or '${second}'`;
}

function formatPerson({ name, email }: Person): string {
  return `${name} <${email}>`;
}
