import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Attribution, AttributionFact } from "../core/commit.ts";
import { nearest } from "../core/nearest.ts";
import { GitError } from "../git/run-git.ts";
import { SHALLOW } from "./agent-hash.ts";
import { AgentHistory } from "./agent-history.ts";
import { parseAttribution } from "./attribution.ts";
import { BUILT_IN, isBuiltIn } from "./built-in.ts";
import { type CommittedAgents, CommittedAgentsReader, findCommitted, knownNames } from "./committed-agents.ts";
import { type Credit, explainFirst, judgeMapped } from "./credit.ts";
import { type MappedAgent, MAPPING_PATH } from "./mapping.ts";
import { ObjectReader } from "./object-reader.ts";
import type { Past } from "./past.ts";
import { openMainRepository, type Repository } from "./repository.ts";
import { sourcesInTree } from "./sources.ts";
import { VersionFacts } from "./version-facts.ts";

/** What the look-up of attributions needs to know of a commit. */
export interface AttributedCommit {
  /** Null for a draft, whose own files are the staged ones. */
  readonly id: string | null;
  readonly parents: readonly string[];
  /** Both names of a rename; of a merge, what differs from every parent. */
  readonly changedPaths: readonly string[];
  /** Of its `Assisted-By` trailers. */
  readonly values: readonly string[];
}

export interface AttributionReader extends Disposable {
  /** To be called for every commit of a range, parents first, also for those without values. */
  readonly read: (commit: AttributedCommit) => Promise<readonly Attribution[]>;
  /** Ends the git process behind it. */
  readonly close: () => void;
}

/**
 * Looks up who is credited, by the commits alone: sources outside of the repository do not count, so that the answer is
 * the same on every machine. Throws GitError without a repository; later faults of git are facts of kind `unverifiable`.
 */
export function createAttributionReader(
  root: string,
  sources: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): AttributionReader {
  const repository = openMainRepository(root, env);
  if (repository === null) throw new GitError(`there is no git repository in ${root}`);
  const reader = new Reader(repository, sourcesInTree(sources));
  const close = (): void => reader.close();
  return { read: (commit) => reader.read(commit), close, [Symbol.dispose]: close };
}

/** A parent that was read. */
interface Parent {
  readonly past: Past;
  readonly agents: CommittedAgents;
}

class Reader {
  readonly #repository: Repository;
  readonly #sources: readonly string[];
  readonly #objects: ObjectReader;
  readonly #history: AgentHistory;
  readonly #committed: CommittedAgentsReader;
  readonly #versions: VersionFacts;
  readonly #judged = new WeakMap<Past, Map<string, Promise<AttributionFact>>>();

  constructor(repository: Repository, sources: readonly string[]) {
    this.#repository = repository;
    this.#sources = sources;
    this.#objects = new ObjectReader(repository.root, repository.env);
    this.#history = new AgentHistory(repository, this.#objects, [...sources, MAPPING_PATH]);
    this.#committed = new CommittedAgentsReader(this.#objects, sources);
    this.#versions = new VersionFacts(repository, this.#objects, this.#history);
  }

  async read(commit: AttributedCommit): Promise<readonly Attribution[]> {
    if (commit.id !== null) this.#history.add(commit.id, commit.parents, commit.changedPaths);
    return Promise.all(commit.values.map(async (value) => ({ value, fact: await this.#factOf(value, commit) })));
  }

  close(): void {
    this.#objects[Symbol.dispose]();
  }

  async #factOf(value: string, commit: AttributedCommit): Promise<AttributionFact> {
    const parsed = parseAttribution(value);
    if (parsed.kind === "none" || parsed.kind === "malformed") return parsed;
    try {
      return await this.#look({ ...parsed, isPlaceholder: parsed.kind === "placeholder" }, commit);
    } catch (error) {
      if (error instanceof GitError) return { kind: "unverifiable", agent: parsed.agent, reason: error.message };
      throw error;
    }
  }

  async #look(credit: Credit, commit: AttributedCommit): Promise<AttributionFact> {
    const { agent } = credit;
    if (this.#isCutOff(commit)) return { kind: "unverifiable", agent, reason: SHALLOW };
    const parents = await Promise.all(commit.parents.map((parent) => this.#readParent(parent)));
    const defined = await this.#judgeDefined(credit, parents);
    if (defined !== null) return defined;
    const mapped = await this.#findMapped(agent, commit, parents);
    return mapped.length > 0 ? judgeMapped(credit, mapped) : this.#judgeUnknown(credit, commit, parents);
  }

  /** Null when no parent has a file that defines the agent. */
  async #judgeDefined(credit: Credit, parents: readonly Parent[]): Promise<AttributionFact | null> {
    for (const parent of parents) {
      const entry = findCommitted(parent.agents, credit.agent);
      if (entry?.kind === "ambiguous") return { kind: "ambiguous-agent", agent: credit.agent, paths: entry.paths };
      if (entry?.kind === "file") return this.#judgeFile(credit, { path: entry.path, parent, parents });
    }
    return null;
  }

  #isCutOff({ id }: AttributedCommit): boolean {
    return id !== null && this.#repository.shallow?.has(id) === true;
  }

  async #readParent(id: string): Promise<Parent> {
    const past = this.#history.pastOf(id);
    return { past, agents: await this.#committed.read(id, past) };
  }

  async #judgeFile(credit: Credit, { path, parent, parents }: Found): Promise<AttributionFact> {
    const { agent, hash, isPlaceholder } = credit;
    const { past } = parent;
    if (hash === null) return { kind: "no-hash", agent, current: await this.#versions.current(past, path) };
    if (isPlaceholder) return { kind: "placeholder", agent, hash, current: await this.#versions.current(past, path) };
    const judge = (): Promise<AttributionFact> =>
      this.#versions.judge({ agent, hash, path, past, pasts: parents.map((other) => other.past) });
    return parents.length > 1 ? judge() : this.#judgeOnce(past, `${agent}\0${path}\0${hash}`, judge);
  }

  #judgeOnce(past: Past, key: string, judge: () => Promise<AttributionFact>): Promise<AttributionFact> {
    const known = this.#judged.get(past) ?? new Map<string, Promise<AttributionFact>>();
    this.#judged.set(past, known);
    const fact = known.get(key) ?? judge();
    known.set(key, fact);
    return fact;
  }

  /** A commit that renews the mapping may cite what it then says: nothing else can vouch for it. */
  async #findMapped(agent: string, commit: AttributedCommit, parents: readonly Parent[]): Promise<MappedAgent[]> {
    const isRenewed = commit.changedPaths.includes(MAPPING_PATH);
    const own = isRenewed ? await this.#committed.readMapping(commit.id) : null;
    const mappings = [...parents.map(({ agents }) => agents.mapping), own];
    return mappings.flatMap((mapping) => mapping?.agents.get(agent) ?? []);
  }

  async #judgeUnknown(credit: Credit, commit: AttributedCommit, parents: readonly Parent[]): Promise<AttributionFact> {
    const { agent, hash } = credit;
    if (isBuiltIn(agent) && hash === null) return { kind: "built-in", agent };
    if (await this.#committed.defines(commit.id, commit.changedPaths, agent)) return explainFirst(credit);
    if (isBuiltIn(agent)) return { kind: "malformed", reason: `"${agent}" has no file and is credited without a hash` };
    if (credit.isPlaceholder) return { kind: "placeholder", agent, hash: hash ?? "", current: null };
    const reason = this.#explainHidden(parents);
    if (reason !== null) return { kind: "unverifiable", agent, reason };
    const known = parents.flatMap(({ agents }) => knownNames(agents));
    return { kind: "unknown-agent", agent, nearest: nearest(agent, [...known, ...BUILT_IN]) };
  }

  /** Why an agent that is not found may exist nevertheless. */
  #explainHidden(parents: readonly Parent[]): string | null {
    const [problem] = parents.flatMap(({ agents }) => agents.mappingProblem ?? []);
    if (problem !== undefined) return problem;
    const { root, bare } = this.#repository;
    const ignored = bare ? [] : this.#sources.filter((source) => source && existsSync(join(root, source, ".git")));
    const [nested] = [...parents.flatMap(({ agents }) => agents.nested), ...ignored];
    if (nested === undefined) return null;
    return `${nested} is a repository of its own: run update-agent-hashes and commit ${MAPPING_PATH}`;
  }
}

interface Found {
  readonly path: string;
  /** The parent that has the file. */
  readonly parent: Parent;
  readonly parents: readonly Parent[];
}
