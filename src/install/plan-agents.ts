import { relative } from "node:path";
import type { Setup } from "../../protocols/setup/setup.ts";
import type { Step } from "../core/rule.ts";
import { leavesOut } from "../git/ignored.ts";
import { type AgentSite, planSetupFile, planWhole } from "./agent-files.ts";
import { guardInRepository, machineCommand, sharedCommand } from "./agent-launcher.ts";
import { type AgentsRequest, pathOf } from "./agents.ts";
import { isSame, readState } from "./file-state.ts";
import { pluginFiles } from "./plugin-layout.ts";
import { quoteForSh } from "./shell-text.ts";
import { joinWanted, NOTHING, ownFile, type Plot, type Target, type Wanted } from "./target.ts";

/** The agents that were named ask the guard. Throws CannotInstall for a configuration that cannot be extended. */
export function planAgents(plot: Plot, request: AgentsRequest, version: string): Wanted {
  const agents = request.setups.map((setup) => planAgent(plot, setup, request));
  const titles = request.setups.filter((_, index) => agents[index]?.targets.some(isNews)).map(({ title }) => title);
  const plugin = request.plugin === null ? NOTHING : planPlugin(plot, request.plugin, version);
  const closing = [...excludeOpen(plot, agents), ...(titles.length === 0 ? [] : [newSession(titles)])];
  return joinWanted([...agents, plugin, { ...NOTHING, next: closing }]);
}

function newSession(titles: readonly string[]): Step {
  return { say: `Start a new session of ${titles.join(", ")}: one that runs has read its configuration already.` };
}

function isNews({ path, state }: Target): boolean {
  return !isSame(readState(path), state);
}

function planAgent(plot: Plot, setup: Setup, { home }: AgentsRequest): Wanted {
  const { repository, place } = plot;
  const guard = setup.project.length === 0 ? null : guardInRepository(place, repository.root);
  const site: AgentSite = {
    plot,
    title: setup.title,
    command: guard === null ? machineCommand(setup, place) : sharedCommand(setup, guard),
    locate: (path) => pathOf(path, repository.root, home),
    partOf: (path) => (guard === null || leavesOut(repository, path) ? "agent-local" : "agent"),
  };
  const files = guard === null ? filesOfMachine(setup) : setup.project;
  const wanted = joinWanted(files.flatMap((file) => planSetupFile(site, file)));
  const afterwards = wanted.targets.some(isNews) ? setup.afterwards.map((say) => ({ say })) : [];
  const machine = guard === null ? ofThisMachine(plot, wanted.targets.filter(isNews)) : NOTHING;
  return joinWanted([wanted, machine, { ...NOTHING, next: afterwards }]);
}

function filesOfMachine({ project, local, user }: Setup): Setup["project"] {
  return local ?? (project.length > 0 ? project : user);
}

function ofThisMachine({ repository }: Plot, targets: readonly Target[]): Wanted {
  const { root } = repository;
  const notes = targets.map(({ path }) =>
    isInside(path, root)
      ? `${relative(root, path)} names a path of this machine: it is for this clone alone`
      : `${path} is for all repositories of this user`,
  );
  return { ...NOTHING, notes };
}

function isInside(path: string, root: string): boolean {
  return path.startsWith(`${root}/`);
}

/** What names a path of this machine must not be committed. */
function excludeOpen({ repository }: Plot, agents: readonly Wanted[]): readonly Step[] {
  const { root } = repository;
  const written = agents.flatMap(({ targets }) => targets).filter(isNews);
  const open = written.filter(
    ({ path, part }) => part === "agent-local" && isInside(path, root) && !leavesOut(repository, path),
  );
  if (open.length === 0) return [];
  const paths = open.map(({ path }) => quoteForSh(`/${relative(root, path)}`)).join(" ");
  const run = `printf '%s\\n' ${paths} >> "$(git rev-parse --git-path info/exclude)"`;
  return [{ say: "Keep what is for this machine out of commits:", run }];
}

function planPlugin(plot: Plot, folder: string, version: string): Wanted {
  const says = "of the plugin for Claude Code";
  const files = pluginFiles(folder, version).map(({ path, text, mode }) =>
    planWhole(plot, ownFile(path, { bytes: Buffer.from(text), mode }, "agent", says)),
  );
  const wanted = joinWanted(files);
  const run = `claude --plugin-dir ${quoteForSh(folder)}`;
  return { ...wanted, next: wanted.targets.some(isNews) ? [{ say: "Try the plugin:", run }] : [] };
}
