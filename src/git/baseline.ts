import type { Repository } from "./open-repository.ts";
import { countCommits, type Range, tryResolve } from "./range.ts";

/** A range without what was made before the policy, and how many commits that is. */
export interface LaterRange extends Range {
  readonly earlier: number;
}

/** What is reachable from the baseline was made before the policy. Ids that this clone does not have reach nothing in it. */
export function withoutBaseline(repository: Repository, range: Range, baseline: readonly string[]): LaterRange {
  const known = baseline.filter((id) => tryResolve(repository, id) === id);
  if (known.length === 0) return { ...range, earlier: 0 };
  if (range.only !== null) return onlyLater(repository, range, known);
  const exclude = [...range.exclude, ...known];
  const earlier =
    countCommits(repository, range.include, range.exclude) - countCommits(repository, range.include, exclude);
  return { ...range, exclude, earlier };
}

function onlyLater(repository: Repository, range: Range, known: readonly string[]): LaterRange {
  const isLater = countCommits(repository, range.include, known) > 0;
  return isLater ? { ...range, earlier: 0 } : { ...range, only: null, exclude: range.include, earlier: 1 };
}
