import { spawn } from "node:child_process";
import { explainStart, GitError, lastWords } from "./run-git.ts";
import { type Sandbox, SANDBOX_OPTIONS } from "./sandbox.ts";

export interface BlobLines {
  /** A NUL in the first 8000 bytes: git's own test. */
  readonly binary: boolean;
  readonly lines: number;
}

const TESTED_BYTES = 8000;
const LINE_FEED = 0x0a;

/** Counts the lines of one blob, or of none, without holding it: it may be larger than memory. Fails with GitError. */
export function readBlobLines(sandbox: Sandbox, id: string | null): Promise<BlobLines> {
  if (id === null) return Promise.resolve({ binary: false, lines: 0 });
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...SANDBOX_OPTIONS, "cat-file", "blob", id], { cwd: sandbox.dir, env: sandbox.env });
    const count = new LineCount();
    let stderr = "";
    child.stdin.end();
    child.stdout.on("data", (chunk: Buffer) => count.add(chunk));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("error", (error) => reject(new GitError(explainStart(error))));
    child.on("close", (code) => {
      if (code === 0) resolve(count.result());
      else reject(new GitError(`git cat-file failed: ${lastWords(stderr, code)}`));
    });
  });
}

class LineCount {
  #bytes = 0;
  #feeds = 0;
  #last = LINE_FEED;
  #binary = false;

  add(chunk: Buffer): void {
    if (this.#bytes < TESTED_BYTES) this.#binary ||= chunk.subarray(0, TESTED_BYTES - this.#bytes).includes(0);
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) this.#feeds += 1;
    this.#bytes += chunk.length;
    this.#last = chunk.at(-1) ?? this.#last;
  }

  /** A last line without a line feed is a line. */
  result(): BlobLines {
    return { binary: this.#binary, lines: this.#feeds + (this.#last === LINE_FEED ? 0 : 1) };
  }
}
