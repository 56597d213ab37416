import { homedir } from "node:os";
import { isAbsolute, join, relative } from "node:path";
import { findSetup, setups } from "../../protocols/setup/index.ts";
import type { Setup } from "../../protocols/setup/setup.ts";
import { nearest } from "../core/nearest.ts";
import { shellQuote } from "../core/remedy.ts";
import type { Repository } from "../git/open-repository.ts";
import { type AgentsRequest, findAgents, NO_AGENTS, projectSetups } from "../install/agents.ts";
import { CannotInstall } from "../install/install-error.ts";
import { type InstallRequest, makePlan } from "../install/plan.ts";
import type { Asker } from "./init-questions.ts";
import { type Io, UsageError } from "./io.ts";

/** What stands behind `--agents`. */
export interface AgentNames {
  readonly named: readonly Setup[];
  readonly all: boolean;
  readonly detected: boolean;
  /** The folder of the plugin as it was given; null where none is wanted. */
  readonly plugin: string | null;
  /** The option, to be typed again, with the blank before it. */
  readonly flag: string;
}

const GROUPS = ["all", "detected"] as const;
const PLUGIN = "claude-code-plugin";
const PLUGIN_FOLDER = "plugins/commit-guard";

/** Everything that `--agents` takes. */
export const AGENT_NAMES: readonly string[] = [...setups.map(({ name }) => name), ...GROUPS, PLUGIN];

/** Throws UsageError. */
export function parseAgents(text: string): AgentNames {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new UsageError("--agents: the name of an agent is missing");
  const plugins = names.filter((name) => name === PLUGIN || name.startsWith(`${PLUGIN}=`));
  const others = names.filter((name) => !plugins.includes(name) && !GROUPS.some((group) => group === name));
  const folder = plugins.at(-1)?.slice(`${PLUGIN}=`.length);
  return {
    named: others.map(parseName),
    all: names.includes("all"),
    detected: names.includes("detected"),
    plugin: folder === "" ? PLUGIN_FOLDER : (folder ?? null),
    flag: ` --agents ${shellQuote(text)}`,
  };
}

function parseName(name: string): Setup {
  const setup = findSetup(name);
  if (setup !== null) return setup;
  const near = nearest(name, AGENT_NAMES);
  const hint = near === null ? "is unknown" : `is unknown; did you mean '${near}'?`;
  throw new UsageError(`--agents: '${name}' ${hint} (known: ${AGENT_NAMES.join(", ")})`);
}

/** Throws UsageError for a plugin that would stand outside of the repository. */
export function resolveAgents(names: AgentNames | null, repository: Repository, io: Io): AgentsRequest {
  if (names === null) return NO_AGENTS;
  const home = homeOf(io);
  const found = names.detected ? findAgents(repository.root, home) : [];
  if (names.detected && found.length === 0) io.err("commit-guard: there are no traces of an agent here\n");
  const chosen = new Set([...names.named, ...(names.all ? projectSetups : []), ...found]);
  const plugin = names.plugin === null ? null : pluginFolder(names.plugin, repository);
  return { setups: setups.filter((setup) => chosen.has(setup)), plugin, home };
}

function homeOf({ env }: Io): string {
  return env["HOME"] ?? homedir();
}

function pluginFolder(folder: string, { root }: Repository): string {
  const path = join(root, folder);
  const inside = relative(root, path);
  if (isAbsolute(folder) || inside === "" || inside.split("/").some((name) => name === ".." || name === ".git"))
    throw new UsageError(`--agents: '${folder}' is no folder inside of the repository`);
  return path;
}

interface Running {
  readonly io: Io;
  readonly repository: Repository;
  readonly wanted: InstallRequest;
}

/** Proposes the agents that left traces and do not ask yet. */
export async function askAgents(asker: Asker, { io, repository, wanted }: Running): Promise<AgentsRequest> {
  const home = homeOf(io);
  const open = findAgents(repository.root, home).filter((setup) => {
    const alone = { ...wanted, agents: { setups: [setup], plugin: null, home } };
    return writesForAgents(repository, alone);
  });
  if (open.length === 0) return NO_AGENTS;
  const titles = open.map(({ title }) => title).join(", ");
  const isWanted = await asker.confirm(`Let ${titles} ask commit-guard before running a command?`, true);
  return isWanted ? { setups: open, plugin: null, home } : NO_AGENTS;
}

/** A configuration that cannot be extended is not worth a question. */
function writesForAgents(repository: Repository, request: InstallRequest): boolean {
  try {
    return makePlan(repository, request).changes.some(({ part }) => part.startsWith("agent"));
  } catch (error) {
    if (error instanceof CannotInstall) return false;
    throw error;
  }
}
