import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { explainStart, GitError, lastWords } from "./run-git.ts";
import { type Sandbox, SANDBOX_OPTIONS } from "./sandbox.ts";

/** Takes the next chunk of output, one character a byte, and gives the answers that it completes. Keeps the rest. */
export type AnswerReader<A> = (chunk: string) => readonly A[];

/** Where a git runs: mostly a sandbox. */
export type Place = Pick<Sandbox, "dir" | "env">;

interface Waiting<A> {
  readonly resolve: (answer: A) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One long-lived git that answers questions in their order. Every pending question fails with GitError when
 * the process ends, so that no promise stays open.
 */
export class Conversation<A> implements Disposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: Waiting<A>[] = [];
  readonly #name: string;
  #stderr = "";
  #failure: GitError | null = null;

  constructor({ dir, env }: Place, args: readonly string[], read: AnswerReader<A>) {
    this.#name = args[0] ?? "git";
    this.#child = spawn("git", [...SANDBOX_OPTIONS, ...args], { cwd: dir, env });
    this.#child.stdout.setEncoding("latin1").on("data", (chunk: string) => this.#take(chunk, read));
    this.#child.stderr.setEncoding("utf8").on("data", (chunk: string) => (this.#stderr += chunk));
    this.#child.stdin.on("error", () => undefined); // the end of the process says why
    this.#child.on("error", (error) => this.#fail(explainStart(error)));
    this.#child.on("close", (code) => this.#fail(`git ${this.#name} failed: ${lastWords(this.#stderr, code)}`));
  }

  ask(question: string | Buffer): Promise<A> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin.write(question);
    });
  }

  [Symbol.dispose](): void {
    this.#child.removeAllListeners("close");
    this.#child.stdin.end();
    this.#child.kill();
  }

  #take(chunk: string, read: AnswerReader<A>): void {
    if (this.#failure) return;
    try {
      for (const answer of read(chunk)) this.#waiting.shift()?.resolve(answer);
    } catch (error) {
      this.#fail(`git ${this.#name} said more than can be held: ${error instanceof Error ? error.message : error}`);
      this.#child.kill();
    }
  }

  #fail(reason: string): void {
    this.#failure ??= new GitError(reason);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}
