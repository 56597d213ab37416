import { join } from "node:path";
import { realFile } from "../git/config-entries.ts";
import { hasConfigHooks } from "../git/git-version.ts";
import type { Repository } from "../git/open-repository.ts";
import { asText, LINK, type State } from "./file-state.ts";
import { createPassThrough, createStub, isOurs } from "./stub.ts";
import { joinWanted, NOTHING, ownFile, type Plot, type Target, type Wanted, type WantedKey } from "./target.ts";

/** The suffix of a hook that was there before and still runs first. */
export const CHAINED = ".commit-guard-chained";

/** Our own folder, for hooks that git's configuration names. */
export function ownHooksFolder({ commonDir }: Repository): string {
  return join(commonDir, "commit-guard/hooks");
}

/** Mode hooks, in a folder that belongs to this clone. */
export function planCloneHooks(plot: Plot): Wanted {
  const { survey } = plot;
  if (survey.hooks.owner === "outside") return planOverride(plot);
  const parts = plot.events.map((event) => planStub(plot, event));
  return joinWanted([...parts, planConfigHooks(plot)]);
}

/** Git 2.54 and newer: hooks by configuration, which `-c core.hooksPath` does not switch off. Older: nothing. */
export function planConfigHooks(plot: Plot): Wanted {
  const { repository, survey, place, events } = plot;
  if (!hasConfigHooks(survey.git)) return NOTHING;
  const folder = ownHooksFolder(repository);
  const stub = { bytes: createStub(place, ""), mode: survey.hookMode };
  const file = localConfig(repository);
  return {
    ...NOTHING,
    targets: events.map((event) => ownFile(join(folder, event), stub, "clone", "run by git's configuration")),
    keys: events.flatMap((event): WantedKey[] => [
      { file, key: `hook.commit-guard-${event}.command`, value: commandOf(event) },
      { file, key: `hook.commit-guard-${event}.event`, value: event },
    ]),
  };
}

/** Git runs it with sh in the root of the work tree: by the common git dir, so that a clone may be moved. */
function commandOf(event: string): string {
  return `"$(git rev-parse --git-common-dir)"/commit-guard/hooks/${event}`;
}

export function localConfig({ commonDir }: Repository): string {
  return realFile(join(commonDir, "config"));
}

function planStub(plot: Plot, event: string): Wanted {
  const path = join(plot.survey.hooks.folder, event);
  const found = plot.world.read(path);
  if (plot.left.has(path))
    return { ...NOTHING, notes: [`${path} was edited since it was installed; it stays as it is`] };
  const chained = chainedFile(plot, event, found);
  const state = { bytes: createStub(plot.place, chained === null ? "" : `./${chained}`), mode: plot.survey.hookMode };
  const stub = ownFile(
    path,
    state,
    "clone",
    chained === null ? "calls commit-guard" : `runs ${chained}, then commit-guard`,
  );
  if (chained === null || found === null || isOurs(found)) return { ...NOTHING, targets: [stub] };
  return { ...NOTHING, targets: [moveAside(path, join(plot.survey.hooks.folder, chained), found), stub] };
}

function moveAside(movedFrom: string, path: string, state: NonNullable<State>): Target {
  return { ...ownFile(path, state, "clone", "the hook that was there; it still runs first"), movedFrom };
}

/** The name of the file that the stub runs first: the hook that stands there, or the one that an earlier stub chained. */
function chainedFile({ world, survey }: Plot, event: string, found: State): string | null {
  const name = `${event}${CHAINED}`;
  const isTaken = world.read(join(survey.hooks.folder, name)) !== null;
  if (found === null || isOurs(found)) return isTaken ? name : null;
  return isTaken ? `${name}-2` : name;
}

/** The folder of the user or of another repository: nothing is written there, each of its hooks still runs. */
function planOverride(plot: Plot): Wanted {
  const { repository, survey, place, events } = plot;
  const { folder, scope } = survey.hooks;
  const own = ownHooksFolder(repository);
  const mode = survey.hookMode;
  const stubs = events.map((event) => {
    const state = { bytes: createStub(place, join(folder, event)), mode };
    return ownFile(join(own, event), state, "clone", `runs ${join(folder, event)} where it exists, then commit-guard`);
  });
  const others = otherHooks(plot, folder).map((name) => {
    const state = { bytes: createPassThrough(join(folder, name)), mode };
    return ownFile(join(own, name), state, "clone", `runs ${join(folder, name)}`);
  });
  const file = scope === "worktree" ? realFile(join(repository.gitDir, "config.worktree")) : localConfig(repository);
  return {
    ...NOTHING,
    targets: [...stubs, ...others],
    keys: [{ file, key: "core.hooksPath", value: own }],
    notes: [
      `${scope === null ? ".git/hooks" : `core.hooksPath (${scope})`} leads to ${folder}: its hooks still run, from ${own}`,
    ],
  };
}

function otherHooks({ world, events }: Plot, folder: string): readonly string[] {
  return world.list(folder).filter((name) => {
    if (events.includes(name) || !/^[a-z][a-z0-9-]*$/.test(name)) return false;
    return isProgram(world, join(folder, name));
  });
}

function isProgram(world: Plot["world"], path: string): boolean {
  try {
    const state = world.read(path);
    return state !== null && (state.mode === LINK || (state.mode & 0o111) !== 0) && asText(state) !== "";
  } catch {
    return false; // a folder
  }
}
