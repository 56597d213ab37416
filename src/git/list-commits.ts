import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ShallowBoundary } from "./missing.ts";
import type { Repository } from "./open-repository.ts";
import type { Range } from "./range.ts";
import { explainStart, GitError, lastWords } from "./run-git.ts";
import { type Sandbox, SANDBOX_OPTIONS } from "./sandbox.ts";

/** Enough to keep git busy, few enough to keep memory flat. */
const BATCH = 128;

/**
 * The commits of a range, parents first, in batches. Throws GitError, and ShallowBoundary when the clone's history ends
 * inside the range: what a boundary commit changed cannot be known.
 */
export async function* listCommits(
  repository: Repository,
  sandbox: Sandbox,
  range: Range,
): AsyncGenerator<readonly string[]> {
  const boundary = repository.isShallow ? readBoundary(repository) : new Set<string>();
  let batch: string[] = [];
  for await (const id of range.only === null ? walk(sandbox, range) : [range.only]) {
    if (boundary.has(id)) throw new ShallowBoundary(repository, id);
    batch.push(id);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* walk(sandbox: Sandbox, { include, exclude }: Range): AsyncGenerator<string> {
  const args = ["rev-list", "--topo-order", "--reverse", "--stdin"];
  const child = spawn("git", [...SANDBOX_OPTIONS, ...args], { cwd: sandbox.dir, env: sandbox.env });
  const failure = new Promise<string | null>((resolve) => {
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("error", (error) => resolve(explainStart(error)));
    child.on("close", (code) => resolve(code === 0 ? null : lastWords(stderr, code)));
  });
  child.stdin.on("error", () => undefined); // the end of the process says why
  child.stdin.end([...include, ...exclude.map((id) => `^${id}`), ""].join("\n"));
  try {
    yield* createInterface({ input: child.stdout });
    const reason = await failure;
    if (reason !== null) throw new GitError(`git rev-list failed: ${reason}`);
  } finally {
    child.kill(); // whoever stops early must not wait for a git that nobody reads
  }
}

function readBoundary({ commonDir }: Repository): Set<string> {
  return new Set(readFileSync(join(commonDir, "shallow"), "utf8").split("\n").filter(Boolean));
}
