import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { LEAST_DIGITS } from "./abbreviate.ts";
import { isAgentName } from "./agent-name.ts";

/** The committed versions of agents. It vouches for those that lie outside of the repository. */
export interface Mapping {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly agents: ReadonlyMap<string, MappedAgent>;
}

/** The last three are null in mappings of the older format, which had none of them. */
export interface MappedAgent {
  readonly hash: string;
  readonly source: "global" | "project";
  /** From the root of the repository, or from the home directory ("~/…"). */
  readonly path: string | null;
  /** Full object ids. */
  readonly commit: string | null;
  readonly blob: string | null;
}

/** Where the mapping lies unless an option says otherwise, from the root of the repository. */
export const MAPPING_PATH = ".claude/agent-hashes.json";

/** The message starts with line and column where the text is no JSON. */
export class MappingError extends Error {
  override readonly name: string = "MappingError";
}

/** Throws MappingError for what is no mapping. Names that no agent can have are left out. */
export function parseMapping(text: string): Mapping {
  const root = parseJson(text.replace(/^\uFEFF/, ""));
  if (!isRecord(root) || !isRecord(root["agents"])) throw new MappingError('there is no object "agents"');
  const named = Object.entries(root["agents"]).filter(([name]) => isAgentName(name));
  const metadata = root["_metadata"];
  return {
    metadata: isRecord(metadata) ? metadata : {},
    agents: new Map(named.map(([name, entry]) => [name, parseAgent(name, entry)])),
  };
}

/** The same bytes for the same agents: sorted, no time, a line feed at the end. */
export function formatMapping({ metadata, agents }: Mapping): string {
  const entries = [...agents].map(([name, agent]) => [name, sortKeys(withoutNull(agent))] as const);
  const mapping = { _metadata: sortKeys(metadata), agents: sortKeys(Object.fromEntries(entries)) };
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

/** Whether a hash of a trailer means the version that a mapping names. */
export function isMappedVersion({ commit, hash }: MappedAgent, cited: string): boolean {
  if (commit !== null) return commit.startsWith(cited);
  return HEX.test(hash) && (hash.startsWith(cited) || cited.startsWith(hash));
}

const HEX: RegExp = new RegExp(`^[0-9a-f]{${LEAST_DIGITS},64}$`);

function parseJson(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first === undefined) return value;
  const before = text.slice(0, first.offset).split("\n");
  const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  const words = printParseErrorCode(first.error).replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
  throw new MappingError(`${place}: no JSON: ${words.toLowerCase()}`);
}

function parseAgent(name: string, entry: unknown): MappedAgent {
  const hash = isRecord(entry) ? entry["hash"] : null;
  if (!isRecord(entry) || typeof hash !== "string") throw new MappingError(`agents.${name} has no "hash"`);
  return {
    hash,
    source: entry["source"] === "global" ? "global" : "project",
    path: textOf(entry["path"]),
    commit: idOf(entry["commit"]),
    blob: idOf(entry["blob"]),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function idOf(value: unknown): string | null {
  return typeof value === "string" && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutNull(agent: MappedAgent): Record<string, unknown> {
  return Object.fromEntries(Object.entries(agent).filter(([, value]) => value !== null));
}

function sortKeys(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [two]) => (one < two ? -1 : 1)));
}
