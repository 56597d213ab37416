/**
 * What the history up to a commit says of agent files. Commits that change nothing share the past of their parent, so that
 * a long history costs little.
 */
export interface Past {
  /** A commit with exactly this past. Where `touched` is not empty, the one that changed these files. */
  readonly at: string;
  readonly touched: ReadonlySet<string>;
  /** Null while the history before `at` was not read yet. */
  readonly parents: readonly Past[] | null;
}

export const NO_PAST: Past = { at: "", touched: new Set(), parents: [] };

/** A past that is filled in when somebody asks for it. */
export interface EdgePast extends Past {
  touched: ReadonlySet<string>;
  parents: readonly Past[] | null;
}

export function createEdge(at: string): EdgePast {
  return { at, touched: new Set(), parents: null };
}

/** The past of a commit from those of its parents. */
export function continuePast(at: string, parents: readonly Past[], touched: ReadonlySet<string>): Past {
  const [first = NO_PAST, ...others] = parents;
  if (touched.size > 0) return { at, touched, parents };
  return others.every((other) => other === first) ? first : { at, touched, parents };
}

/** Every commit in these pasts that touched the path, in no order. All of them must have been read. */
export function versionsIn(pasts: readonly Past[], path: string): string[] {
  const seen = new Set(pasts);
  const versions: string[] = [];
  for (const past of seen) {
    if (past.touched.has(path)) versions.push(past.at);
    for (const parent of past.parents ?? []) seen.add(parent);
  }
  return versions;
}
