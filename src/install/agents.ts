import { existsSync } from "node:fs";
import { join } from "node:path";
import { setups } from "../../protocols/setup/index.ts";
import type { Setup, SetupFile } from "../../protocols/setup/setup.ts";
import { pluginPaths } from "./plugin-layout.ts";

/** Whose configuration init was asked to extend. */
export interface AgentsRequest {
  readonly setups: readonly Setup[];
  /** The folder of a plugin for Claude Code, absolute. */
  readonly plugin: string | null;
  /** The home of the user, absolute. */
  readonly home: string;
}

export const NO_AGENTS: AgentsRequest = { setups: [], plugin: null, home: "" };

/** The agents that read a configuration of the repository. The others know only that of a user, for all repositories. */
export const projectSetups: readonly Setup[] = setups.filter(({ project }) => project.length > 0);

/** Those of them that left traces. */
export function findAgents(root: string, home: string): readonly Setup[] {
  return projectSetups.filter(({ traces }) => traces.some((trace) => existsSync(pathOf(trace, root, home))));
}

export function pathOf(path: string, root: string, home: string): string {
  return path.startsWith("~/") ? join(home, path.slice("~/".length)) : join(root, path);
}

/** Whether a file is one that these agents are set up with. */
export function isFileOf({ setups: named, plugin, home }: AgentsRequest, root: string, file: string): boolean {
  if (plugin !== null && pluginPaths(plugin).includes(file)) return true;
  const files: readonly SetupFile[] = named.flatMap(({ project, local = [], user }) => [...project, ...local, ...user]);
  return files.some(({ path }) => {
    const [head = "", tail] = pathOf(path, root, home).split("*");
    return tail === undefined ? file === head : file.startsWith(head) && file.endsWith(tail);
  });
}
