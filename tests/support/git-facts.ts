import { spawnSync } from "node:child_process";
import { type GitFacts, openCommits } from "../../src/git/commits.ts";
import { decodePath } from "../../src/git/decode.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { createSandbox } from "../../src/git/sandbox.ts";

/** Limits of nothing: generated files are looked for in every commit. */
const NO_LIMITS = { files: -1, lines: -1, binaryBytes: -1 } as const;

/** What commit-guard knows of commits of the repository at a folder. */
export async function readFacts(
  cwd: string,
  ids: readonly string[],
  globs: readonly string[] = [],
): Promise<readonly GitFacts[]> {
  using sandbox = createSandbox(openRepository(cwd));
  using commits = openCommits(sandbox, { limits: NO_LIMITS, globsAt: () => Promise.resolve(globs) });
  return await commits.read(ids);
}

/** One changed file, as the oracle and the facts both can say it. Lines are null where git counts none. */
export interface Counted {
  readonly path: string;
  readonly previousPath: string | null;
  readonly lines: string | null;
}

/** The same of our facts: a binary file has no lines. */
export function countedBy({ changes }: GitFacts): Counted[] {
  return changes.map(({ path, previousPath, added, deleted, binaryBytes }) => ({
    path,
    previousPath,
    lines: binaryBytes === null ? `${added}\t${deleted}` : null,
  }));
}

/** What plain git says of commits in a clean repository: `diff-tree -r -M -z --numstat --root`. */
export function countByGit(cwd: string, ids: readonly string[]): Counted[][] {
  const args = ["diff-tree", "--stdin", "--always", "-r", "-M", "-z", "--numstat", "--root"];
  const { stdout, status } = spawnSync("git", args, { cwd, input: `${ids.join("\n")}\n`, maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error("git diff-tree failed");
  return parseNumstat(stdout.toString("latin1").split("\0"), new Set(ids));
}

function parseNumstat(fields: readonly string[], ids: ReadonlySet<string>): Counted[][] {
  const commits: Counted[][] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] ?? "";
    if (ids.has(field)) commits.push([]);
    if (!field.includes("\t")) continue;
    const paths = field.endsWith("\t") ? fields.slice(at + 1, at + 3) : [field.split("\t").slice(2).join("\t")];
    commits.at(-1)?.push(toCounted(field, paths));
    at += paths.length - 1 && 2;
  }
  return commits;
}

/** A rename names its two paths in fields of their own; no path ends in a tab here. */
function toCounted(field: string, paths: readonly string[]): Counted {
  const [path = "", previousPath = null] = paths.map(decodePath).toReversed();
  const [added = "", deleted = ""] = field.split("\t");
  return { path, previousPath, lines: added === "-" ? null : `${added}\t${deleted}` };
}
