import type { Person } from "../core/commit.ts";
import { decodeText } from "./decode.ts";
import { GitError } from "./run-git.ts";

/** What a commit object holds, before anything is known of its changes. */
export interface CommitObject {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}

/**
 * Parses a raw commit object (one character a byte): headers, an empty line, the message. Source: gitformat-pack and
 * git-hash-object's documentation of commits. Throws GitError when the tree, author or committer is missing.
 */
export function parseCommit(id: string, content: string): CommitObject {
  const end = content.indexOf("\n\n");
  const headers = (end === -1 ? content : content.slice(0, end)).split("\n");
  const valuesOf = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  const one = (name: string): string => {
    const value = valuesOf(name).at(-1); // of several, git log shows the last
    if (value === undefined) throw new GitError(`commit ${id} has no ${name}`);
    return value;
  };
  const encoding = valuesOf("encoding")[0] ?? null;
  return {
    id,
    tree: one("tree"),
    parents: parentsOf(headers),
    author: parsePerson(decodeText(one("author"), encoding)),
    committer: parsePerson(decodeText(one("committer"), encoding)),
    message: end === -1 ? "" : decodeText(content.slice(end + 2), encoding),
  };
}

/** They follow the tree at once: to git a later line of that name is nothing, so it must not make a merge of a commit. */
function parentsOf(headers: readonly string[]): string[] {
  const lines = headers.slice(1);
  const end = lines.findIndex((line) => !line.startsWith("parent "));
  return lines.slice(0, end === -1 ? lines.length : end).map((line) => line.slice("parent ".length));
}

/** `Name <email> seconds zone`; the name may be empty, and either may hold what a careful program would not write. */
export function parsePerson(ident: string): Person {
  const open = ident.indexOf("<");
  const close = ident.indexOf(">", open);
  if (open === -1 || close === -1) return { name: ident.trim(), email: "" };
  return { name: ident.slice(0, open).trim(), email: ident.slice(open + 1, close).trim() };
}
