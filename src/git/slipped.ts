import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "./open-repository.ts";

/** A commit that was made past the hooks, and what is wrong with it. */
export interface SlippedCommit {
  readonly id: string;
  readonly reason: string;
}

/** Keeps it in the work tree's git dir, one line each, for `doctor`. Throws where the disk does not take it. */
export function recordSlipped(repository: Repository, { id, reason }: SlippedCommit): void {
  const file = fileOf(repository);
  mkdirSync(join(file, ".."), { recursive: true });
  appendFileSync(file, `${id} ${reason.replaceAll("\n", " ")}\n`, { mode: 0o600 });
}

/** What was recorded in this work tree, the first one first. */
export function readSlipped(repository: Repository): readonly SlippedCommit[] {
  const file = fileOf(repository);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => ({ id: line.split(" ")[0] ?? "", reason: line.slice(line.indexOf(" ") + 1) }));
}

function fileOf({ gitDir }: Repository): string {
  return join(gitDir, "commit-guard", "slipped");
}
