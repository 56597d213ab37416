import { readLastCommit } from "./agent-hash.ts";
import { sameParent } from "./same-parent.ts";
import type { ObjectReader } from "./object-reader.ts";
import { continuePast, createEdge, type EdgePast, NO_PAST, type Past, versionsIn } from "./past.ts";
import type { Repository } from "./repository.ts";
import { readGraph, readTouches, type Touches } from "./walk-history.ts";

/**
 * The versions of agent files along the history. It grows by the commits that a caller reads, parents first; what lies
 * before them is read from git only when a question needs it, all of it at once.
 */
export class AgentHistory {
  readonly #repository: Repository;
  readonly #objects: ObjectReader;
  readonly #paths: readonly string[];
  readonly #pasts = new Map<string, Past>();
  readonly #edges = new Map<string, EdgePast>();
  readonly #latest = new Map<Past, Map<string, string | null>>();
  readonly #read: string[] = [];
  /** Before its parents no commit touched any path. */
  #oldest: string | null = null;
  #everywhere: Touches | null = null;

  /** `paths` are the folders and files whose history counts; "" is everything. */
  constructor(repository: Repository, objects: ObjectReader, paths: readonly string[]) {
    this.#repository = repository;
    this.#objects = objects;
    this.#paths = paths.includes("") ? [] : paths;
  }

  /** The past of a commit that is in no list: nothing is read for it yet. */
  pastOf(commit: string): Past {
    const known = this.#pasts.get(commit);
    if (known) return known;
    const edge = createEdge(commit);
    this.#edges.set(commit, edge);
    this.#pasts.set(commit, edge);
    return edge;
  }

  /** Adds a commit, after its parents. */
  add(commit: string, parents: readonly string[], changedPaths: readonly string[]): void {
    if (this.#pasts.has(commit)) return;
    const touched = new Set(changedPaths.filter((path) => this.#counts(path)));
    this.#pasts.set(
      commit,
      continuePast(
        commit,
        parents.map((parent) => this.pastOf(parent)),
        touched,
      ),
    );
  }

  /** The commit that `git rev-list -1 <commit> -- <path>` names. */
  async latest(past: Past, path: string): Promise<string | null> {
    const passed: Past[] = [];
    let at = past;
    for (;;) {
      const known = this.#latest.get(at)?.get(path);
      const answer = known === undefined ? this.#latestAt(at, path) : known;
      if (answer !== undefined) return this.#remember([...passed, at], path, answer);
      passed.push(at);
      // oxlint-disable-next-line no-await-in-loop -- each step depends on the one before
      at = await this.#before(at, path);
    }
  }

  /** Every commit in these pasts that touched the path. */
  versions(pasts: readonly Past[], path: string): string[] {
    this.#readEdges();
    return versionsIn(pasts, path);
  }

  /** How many versions that git's default history of `past` shows are neither `version` nor before it. */
  async countNewer(past: Past, path: string, version: string): Promise<number> {
    this.#readEdges();
    const older = new Set(versionsIn([this.pastOf(version)], path));
    const seen = new Set([past]);
    let count = 0;
    for (const at of seen) {
      const touched = at.touched.has(path);
      if (touched && older.has(at.at)) continue;
      if (touched) count += 1;
      // oxlint-disable-next-line no-await-in-loop -- the walk goes on from the answer
      const next = touched ? (at.parents ?? []) : [await this.#before(at, path)];
      for (const parent of next) seen.add(parent);
    }
    return count;
  }

  /** Every commit of any branch, tag or commit read so far that touched the path. */
  versionsAnywhere(path: string): string[] {
    this.#everywhere ??= readTouches(this.#repository, ["--all"], this.#paths);
    const stored = [...this.#everywhere].filter(([, paths]) => paths.has(path)).map(([commit]) => commit);
    return [...stored, ...versionsIn([...this.#pasts.values()], path)];
  }

  #counts(path: string): boolean {
    if (this.#paths.length === 0) return true;
    return this.#paths.some((kept) => path === kept || path.startsWith(`${kept}/`) || kept.startsWith(`${path}/`));
  }

  /** Undefined when the answer lies further back. */
  #latestAt(past: Past, path: string): string | null | undefined {
    if (past.touched.has(path)) return past.at;
    if (past.parents === null) return readLastCommit(this.#repository, past.at, path);
    return past.parents.length === 0 ? null : undefined;
  }

  #remember(pasts: readonly Past[], path: string, answer: string | null): string | null {
    for (const past of pasts) {
      const known = this.#latest.get(past) ?? new Map<string, string | null>();
      this.#latest.set(past, known.set(path, answer));
    }
    return answer;
  }

  async #before(past: Past, path: string): Promise<Past> {
    const [first = NO_PAST, ...others] = past.parents ?? [];
    return others.length === 0 ? first : sameParent(this.#objects, past, path);
  }

  /** Reads what lies before the commits that the caller has read. Throws GitError when that is not in the clone. */
  #readEdges(): void {
    if (this.#edges.size === 0) return;
    const tips = [...this.#edges.keys()];
    const known = this.#read.map((tip) => `^${tip}`);
    const touches = readTouches(this.#repository, [...tips, ...known], this.#paths);
    this.#oldest ??= [...touches.keys()].at(-1) ?? null;
    if (this.#oldest !== null) this.#addGraph([...tips, ...known, `^${this.#oldest}^@`], touches);
    for (const edge of this.#edges.values()) edge.parents ??= [];
    this.#edges.clear();
    this.#read.push(...tips);
  }

  #addGraph(revisions: readonly string[], touches: Touches): void {
    for (const { id, parents } of readGraph(this.#repository, revisions)) {
      const before = parents.map((parent) => this.#pasts.get(parent) ?? NO_PAST);
      const touched = touches.get(id) ?? new Set<string>();
      const edge = this.#edges.get(id);
      if (edge) Object.assign(edge, { parents: before, touched });
      else if (!this.#pasts.has(id)) this.#pasts.set(id, continuePast(id, before, touched));
    }
  }
}
