import { existsSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { type AgentVersion, readAgentVersion } from "./agent-hash.ts";
import { joinPath, tabulateAgents } from "./agent-table.ts";
import { type AgentSearch, findAgent, findAllAgents, type FoundAgent, type SourceTable } from "./find-agent.ts";
import type { ObjectReader } from "./object-reader.ts";
import { holderOf, type Repository } from "./repository.ts";
import { readSourceFiles } from "./source-files.ts";
import type { Source } from "./sources.ts";
import { TreeAgents } from "./tree-agents.ts";

/** An agent and its version. */
export interface ResolvedAgent extends FoundAgent {
  readonly version: AgentVersion;
  /** The repository that holds the file, and the file's path in it. */
  readonly repository: Repository;
  readonly pathInRepository: string;
}

export type Lookup = { readonly kind: "found"; readonly agent: ResolvedAgent } | LookupFailure;

export interface LookupFailure {
  readonly kind: "ambiguous" | "refused" | "unverifiable";
  readonly reason: string;
}

/** What every look-up of one run shares. */
export interface LookupScope {
  /** The repository that the user stands in; null outside of one. */
  readonly main: Repository | null;
  readonly env: NodeJS.ProcessEnv;
  readonly tables: Iterable<SourceTable>;
  /** The agents as of this commit; null for those of the work tree. */
  readonly revision: string | null;
  readonly digits: number;
}

/** Throws GitError when git fails. */
export function lookUpAgent(name: string, scope: LookupScope): Lookup {
  return resolve(findAgent(name, scope.tables), scope);
}

export function lookUpAllAgents(scope: LookupScope): ReadonlyMap<string, Lookup> {
  const found = findAllAgents([...scope.tables]);
  return new Map([...found].map(([name, search]) => [name, resolve(search, scope)]));
}

/** The agents on disk, one source at a time: a name that the first one has costs no reading of the next. */
export function* readTables(sources: readonly Source[]): Generator<SourceTable> {
  for (const source of sources) {
    const entries = existsSync(source.folder) ? readSourceFiles(realpathSync(source.folder)) : [];
    yield { source, agents: tabulateAgents(entries) };
  }
}

/** The agents in the tree of a commit, which knows nothing of sources outside of the repository. */
export async function readTreeTables(
  objects: ObjectReader,
  commit: string,
  sources: readonly Source[],
): Promise<SourceTable[]> {
  const reader = new TreeAgents(objects);
  const tables = sources.map(async (source) => {
    const { entries } = source.inTree === null ? { entries: [] } : await reader.read(commit, source.inTree);
    return { source, agents: tabulateAgents(entries) };
  });
  return Promise.all(tables);
}

function resolve(search: AgentSearch, scope: LookupScope): Lookup {
  if (search.kind !== "found") return search;
  const { agent } = search;
  const place = scope.revision === null ? placeOnDisk(agent, scope) : placeInTree(agent, scope);
  const shown = joinPath(agent.source.given, agent.path);
  if (place === null) return { kind: "refused", reason: `${shown} is in no git repository` };
  const lookup = readAgentVersion(place.repository, place.pathInRepository, scope);
  if (lookup.kind !== "found") return { ...lookup, reason: `${shown}: ${lookup.reason}` };
  return { kind: "found", agent: { ...agent, ...place, version: lookup.version } };
}

interface AgentPlace {
  readonly repository: Repository;
  readonly pathInRepository: string;
}

function placeOnDisk({ source, path }: FoundAgent, { main, env }: LookupScope): AgentPlace | null {
  const file = join(realpathSync(source.folder), path);
  const repository = holderOf(file, main, env);
  return repository && { repository, pathInRepository: relative(repository.root, file) };
}

function placeInTree({ source, path }: FoundAgent, { main }: LookupScope): AgentPlace | null {
  return main && { repository: main, pathInRepository: joinPath(source.inTree ?? "", path) };
}
