import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What git makes of one message. */
export interface GitMessage {
  readonly text: string;
  readonly subject: string;
  readonly body: string;
  /** The lines of `%(trailers:only,unfold)`. */
  readonly trailers: string;
}

/** A bare repository in a temporary folder whose commits were made by one `git fast-import`: no hooks, no clean-up. */
export interface ImportedRepo extends Disposable {
  readonly dir: string;
  readonly git: (args: readonly string[], input?: string | Uint8Array) => Buffer;
}

/** One empty commit per message on `refs/heads/main`, each the parent of the next; byte for byte as given. */
export function importMessages(messages: readonly (string | Uint8Array)[]): ImportedRepo {
  const dir = mkdtempSync(join(tmpdir(), "commit-guard-import-"));
  const git = (args: readonly string[], input: string | Uint8Array = ""): Buffer => runGit(dir, args, input);
  git(["init", "--quiet", "--bare", "--initial-branch=main"]);
  git(["fast-import", "--quiet"], Buffer.concat(messages.flatMap(importCommand)));
  return { dir, git, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
}

/** How git reads the messages, in their order. A message ends at its first NUL for git, so that a NUL can frame fields. */
export function readMessages({ git }: ImportedRepo): readonly GitMessage[] {
  const format = ["%B", "%s", "%b", "%(trailers:only,unfold)"].join("%x00");
  const output = git(["log", "-z", "--encoding=UTF-8", `--format=tformat:${format}`, "main"]);
  const fields = output.toString("utf8").split("\0");
  const messages: GitMessage[] = [];
  for (let at = 0; at + 4 < fields.length; at += 4) {
    const [text = "", subject = "", body = "", trailers = ""] = fields.slice(at, at + 4);
    messages.push({ text, subject, body, trailers });
  }
  return messages.toReversed();
}

function importCommand(message: string | Uint8Array): readonly Uint8Array[] {
  const bytes = Buffer.from(message);
  const head = `commit refs/heads/main\ncommitter A U Thor <author@example.com> 0 +0000\ndata ${bytes.length}\n`;
  return [Buffer.from(head), bytes, Buffer.from("\n")];
}

function runGit(cwd: string, args: readonly string[], input: string | Uint8Array): Buffer {
  const { status, stdout, stderr, error } = spawnSync("git", args, { cwd, input, maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`, { cause: error });
  return stdout;
}
