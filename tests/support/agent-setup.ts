import { join } from "node:path";
import { commandsIn, isGuardCommand } from "../../protocols/setup/command.ts";
import { setups } from "../../protocols/setup/index.ts";
import type { Setup } from "../../protocols/setup/setup.ts";
import type { Outcome } from "./guarded-repo.ts";
import type { InstallRepo } from "./install-repo.ts";

/** The agents that read a configuration of the repository. */
export const IN_PROJECT: readonly (readonly [string, Setup])[] = setups
  .filter(({ project }) => project.length > 0)
  .map((setup) => [setup.name, setup]);

/** The files of an agent, a pattern as a file that is there. */
export function pathsOf({ project }: Setup): readonly string[] {
  return project.map(({ path }) => path.replace("*", "dev"));
}

/** `init --agents`, after which these ask. */
export function addAgents(repo: InstallRepo, agents: string): Promise<Outcome> {
  return repo.init({ yes: true, agents });
}

/** Where the command finds the guard. */
export const GUARD: string = "node_modules/commit-guard/dist/hooks/guard.sh";

/** A double of the guard: the text of an sh script. */
export function writeGuard(repo: InstallRepo, text: string): void {
  repo.write(GUARD, `${text}\n`);
}

/** The commands that an agent would run. */
export function commandsOf(repo: InstallRepo, path: string): readonly string[] {
  const text = repo.read(path);
  if (path.endsWith(".json")) return commandsIn(JSON.parse(text)).filter(isGuardCommand);
  const command = /^const COMMAND = (?<text>".*");$/m.exec(text)?.groups?.["text"];
  return [command === undefined ? `'${join(repo.root, path)}'` : JSON.parse(command)];
}

/** What everybody but this clone can see. */
export function withoutManifest(snapshot: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { ".git/commit-guard/install.json": _, ...rest } = snapshot;
  return rest;
}
