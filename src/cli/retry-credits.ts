import { LEAST_DIGITS } from "../agents/abbreviate.ts";
import { explainAgentName } from "../agents/agent-name.ts";
import { explainModel } from "../agents/attribution.ts";
import { isBuiltIn } from "../agents/built-in.ts";
import { type Lookup, lookUpAgent, readTables } from "../agents/lookup.ts";
import { detectAgent } from "../agents/running-agent.ts";
import { sessionModel } from "../agents/session-model.ts";
import { resolveSources } from "../agents/sources.ts";
import { creditedModels, type NewCredit, writeCredits, writeNone } from "../agents/write-credits.ts";
import { openPlace } from "./agent-command.ts";
import { agentSettings } from "./agent-settings.ts";
import { type Io, UsageError } from "./io.ts";

/** An agent whose hash cannot be told. Exit code 1, or 3 where its history is hidden. */
export class UnresolvedAgent extends Error {
  override readonly name: string = "UnresolvedAgent";
  readonly code: 1 | 3;

  constructor({ kind, reason }: Exclude<Lookup, { kind: "found" }>) {
    super(reason);
    this.code = kind === "unverifiable" ? 3 : 1;
  }
}

/** One `--agent`. The model is null where it is not given. */
export interface Credited {
  readonly agent: string;
  readonly model: string | null;
}

const NONE = "none";

/** Reads `A[:MODEL]`, of which no name holds a colon. Throws UsageError. */
export function parseCredited(text: string): Credited {
  const [agent = "", ...rest] = text.split(":");
  const model = rest.length === 0 ? null : rest.join(":");
  const problem = explainAgentName(agent);
  if (problem !== null) throw new UsageError(`--agent: ${JSON.stringify(agent)} is no agent name: ${problem}`);
  const flaw = model === null ? null : explainModelOf(agent, model);
  if (flaw !== null) throw new UsageError(`--agent: ${agent}: ${flaw}`);
  return { agent, model };
}

function explainModelOf(agent: string, model: string): string | null {
  return agent === NONE ? "people are no model" : explainModel(model);
}

/** The message with a line for each agent. Throws UsageError where a model is not known, and UnresolvedAgent. */
export async function creditAgents(message: string, given: readonly Credited[], io: Io): Promise<string> {
  if (given.length === 0) return message;
  if (!given.some(({ agent }) => agent === NONE)) return writeCredits(message, await resolveAll(message, given, io));
  const declared = given.length === 1 ? writeNone(message) : null;
  if (declared === null) throw new UsageError("--agent none: an agent is credited besides; keep either");
  return declared;
}

async function resolveAll(message: string, given: readonly Credited[], io: Io): Promise<readonly NewCredit[]> {
  const hashOf = await createLookup(io);
  const credits = given.flatMap(({ agent, model }) => {
    const hash = hashOf(agent);
    return (model === null ? knownModels(message, agent, io) : [model]).map((one) => ({ agent, model: one, hash }));
  });
  return [...new Map(credits.map((credit) => [`${credit.agent}:${credit.model}`, credit])).values()];
}

/** The models that the message names already; else what the running agent tells of itself. Throws UsageError. */
function knownModels(message: string, agent: string, { env }: Io): readonly string[] {
  const named = creditedModels(message, agent);
  if (named.length > 0) return named;
  const told = detectAgent(env)?.agent === agent ? sessionModel(agent, env) : null;
  if (told !== null && explainModel(told) === null) return [told];
  throw new UsageError(`--agent: name the model of ${agent}: --agent ${agent}:<model>`);
}

/** As get-agent-hash does. Null for an agent that a tool ships, unless a file defines one of that name. */
async function createLookup(io: Io): Promise<(agent: string) => string | null> {
  const { main, env } = openPlace(io, undefined);
  const given = await agentSettings(io.cwd).readSources();
  const tables = [...readTables(resolveSources(given, main?.root ?? null, env))];
  return (agent) => {
    const lookup = lookUpAgent(agent, { main, env, tables, revision: null, digits: LEAST_DIGITS });
    if (lookup.kind === "found") return lookup.agent.version.hash;
    if (isBuiltIn(agent) && tables.every((table) => !table.agents.has(agent))) return null;
    throw new UnresolvedAgent(lookup);
  };
}
