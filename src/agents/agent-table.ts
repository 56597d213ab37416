import { type AgentHeader, agentNameOf, fileName } from "./agent-file.ts";
import { isAgentName } from "./agent-name.ts";

/** What a source holds under the name of an agent file. Paths are relative to the source, with "/" between the parts. */
export type SourceEntry =
  /** `realPath` is the file itself where `path` is a symbolic link that stays inside the source. */
  | { readonly kind: "file"; readonly path: string; readonly realPath: string; readonly header: AgentHeader }
  | { readonly kind: "refused"; readonly path: string; readonly reason: string };

export type AgentEntry =
  | { readonly kind: "file"; readonly path: string; readonly model: string | null }
  | { readonly kind: "ambiguous"; readonly paths: readonly string[] }
  | { readonly kind: "refused"; readonly path: string; readonly reason: string };

/** The agents of one source, by name. */
export type AgentTable = ReadonlyMap<string, AgentEntry>;

export function tabulateAgents(entries: readonly SourceEntry[]): AgentTable {
  const table = new Map<string, AgentEntry>();
  for (const entry of entries) {
    const name = entry.kind === "file" ? agentNameOf(entry.path, entry.header) : fileName(entry.path);
    if (name !== null && isAgentName(name)) table.set(name, merge(table.get(name), entry));
  }
  return table;
}

/** A path inside a folder; the folder "" is the root. */
export function joinPath(folder: string, path: string): string {
  return folder === "" ? path : `${folder}/${path}`;
}

/** A file wins over what is no file; two files are ambiguous. */
function merge(known: AgentEntry | undefined, entry: SourceEntry): AgentEntry {
  if (entry.kind === "refused") return known ?? entry;
  const found: AgentEntry = { kind: "file", path: entry.realPath, model: entry.header.model };
  if (known === undefined || known.kind === "refused") return found;
  const paths = known.kind === "file" ? [known.path] : known.paths;
  return paths.includes(found.path) ? known : { kind: "ambiguous", paths: [...paths, found.path] };
}
