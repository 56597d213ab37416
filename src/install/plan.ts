import type { Repository } from "../git/open-repository.ts";
import { type AgentsRequest, isFileOf } from "./agents.ts";
import { chooseMode } from "./choose-mode.ts";
import { EVENTS, TRANSACTION } from "../git/hook-events.ts";
import { planKeys } from "./key-plan.ts";
import { type InstalledFile, type Manifest, manifestPath, type Mode, readManifest } from "./manifest.ts";
import type { PackagePlace } from "./package-place.ts";
import { type Change, listChanges, missingFolders, type Plan, toInstalled } from "./plan-changes.ts";
import { planAgents } from "./plan-agents.ts";
import { planAlias, planMode, planSettings, withoutHost } from "./plan-parts.ts";
import type { PolicyChoice } from "./settings-content.ts";
import { findSettings, surveyRepository } from "./survey.ts";
import { joinWanted, type Plot, type Wanted } from "./target.ts";
import { undo, type Undone } from "./undo.ts";
import { createWorld, type World } from "./world.ts";

/** What init was asked for. */
export interface InstallRequest {
  readonly version: string;
  readonly place: PackagePlace;
  /** The mode that a person named. */
  readonly mode: Mode | null;
  readonly hasTransaction: boolean;
  readonly policy: PolicyChoice;
  readonly drops: ReadonlySet<string>;
  readonly agents: AgentsRequest;
}

/**
 * What init would do, as data. Planned for the repository as it would be without an earlier init, so that a second run
 * changes nothing, an upgrade only what is newer, and another mode takes back the one before. Throws CannotInstall.
 */
export function makePlan(repository: Repository, request: InstallRequest): Plan {
  const manifest = readManifest(repository);
  const writesHost = request.mode !== null || findSettings(repository, createWorld(new Map())) === null;
  const { agents, version } = request;
  const before = takeBack(manifest, ({ path, part }) => {
    if (part === "clone" || part === "host") return part === "clone" || writesHost;
    return part !== "settings" && isFileOf(agents, repository.root, path);
  });
  const plot = preparePlot(repository, request, before);
  const forced = request.mode ?? (manifest?.isForced === true ? manifest.mode : null);
  const mode = chooseMode(plot.survey, forced);
  const parts = joinWanted([planSettings(plot, request.policy), planMode(mode, plot), planAlias(plot)]);
  const hooked = writesHost ? parts : withoutHost(parts, mode);
  const wanted = joinWanted([hooked, planAgents(plot, agents, version)]);
  const kept = { version, mode, isForced: forced !== null };
  return completePlan(plot, wanted, before, kept);
}

/** An earlier init taken back, in thought: what is planned anew, and what stays as it is. */
interface Before {
  readonly manifest: Manifest | null;
  readonly undone: Undone;
  readonly world: World;
  readonly kept: readonly InstalledFile[];
}

function takeBack(manifest: Manifest | null, isPlanned: (file: InstalledFile) => boolean): Before {
  const files = manifest?.files ?? [];
  const again = files.filter(isPlanned);
  const undone = undo({ files: again, keys: manifest?.keys ?? [] });
  const { left } = undone;
  const stays = ({ path, movedFrom }: InstalledFile): boolean =>
    left.has(path) && (movedFrom === null || left.has(movedFrom));
  const kept = files.filter((file) => !again.includes(file) || stays(file));
  return { manifest, undone, world: createWorld(undone.states), kept };
}

function preparePlot(repository: Repository, request: InstallRequest, { manifest, undone, world }: Before): Plot {
  const dropped = (manifest?.files ?? []).filter((file) => file.dropped !== "").map(({ path }) => path);
  return {
    repository,
    world,
    survey: surveyRepository(repository, world, manifest?.keys ?? []),
    place: request.place,
    events: eventsFor(request, manifest),
    left: undone.left,
    drops: new Set([...request.drops, ...dropped]),
  };
}

/** Reference transactions, once asked for, stay. */
function eventsFor({ hasTransaction }: InstallRequest, manifest: Manifest | null): readonly string[] {
  const had = manifest?.files.some(({ path }) => path.endsWith(`/${TRANSACTION}`)) === true;
  return hasTransaction || had ? [...EVENTS, TRANSACTION] : EVENTS;
}

function completePlan(
  { repository, survey, world }: Plot,
  wanted: Wanted,
  { manifest, undone, kept }: Before,
  about: Pick<Manifest, "version" | "mode" | "isForced">,
): Plan {
  const config = planKeys(wanted.keys, manifest?.keys ?? [], world);
  const targets = [...wanted.targets, ...config.targets];
  const changes = listChanges(targets, undone.states);
  const files = replaceEntries(
    kept,
    targets.map((target) => toInstalled(target, world)),
  );
  const folders = new Set([...(manifest?.folders ?? []), ...newFolders(repository, changes)]);
  return {
    changes,
    manifest: { ...about, folders: [...folders], files, keys: config.keys },
    git: survey.git.text,
    notes: [...wanted.notes, ...orphans(undone, kept)],
    next: wanted.next,
  };
}

function newFolders(repository: Repository, changes: readonly Change[]): readonly string[] {
  const written = changes.filter(({ to }) => to !== null).map(({ path }) => path);
  return missingFolders([manifestPath(repository), ...written]);
}

/** A file that stays as it is and is planned anew has one entry: what is new. */
function replaceEntries(kept: readonly InstalledFile[], made: readonly InstalledFile[]): readonly InstalledFile[] {
  const paths = new Set(made.map(({ path }) => path));
  return [...kept.filter(({ path }) => !paths.has(path)), ...made];
}

/** A hook that was chained by a stub that another program has replaced. */
function orphans({ left }: Undone, kept: readonly InstalledFile[]): readonly string[] {
  const known = new Set(kept.map(({ path }) => path));
  return [...left].filter((path) => !known.has(path)).map((path) => `${path} no longer runs: its place was taken`);
}
