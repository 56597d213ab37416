import { basename, join, relative, resolve } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { LEAST_DIGITS } from "../agents/abbreviate.ts";
import { type Lookup, lookUpAllAgents, readTables } from "../agents/lookup.ts";
import { type MappedAgent, MAPPING_PATH, type Mapping } from "../agents/mapping.ts";
import { checkMapping, renewMapping } from "../agents/mapping-drift.ts";
import { readMapping, toMappedAgent, writeMapping } from "../agents/mapping-file.ts";
import type { Repository } from "../agents/repository.ts";
import { resolveSources } from "../agents/sources.ts";
import { GitError } from "../git/run-git.ts";
import { type AgentSettings, openPlace, print, runCommand } from "./agent-command.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";

const HELP = `update-agent-hashes: writes the mapping of agents to hashes that is committed

Usage: update-agent-hashes [--check] [--file <file>]

The mapping vouches for agents whose files lie outside of the repository. Entries of agents that this machine lacks are kept.

Options:
  --check        write nothing; exit with 1 when the mapping is missing or does not agree with the agents
  --file <file>  the mapping (default: ${MAPPING_PATH} at the root of the repository)
  -C <folder>    run in that folder
  --help, --version

Exit codes: 0 written, or in agreement; 1 drift, or a name that several files define; 2 wrong usage or a broken mapping;
3 could not verify.
`;

/** Runs the program. */
export function updateAgentHashes(argv: readonly string[], io: Io, settings: AgentSettings): Promise<ExitCode> {
  return runCommand("update-agent-hashes", io, async () => {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    if (values.help) return print(io, HELP);
    if (values.version) return print(io, `${settings.version}\n`);
    if (positionals.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(positionals[0])}`);
    const { cwd, env, main } = openPlace(io, values.C);
    if (main === null || main.bare) throw new GitError(`there is no work tree of a git repository in ${cwd}`);
    const file = values.file === undefined ? join(main.root, MAPPING_PATH) : resolve(cwd, values.file);
    const sources = resolveSources(await settings.readSources(), main.root, env);
    const scope = { main, env, tables: readTables(sources), ...NOW };
    const task = { file, shown: relative(cwd, file), main, lookups: lookUpAllAgents(scope) };
    return values.check ? check(io, task) : write(io, task);
  });
}

const OPTIONS = {
  check: { type: "boolean", default: false },
  file: { type: "string" },
  C: { type: "string", short: "C" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const satisfies ParseArgsConfig["options"];

const NOW = { revision: null, digits: LEAST_DIGITS } as const;

interface Task {
  readonly file: string;
  /** The file as the user would type it. */
  readonly shown: string;
  readonly main: Repository;
  readonly lookups: ReadonlyMap<string, Lookup>;
}

function check(io: Io, task: Task): ExitCode {
  const committed = readMapping(task.file);
  if (committed === null) {
    io.err(`update-agent-hashes: there is no mapping ${task.shown}\nRun "update-agent-hashes" and commit it.\n`);
    return 1;
  }
  const drift = checkMapping(committed, renew(io, task, committed));
  for (const { agent, text } of drift) io.err(`update-agent-hashes: ${agent} ${text}\n`);
  if (drift.length > 0) io.err(`Run "update-agent-hashes" and commit ${task.shown}.\n`);
  return drift.length > 0 || hasAmbiguous(task) ? 1 : 0;
}

function write(io: Io, task: Task): ExitCode {
  const committed = readMapping(task.file);
  const mapping = renew(io, task, committed);
  if (hasAmbiguous(task)) return 1;
  writeMapping(task.file, mapping);
  return print(io, `${task.shown}: ${mapping.agents.size} agents\n`);
}

/** Throws GitError when an agent's version is hidden: half a mapping would look like a whole one. */
function renew(io: Io, { main, lookups }: Task, committed: Mapping | null): Mapping {
  const agents = new Map<string, MappedAgent>();
  for (const [name, lookup] of lookups) {
    if (lookup.kind === "unverifiable") throw new GitError(lookup.reason);
    if (lookup.kind === "found") agents.set(name, toMappedAgent(lookup.agent, main));
    else io.err(`update-agent-hashes: left out: ${lookup.reason}\n`);
  }
  return renewMapping(committed, agents, basename(main.root));
}

function hasAmbiguous({ lookups }: Task): boolean {
  return [...lookups.values()].some(({ kind }) => kind === "ambiguous");
}
