import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { decodeText } from "./decode.ts";
import type { Repository } from "./open-repository.ts";
import { runGit } from "./run-git.ts";

/** How this clone writes messages. Keys that are not set are null. */
export interface MessageConfig {
  /** `core.commentString`, else `core.commentChar`; "auto" where git chooses. */
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
  const commentChar = values.get("core.commentchar");
  return {
    commentString: values.get("core.commentstring") ?? commentChar ?? "#",
    cleanup: values.get("commit.cleanup") ?? null,
    verbose: !/^(?:|0|false|no|off)$/i.test(values.get("commit.verbose") ?? "false"),
    encoding: values.get("i18n.commitencoding") ?? null,
  };
}

/** `key`, a line feed, the value; a key without a value stands for true. */
function splitEntry(entry: string): [string, string] {
  const [key = "", ...value] = entry.split("\n");
  return [key, value.length === 0 ? "true" : value.join("\n")];
}

/** The message file that git hands to a hook, by its path as git gives it. Throws the file system's error. */
export function readMessageFile({ root }: Repository, path: string, encoding: string | null): string {
  return decodeText(readFileSync(resolve(root, path), "latin1"), encoding);
}
