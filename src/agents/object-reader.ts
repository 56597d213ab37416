import { GitError, type GitProcess, startGit } from "../git/run-git.ts";

export interface StoredObject {
  readonly id: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Reads objects by name through one long-lived `git cat-file --batch`, which starts with the first question. */
export class ObjectReader implements Disposable {
  readonly #start: () => GitProcess;
  readonly #waiting: Waiting[] = [];
  readonly #answers = new AnswerBuffer();
  #child: GitProcess | null = null;
  #failure: GitError | null = null;

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.#start = () => startGit(cwd, ["cat-file", "--batch"], env);
  }

  /** Null when git knows no single object of that name: an id, its unique start, `<commit>:<path>` or `:<path>`. */
  read(name: string): Promise<StoredObject | null> {
    if (name.includes("\n")) return Promise.resolve(null);
    const child = (this.#child ??= this.#listen(this.#start()));
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      child.stdin?.write(`${name}\n`);
    });
  }

  [Symbol.dispose](): void {
    this.#failure = new GitError("the reader of objects was closed");
    this.#child?.stdin?.end();
  }

  #listen(child: GitProcess): GitProcess {
    child.on("error", (error) => this.#fail(error.message));
    child.on("close", (code) => this.#fail(`exit code ${code}`));
    child.stdin?.on("error", () => undefined); // the end of the process says why
    child.stdout?.on("data", (chunk: Buffer) => {
      for (const answer of this.#answers.add(chunk)) this.#waiting.shift()?.resolve(answer);
    });
    return child;
  }

  #fail(reason: string): void {
    this.#failure = new GitError(`git cat-file failed: ${reason}`);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

interface Waiting {
  readonly resolve: (answer: StoredObject | null) => void;
  readonly reject: (error: Error) => void;
}

/** Splits the output into answers. Chunks are joined when an answer is whole: at each chunk it would take quadratic time. */
class AnswerBuffer {
  #chunks: Buffer[] = [];
  #length = 0;
  #needed = 1;

  add(chunk: Buffer): readonly (StoredObject | null)[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return [];
    return this.#split(Buffer.concat(this.#chunks));
  }

  #split(output: Buffer): readonly (StoredObject | null)[] {
    const answers: (StoredObject | null)[] = [];
    let at = 0;
    this.#needed = 1;
    for (let lineEnd = output.indexOf("\n"); lineEnd !== -1; lineEnd = output.indexOf("\n", at)) {
      const header = parseHeader(output.toString("utf8", at, lineEnd));
      const end = lineEnd + 1 + (header ? header.size + 1 : 0);
      this.#needed = end - at;
      if (end > output.length) break;
      answers.push(header && { id: header.id, type: header.type, content: output.subarray(lineEnd + 1, end - 1) });
      at = end;
      this.#needed = 1;
    }
    this.#chunks = [output.subarray(at)];
    this.#length = output.length - at;
    return answers;
  }
}

/** `<id> <type> <size>`; anything else (`missing`, `ambiguous`, `submodule`) is no object. */
function parseHeader(line: string): { readonly id: string; readonly type: string; readonly size: number } | null {
  const { id, type, size } = /^(?<id>[0-9a-f]{40,64}) (?<type>[a-z]+) (?<size>\d+)$/.exec(line)?.groups ?? {};
  return id === undefined || type === undefined ? null : { id, type, size: Number(size) };
}
