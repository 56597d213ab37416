import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Person } from "../core/commit.ts";
import { type Draft, readDraftParents, readEmptyDraft } from "./draft.ts";
import type { Repository } from "./open-repository.ts";

/** The commit that `git am` is about to make, as far as it is known before the patch is applied. Throws GitError. */
export function readPatchDraft(repository: Repository): Draft {
  const draft = readEmptyDraft(repository, readDraftParents(repository, false));
  return { ...draft, author: readAuthor(repository) ?? draft.author };
}

/** `rebase-apply/author-script` is written by git: `GIT_AUTHOR_NAME='…'`, quoted for sh. Source: git-am. */
function readAuthor({ gitDir }: Repository): Person | null {
  const script = readIfPresent(join(gitDir, "rebase-apply", "author-script"));
  const [name, email] = ["NAME", "EMAIL"].map((part) => unquote(script, `GIT_AUTHOR_${part}`));
  return name === undefined || email === undefined || name === null || email === null ? null : { name, email };
}

function unquote(script: string, variable: string): string | null {
  const quoted = new RegExp(String.raw`^${variable}='(?<value>(?:[^']|'\\'')*)'$`, "m").exec(script)?.groups?.["value"];
  return quoted?.replaceAll(String.raw`'\''`, "'") ?? null;
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
