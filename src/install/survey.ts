import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type ConfigEntry, readConfigEntries, realFile } from "../git/config-entries.ts";
import { type GitVersion, readGitVersion } from "../git/git-version.ts";
import { isIgnored } from "../git/ignored.ts";
import type { Repository } from "../git/open-repository.ts";
import { findSettingsFile } from "../settings/settings-names.ts";
import { asText } from "./file-state.ts";
import type { InstalledKey } from "./manifest.ts";
import type { World } from "./world.ts";

/** What stands in a repository that an installation must fit, as it would be without commit-guard. */
export interface Survey {
  readonly git: GitVersion;
  readonly hooks: HooksPlace;
  readonly husky: HuskyPlace | null;
  /** The configuration file of lefthook, absolute. */
  readonly lefthook: string | null;
  /** `.pre-commit-config.yaml`, absolute. */
  readonly preCommit: string | null;
  /** The name of the settings file; null where there is none. */
  readonly settings: string | null;
  /** Whether somebody else's alias has the name `guard`. */
  readonly hasForeignAlias: boolean;
  /** What hook files need: 0755, or more where a group shares the repository. */
  readonly hookMode: number;
}

/** The folder where git looks for hooks. */
export interface HooksPlace {
  /** Absolute. */
  readonly folder: string;
  /**
   * Whose it is: of this clone alone, of the repository (tracked files of its work tree), of husky (which writes it
   * anew), or of nobody here: of the user, the system or another repository.
   */
  readonly owner: "clone" | "repository" | "husky" | "outside";
  /** The scope of `core.hooksPath`; null where that is not set. */
  readonly scope: string | null;
}

export interface HuskyPlace {
  /** Absolute: the folder that holds the files of the user. */
  readonly folder: string;
  /** Whether git looks there. */
  readonly isArmed: boolean;
}

/** `keys` are ours: they do not count. Throws GitError. */
export function surveyRepository(repository: Repository, world: World, keys: readonly InstalledKey[]): Survey {
  const hooks = findHooks(repository, keys);
  return {
    git: readGitVersion(repository.root),
    hooks,
    husky: findHusky(repository, hooks),
    lefthook: findFile(repository, LEFTHOOK_FILES),
    preCommit: findFile(repository, PRE_COMMIT_FILES),
    settings: findSettings(repository, world),
    hasForeignAlias: foreignEntries(repository, "alias.guard", keys).length > 0,
    hookMode: hookMode(readConfigEntries(repository, "core.sharedRepository").at(-1)?.value),
  };
}

/** The names lefthook looks for, in its order of formats. Source: lefthook, docs/configuration. */
const LEFTHOOK_FILES: readonly string[] = ["yml", "yaml", "json", "jsonc", "toml"].flatMap((ending) =>
  ["lefthook", ".lefthook", ".config/lefthook"].map((name) => `${name}.${ending}`),
);

const PRE_COMMIT_FILES: readonly string[] = [".pre-commit-config.yaml", ".pre-commit-config.yml"];

function findFile({ root }: Repository, names: readonly string[]): string | null {
  const found = names.find((name) => statSync(join(root, name), { throwIfNoEntry: false })?.isFile());
  return found === undefined ? null : join(root, found);
}

/** The name of the settings file; null where there is none. */
export function findSettings({ root }: Repository, world: World): string | null {
  return findSettingsFile((name) => {
    const state = world.read(join(root, name));
    return state === null ? null : asText(state);
  });
}

function findHooks(repository: Repository, keys: readonly InstalledKey[]): HooksPlace {
  const entry = foreignEntries(repository, "core.hooksPath", keys, "path").at(-1);
  if (!entry) return findUsualHooks(repository);
  const folder = resolve(repository.root, entry.value);
  return { folder, owner: entry.value === "" ? "outside" : ownerOf(repository, folder), scope: entry.scope };
}

/** It may be a link that several repositories share. */
function findUsualHooks(repository: Repository): HooksPlace {
  const folder = realFile(join(repository.commonDir, "hooks"));
  return { folder, owner: ownerOf(repository, folder), scope: null };
}

function ownerOf(repository: Repository, folder: string): HooksPlace["owner"] {
  if (isHuskys(folder)) return "husky";
  const place = realFile(folder);
  if (isInside(place, repository.commonDir) || isInside(place, repository.gitDir)) return "clone";
  if (!isInside(place, repository.root)) return "outside";
  return isIgnored(repository, place) ? "clone" : "repository";
}

/** Husky writes its folder `_` anew at every install, with one file that its hooks share. */
function isHuskys(folder: string): boolean {
  return basename(folder) === "_" && ["h", "husky.sh"].some((name) => existsSync(join(folder, name)));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** A clone that has not been armed yet has the folder without git knowing. */
function findHusky({ root }: Repository, { folder, owner }: HooksPlace): HuskyPlace | null {
  const usual = join(root, ".husky");
  // from a linked work tree git may look into another one, but the files to edit are those of this checkout
  if (owner === "husky") return { folder: isInside(dirname(folder), root) ? dirname(folder) : usual, isArmed: true };
  return statSync(usual, { throwIfNoEntry: false })?.isDirectory() ? { folder: usual, isArmed: false } : null;
}

/** What a key would be without us: our values do not count, those that they took the place of do. */
function foreignEntries(
  repository: Repository,
  name: string,
  keys: readonly InstalledKey[],
  type?: "path",
): readonly ConfigEntry[] {
  return readConfigEntries(repository, name, type).flatMap((entry) => {
    const ours = keys.find(
      ({ file, key, after }) => file === entry.file && key === name && after.includes(entry.value),
    );
    return ours ? ours.before.map((value) => ({ ...entry, value })) : [entry];
  });
}

/** Git shares files with the group, with everybody, or as an octal number says. Source: git-config(1), core.sharedRepository. */
function hookMode(shared = "false"): number {
  if (/^0[0-7]{3}$/.test(shared)) {
    const mode = Number.parseInt(shared, 8);
    return mode | ((mode & 0o444) >> 2);
  }
  return /^(?:|true|yes|on|1|group|2|all|world|everybody)$/i.test(shared) ? 0o775 : 0o755;
}
