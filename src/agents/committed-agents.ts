import { agentNameOf, parseAgentFile } from "./agent-file.ts";
import { type AgentEntry, type AgentTable, joinPath, tabulateAgents } from "./agent-table.ts";
import { type Mapping, MAPPING_PATH, MappingError, parseMapping } from "./mapping.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Past } from "./past.ts";
import { TreeAgents } from "./tree-agents.ts";

/** What a commit itself says of agents: nothing of the machine that reads it. */
export interface CommittedAgents {
  /** In the order of the sources. */
  readonly tables: readonly CommittedTable[];
  /** Other repositories inside of the sources. */
  readonly nested: readonly string[];
  readonly mapping: Mapping | null;
  /** Why the mapping cannot be read; null when it can, or is not there. */
  readonly mappingProblem: string | null;
}

export interface CommittedTable {
  readonly source: string;
  readonly agents: AgentTable;
}

/** Reads commits. Those with the same past have the same agents and are read once. */
export class CommittedAgentsReader {
  readonly #objects: ObjectReader;
  readonly #sources: readonly string[];
  readonly #trees: TreeAgents;
  readonly #known = new WeakMap<Past, Promise<CommittedAgents>>();

  constructor(objects: ObjectReader, sources: readonly string[]) {
    this.#objects = objects;
    this.#sources = sources;
    this.#trees = new TreeAgents(objects);
  }

  /** Throws GitError when the commit is not in the clone. */
  read(commit: string, past: Past): Promise<CommittedAgents> {
    const known = this.#known.get(past) ?? this.#read(commit);
    this.#known.set(past, known);
    return known;
  }

  /** The mapping of a commit, or the staged one where `commit` is null. Null when there is none that can be read. */
  async readMapping(commit: string | null): Promise<Mapping | null> {
    return (await this.#parseMapping(commit)).mapping;
  }

  /** Whether one of the files, as a commit has it (null: as it is staged), defines the agent. */
  async defines(commit: string | null, paths: readonly string[], agent: string): Promise<boolean> {
    const inSources = paths.filter((path) => path.endsWith(".md") && this.#isInSource(path));
    const names = inSources.map(async (path) => {
      const file = await this.#objects.read(`${commit ?? ""}:${path}`);
      return file && agentNameOf(path, parseAgentFile(file.content.toString()));
    });
    return (await Promise.all(names)).includes(agent);
  }

  #isInSource(path: string): boolean {
    return this.#sources.some((source) => source === "" || path.startsWith(`${source}/`));
  }

  async #read(commit: string): Promise<CommittedAgents> {
    const trees = await Promise.all(
      this.#sources.map(async (source) => ({ source, ...(await this.#trees.read(commit, source)) })),
    );
    const tables = trees.map(({ source, entries }) => ({ source, agents: tabulateAgents(entries) }));
    const nested = trees.flatMap((tree) => tree.nested);
    return { tables, nested, ...(await this.#parseMapping(commit)) };
  }

  async #parseMapping(commit: string | null): Promise<Pick<CommittedAgents, "mapping" | "mappingProblem">> {
    const file = await this.#objects.read(`${commit ?? ""}:${MAPPING_PATH}`);
    if (file?.type !== "blob") return { mapping: null, mappingProblem: null };
    try {
      return { mapping: parseMapping(file.content.toString()), mappingProblem: null };
    } catch (error) {
      if (!(error instanceof MappingError)) throw error;
      return { mapping: null, mappingProblem: `${MAPPING_PATH}:${error.message}` };
    }
  }
}

/** What the first source that has the name says, with paths from the root of the repository. */
export function findCommitted({ tables }: CommittedAgents, agent: string): AgentEntry | null {
  for (const { source, agents } of tables) {
    const entry = agents.get(agent);
    if (entry === undefined) continue;
    if (entry.kind === "ambiguous") return { ...entry, paths: entry.paths.map((path) => joinPath(source, path)) };
    return { ...entry, path: joinPath(source, entry.path) };
  }
  return null;
}

/** Every name that would be understood. */
export function knownNames({ tables, mapping }: CommittedAgents): string[] {
  return [...tables.flatMap(({ agents }) => [...agents.keys()]), ...(mapping?.agents.keys() ?? [])];
}
