import { nearest } from "../core/nearest.ts";
import { explainAgentName } from "./agent-name.ts";
import { type AgentTable, joinPath } from "./agent-table.ts";
import { isBuiltIn } from "./built-in.ts";
import type { Source } from "./sources.ts";

export interface SourceTable {
  readonly source: Source;
  readonly agents: AgentTable;
}

export interface FoundAgent {
  readonly name: string;
  readonly source: Source;
  /** Relative to the source. */
  readonly path: string;
  readonly model: string | null;
}

export type AgentSearch =
  | { readonly kind: "found"; readonly agent: FoundAgent }
  | { readonly kind: "ambiguous" | "refused"; readonly reason: string };

/** The first source that has the name decides. Later ones are read only when it is not there. */
export function findAgent(name: string, tables: Iterable<SourceTable>): AgentSearch {
  const known: string[] = [];
  for (const table of tables) {
    const found = findIn(name, table);
    if (found !== null) return found;
    known.push(...table.agents.keys());
  }
  return { kind: "refused", reason: explainMissing(name, known) };
}

/** Every name of every source, sorted, with what it stands for. */
export function findAllAgents(tables: readonly SourceTable[]): ReadonlyMap<string, AgentSearch> {
  const names = new Set(tables.flatMap(({ agents }) => [...agents.keys()]).toSorted());
  return new Map([...names].map((name) => [name, findAgent(name, tables)]));
}

function findIn(name: string, { source, agents }: SourceTable): AgentSearch | null {
  const entry = agents.get(name);
  if (entry === undefined) return null;
  if (entry.kind === "file") return { kind: "found", agent: { name, source, path: entry.path, model: entry.model } };
  const show = (path: string): string => joinPath(source.given, path);
  const reason =
    entry.kind === "refused"
      ? `${show(entry.path)} is no agent file: ${entry.reason}`
      : `several files define the agent "${name}": ${entry.paths.map(show).join(", ")}`;
  return { kind: entry.kind, reason };
}

function explainMissing(name: string, known: readonly string[]): string {
  if (isBuiltIn(name)) return `"${name}" has no file: it is credited without a hash, as "${name} (<model>)"`;
  const near = nearest(name, known);
  const problem = explainAgentName(name);
  if (problem !== null) return `"${name}" is no agent name: ${problem}`;
  return `no agent file defines "${name}"${near === null ? "" : `; did you mean "${near}"?`}`;
}
