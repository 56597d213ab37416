import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A commit that was made past the hooks, and what is wrong with it. */
export interface SlippedCommit {
  readonly id: string;
  readonly reason: string;
}

/** Keeps it in the work tree's git dir, one line each, for `doctor`. Throws where the disk does not take it. */
export function recordSlipped(gitDir: string, { id, reason }: SlippedCommit): void {
  const file = fileOf(gitDir);
  mkdirSync(join(file, ".."), { recursive: true });
  appendFileSync(file, `${id} ${reason.replaceAll("\n", " ")}\n`, { mode: 0o600 });
}

/** What was recorded in a work tree, each commit once. What is no record is passed over. */
export function readSlipped(gitDir: string): readonly SlippedCommit[] {
  const file = fileOf(gitDir);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const slips = lines.flatMap((line): SlippedCommit[] => {
    const { id, reason = "" } = /^(?<id>[0-9a-f]{40,64})(?: (?<reason>.*))?$/.exec(line)?.groups ?? {};
    return id === undefined ? [] : [{ id, reason }];
  });
  return [...new Map(slips.map((slip) => [slip.id, slip])).values()];
}

function fileOf(gitDir: string): string {
  return join(gitDir, "commit-guard", "slipped");
}
