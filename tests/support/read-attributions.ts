import type { AttributionFact } from "../../src/core/commit.ts";
import { type AttributedCommit, createAttributionReader } from "../../src/agents/attribution-facts.ts";
import type { Repo } from "./repo.ts";

type AnyRepo = Omit<Repo, typeof Symbol.asyncDispose>;

const SOURCES = [".claude/agents", "~/.claude/agents"];

/** What is found out about every `Assisted-By` of a range, oldest commit first. */
export function readAttributions(repo: AnyRepo, ...range: readonly string[]): Promise<AttributionFact[]> {
  return readCommits(repo, readRange(repo, range));
}

/** What is found out about a commit that is being written on HEAD. */
export function readDraft(repo: AnyRepo, ...values: readonly string[]): Promise<AttributionFact[]> {
  const parents = repo.git("rev-list", "-1", "--all").split("\n").filter(Boolean);
  const changedPaths = repo.git("diff", "--cached", "--name-only").split("\n").filter(Boolean);
  return readCommits(repo, [
    { id: null, parents: parents.length > 0 ? [repo.git("rev-parse", "HEAD")] : [], changedPaths, values },
  ]);
}

export async function readCommits(repo: AnyRepo, commits: readonly AttributedCommit[]): Promise<AttributionFact[]> {
  using reader = createAttributionReader(repo.root, SOURCES, repo.env);
  const facts: AttributionFact[] = [];
  for (const commit of commits) facts.push(...(await reader.read(commit)).map(({ fact }) => fact));
  return facts;
}

/** The commits of a range as git tells them, parents first. */
export function readRange(repo: AnyRepo, range: readonly string[]): AttributedCommit[] {
  const format = "%H%x01%P%x01%(trailers:key=Assisted-By,valueonly,separator=%x02)";
  const args = [
    "--reverse",
    "--topo-order",
    "-c",
    "--root",
    "--no-renames",
    "--name-only",
    `--format=%x00${format}%x03`,
  ];
  return repo
    .git("log", ...args, ...range)
    .split("\0")
    .slice(1)
    .map(parseCommit);
}

function parseCommit(text: string): AttributedCommit {
  const [header = "", paths = ""] = text.split("\u0003");
  const [id = "", parents = "", values = ""] = header.split("\u0001");
  return { id, parents: split(parents, " "), changedPaths: split(paths, "\n"), values: split(values, "\u0002") };
}

function split(list: string, by: string): string[] {
  return list.split(by).filter(Boolean);
}
