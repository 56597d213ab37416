import type { PlainGit } from "./plain-git.ts";

/** What `git log -1` prints of a commit. */
export interface CommitText {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: readonly [name: string, email: string];
  readonly committer: readonly [name: string, email: string];
  readonly subject: string;
  readonly body: string;
  readonly signOffs: readonly string[];
}

const FIELDS: readonly string[] = [
  "%P",
  "%an",
  "%ae",
  "%cn",
  "%ce",
  "%s",
  "%b",
  "%(trailers:key=Signed-off-by,valueonly,unfold)",
];

export function readCommit(git: PlainGit, id: string): CommitText {
  const output = git.run(["log", "-1", "--encoding=UTF-8", `--format=${FIELDS.join("%x00")}`, id]);
  const fields = output.split("\0").map(decode);
  const field = (at: number): string => fields[at] ?? "";
  return {
    id,
    parents: field(0).split(" ").filter(Boolean),
    // Blanks around an address, which only other programs write, are no part of it.
    author: [field(1), field(2).trim()],
    committer: [field(3), field(4).trim()],
    subject: field(5),
    body: field(6),
    signOffs: field(7).split("\n").filter(Boolean),
  };
}

/** Empty when a sign-off names author or committer: name and e-mail of one person. */
export function findSignOffs({ author, committer, signOffs }: CommitText): string[] {
  const people = new Set([author, committer].filter(([, email]) => email !== "").map(normalize));
  if (signOffs.map(parseSignOff).some((signer) => people.has(signer))) return [];
  return [`signed-off ${formatPerson(author)} ${formatPerson(committer)}`];
}

function parseSignOff(value: string): string {
  const open = value.lastIndexOf("<");
  if (open === -1 || !value.endsWith(">")) return "";
  return normalize([value.slice(0, open).trim(), value.slice(open + 1, -1).trim()]);
}

function normalize([name, email]: readonly [string, string]): string {
  return `${name.normalize("NFC")} <${email.toLowerCase()}>`;
}

function formatPerson([name, email]: readonly [string, string]): string {
  return `${name} <${email}>`;
}

/** Git converts to UTF-8 what it can, and prints the rest as it stands. */
function decode(latin1: string): string {
  const bytes = Buffer.from(latin1, "latin1");
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : latin1;
}
