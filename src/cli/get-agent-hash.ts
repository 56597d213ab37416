import { LEAST_DIGITS } from "../agents/abbreviate.ts";
import { joinPath } from "../agents/agent-table.ts";
import { explainModel } from "../agents/attribution.ts";
import {
  type Lookup,
  type LookupFailure,
  type LookupScope,
  lookUpAgent,
  lookUpAllAgents,
  readTables,
  readTreeTables,
  type ResolvedAgent,
} from "../agents/lookup.ts";
import { ObjectReader } from "../agents/object-reader.ts";
import { readRevision } from "../agents/revision.ts";
import { resolveSources } from "../agents/sources.ts";
import { type AgentSettings, openPlace, type Place, print, runCommand } from "./agent-command.ts";
import { type HashRequest, parseHashRequest } from "./agent-hash-request.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";

const HELP = `get-agent-hash: prints the hash that an Assisted-By trailer must carry for an agent

Usage: get-agent-hash [options] <agent>
       get-agent-hash [options] --list

The hash is that of the last commit that touched the agent's file, in the repository that holds the file.

Options:
  --format hash|trailer|json  what to print (default hash); trailer is a whole Assisted-By line
  --model <model>             the model for the trailer (default: the "model" of the agent file)
  --length <n>                the least number of digits, ${LEAST_DIGITS} to 64 (default ${LEAST_DIGITS}); more when it would not be unique
  --at <revision>             the agents as of a revision of this repository
  --list                      every agent that resolves, one per line: name, hash, path, separated by tabs
  -C <folder>                 run in that folder
  --help, --version

Exit codes: 0 found, 1 the agent does not resolve, 2 wrong usage, 3 could not verify.
`;

/** Runs the program. On failure nothing is printed on standard output. */
export async function getAgentHash(argv: readonly string[], io: Io, settings: AgentSettings): Promise<ExitCode> {
  const code = await runCommand("get-agent-hash", io, async () => {
    const request = parseHashRequest(argv);
    if (request === "help") return print(io, HELP);
    if (request === "version") return print(io, `${settings.version}\n`);
    const scope = await openScope(openPlace(io, request.folder), await settings.readSources(), request);
    return request.agent === null ? list(io, scope, request) : printOne(io, lookUpAgent(request.agent, scope), request);
  });
  if (code !== 0) io.err(ADVICE);
  return code;
}

/** What whoever asked must know after any failure. */
export const ADVICE = "Do not make a hash up: stop and ask the user.\n";

async function openScope({ main, env }: Place, given: readonly string[], request: HashRequest): Promise<LookupScope> {
  const sources = resolveSources(given, main?.bare === true ? null : (main?.root ?? null), env);
  if (request.at === null) return { main, env, tables: readTables(sources), revision: null, digits: request.digits };
  if (main === null) throw new UsageError("--at needs a git repository");
  const commit = readRevision(main, request.at);
  if (commit === null) throw new UsageError(`--at: there is no commit ${JSON.stringify(request.at)}`);
  using objects = new ObjectReader(main.root, main.env);
  const tables = await readTreeTables(objects, commit, resolveSources(given, main.root, env));
  return { main, env, tables, revision: commit, digits: request.digits };
}

function printOne(io: Io, lookup: Lookup, request: HashRequest): ExitCode {
  if (lookup.kind !== "found") return refuse(io, lookup);
  const { agent } = lookup;
  const text = formatAgent(agent, request);
  warnIfChanged(io, agent);
  return print(io, `${text}\n`);
}

function list(io: Io, scope: LookupScope, request: HashRequest): ExitCode {
  const lookups = [...lookUpAllAgents(scope).values()];
  const agents = lookups.flatMap((lookup) => (lookup.kind === "found" ? lookup.agent : []));
  const failed = lookups.flatMap((lookup) => (lookup.kind === "found" ? [] : lookup));
  for (const { reason } of failed) io.err(`get-agent-hash: left out: ${reason}\n`);
  for (const agent of agents) warnIfChanged(io, agent);
  const isHidden = failed.some(({ kind }) => kind === "unverifiable");
  const json = request.format === "json" ? `${JSON.stringify(agents.map(toJson), null, 2)}\n` : null;
  if (!isHidden) io.out(json ?? agents.map((agent) => `${formatLine(agent, request)}\n`).join(""));
  return isHidden ? 3 : 0;
}

function formatLine(agent: ResolvedAgent, request: HashRequest): string {
  if (request.format === "trailer") return formatAgent(agent, request);
  return [agent.name, agent.version.hash, joinPath(agent.source.given, agent.path)].join("\t");
}

function formatAgent(agent: ResolvedAgent, { format, model }: HashRequest): string {
  if (format === "hash") return agent.version.hash;
  if (format === "json") return JSON.stringify(toJson(agent));
  const named = model ?? (agent.model === "inherit" ? null : agent.model);
  if (named === null) throw new UsageError(`${agent.name}: its file names no model: pass --model <model>`);
  const problem = explainModel(named);
  if (problem !== null) throw new UsageError(`${agent.name}: the model in its file: ${problem}: pass --model <model>`);
  return `Assisted-By: ${agent.name} (${named} / ${agent.version.hash})`;
}

function toJson({ name, model, source, path, version, repository }: ResolvedAgent): Record<string, unknown> {
  const { hash, commit, blob, changed } = version;
  return {
    agent: name,
    hash,
    commit,
    blob,
    path: joinPath(source.given, path),
    repository: repository.root,
    model,
    changed,
  };
}

function warnIfChanged(io: Io, { source, path, version }: ResolvedAgent): void {
  if (!version.changed) return;
  io.err(
    `get-agent-hash: warning: ${joinPath(source.given, path)} has uncommitted changes, which the hash does not cover\n`,
  );
}

function refuse(io: Io, { kind, reason }: LookupFailure): ExitCode {
  io.err(`get-agent-hash: ${reason}\n`);
  return kind === "unverifiable" ? 3 : 1;
}
