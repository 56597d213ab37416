import { LEAST_DIGITS } from "./abbreviate.ts";
import type { MappedAgent, Mapping } from "./mapping.ts";

/** One difference between the committed mapping and the agents. `text` is a whole clause. */
export interface Drift {
  readonly agent: string;
  readonly text: string;
}

/**
 * The mapping that belongs to the agents of this machine. Agents of other places that this machine lacks are kept, because
 * nothing here can tell whether they are right; a hash that still means its commit keeps its length.
 */
export function renewMapping(old: Mapping | null, agents: ReadonlyMap<string, MappedAgent>, project: string): Mapping {
  const metadata = Object.entries({ project, ...old?.metadata }).filter(([key]) => key !== "updated");
  const kept = [...(old?.agents ?? [])].filter(([, { source }]) => source === "global");
  const renewed = [...agents].map(([name, agent]) => [name, keepHash(old?.agents.get(name), agent)] as const);
  return { metadata: Object.fromEntries(metadata), agents: new Map([...kept, ...renewed]) };
}

/** What `renewed` says and `committed` does not. An entry of the older format agrees when its hash does. */
export function checkMapping(committed: Mapping, renewed: Mapping): Drift[] {
  const names = [...new Set([...committed.agents.keys(), ...renewed.agents.keys()])].toSorted();
  return names.flatMap((agent) => {
    const text = compare(committed.agents.get(agent), renewed.agents.get(agent));
    return text === null ? [] : [{ agent, text }];
  });
}

function compare(committed: MappedAgent | undefined, renewed: MappedAgent | undefined): string | null {
  if (renewed === undefined) return "is in the mapping, but no committed agent file defines it";
  if (committed === undefined) return `is not in the mapping (${renewed.hash})`;
  if (!isSame(committed, renewed))
    return `is at ${committed.hash} in the mapping, but at ${renewed.hash} in its repository`;
  return isMoved(committed, renewed) ? `is at ${committed.path} in the mapping, but at ${renewed.path}` : null;
}

function isSame(committed: MappedAgent, renewed: MappedAgent): boolean {
  const isHash = committed.hash.length >= LEAST_DIGITS && (renewed.commit ?? renewed.hash).startsWith(committed.hash);
  const isCommit = committed.commit === null || committed.commit === renewed.commit;
  return isHash && isCommit && (committed.blob === null || committed.blob === renewed.blob);
}

function isMoved(committed: MappedAgent, renewed: MappedAgent): boolean {
  return committed.path !== null && committed.path !== renewed.path;
}

function keepHash(old: MappedAgent | undefined, agent: MappedAgent): MappedAgent {
  const isKept = old !== undefined && old.commit === agent.commit && agent.commit?.startsWith(old.hash) === true;
  return isKept && old.hash.length >= LEAST_DIGITS ? { ...agent, hash: old.hash } : agent;
}
