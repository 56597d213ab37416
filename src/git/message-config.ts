import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { decodeText } from "./decode.ts";
import type { Repository } from "./open-repository.ts";
import { GitError, readGit, runGit } from "./run-git.ts";

/** How this clone writes messages. Keys that are not set are null. */
export interface MessageConfig {
  /** What starts a comment; "auto" where git chooses it for each message. */
  readonly commentString: string;
  readonly cleanup: string | null;
  readonly verbose: boolean;
  readonly encoding: string | null;
}

const KEYS = "^(core\\.comment(char|string)|commit\\.(cleanup|verbose)|i18n\\.commitencoding)$";

/** Reads the configuration of messages in one question. The last value of a key wins, as in git. */
export function readMessageConfig({ root }: Repository): MessageConfig {
  const { stdout } = runGit(root, ["config", "-z", "--get-regexp", KEYS]);
  const entries = stdout.toString().split("\0").filter(Boolean).map(splitEntry);
  const values = new Map(entries);
  return {
    commentString: readCommentString(root, values),
    cleanup: values.get("commit.cleanup") ?? null,
    verbose: !/^(?:|0|false|no|off)$/i.test(values.get("commit.verbose") ?? "false"),
    encoding: values.get("i18n.commitencoding") ?? null,
  };
}

/**
 * Git from 2.45 on takes the later of `core.commentString` and `core.commentChar`, an older one knows only the second: so
 * git is asked, but only where it matters.
 */
function readCommentString(root: string, values: ReadonlyMap<string, string>): string {
  const [string, char = "#"] = [values.get("core.commentstring"), values.get("core.commentchar")];
  if (string === undefined) return char;
  const inForce = readGit(root, ["stripspace", "--comment-lines"], { input: "x\n" }).slice(0, -" x\n".length);
  return inForce === string || char !== "auto" ? inForce : "auto";
}

/** `key`, a line feed, the value; a key without a value stands for true. */
function splitEntry(entry: string): [string, string] {
  const [key = "", ...value] = entry.split("\n");
  return [key, value.length === 0 ? "true" : value.join("\n")];
}

/** The message file that git hands to a hook, by its path as git gives it. Throws GitError. */
export function readMessageFile({ root }: Repository, path: string, encoding: string | null): string {
  return decodeText(readBytes(resolve(root, path)), encoding);
}

function readBytes(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GitError(`the message cannot be read: ${reason}`, { cause: error });
  }
}
