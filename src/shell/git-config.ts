import { type ConfigEntry, type GivenOption, UNKNOWN } from "../core/command.ts";
import { normalizeConfigKey, parseSetting } from "./config-key.ts";
import { readConfigParameters } from "./config-parameters.ts";

export type Environment = Readonly<Record<string, string>>;

/** A file that git reads settings from, only because this call says so. */
export interface ConfigSource {
  /** As it is given: relative, absolute or with "~". May hold UNKNOWN. */
  readonly path: string;
  /** What says so: `GIT_CONFIG_GLOBAL=/tmp/x`, `-c include.path=x`. */
  readonly given: string;
}

export interface CallConfig {
  /** In the order git reads them: the last of equal keys counts. */
  readonly entries: readonly ConfigEntry[];
  readonly files: readonly ConfigSource[];
}

/** The settings that one call of git goes by besides those of its files. Source: git(1), git-config(1) "ENVIRONMENT". */
export function readConfigEntries(globals: readonly GivenOption[], environment: Environment): CallConfig {
  const entries = [
    ...countedEntries(environment),
    ...readConfigParameters(environment["GIT_CONFIG_PARAMETERS"] ?? ""),
    ...globals.flatMap((option) => entryOf(option, environment)),
  ];
  return { entries, files: [...filesOf(environment), ...includesOf(entries)] };
}

/** The value behind the last of several equal keys, and what says so. */
export function lastEntry(entries: readonly ConfigEntry[], key: string): ConfigEntry | null {
  return entries.findLast((entry) => entry.key === key) ?? null;
}

/** Files that are included by settings of a call. Source: git-config(1), "Includes". */
function includesOf(entries: readonly ConfigEntry[]): ConfigSource[] {
  const including = entries.filter(({ key }) => key === "include.path" || /^includeif\..*\.path$/s.test(key));
  return including.flatMap(({ value, given }) => (value === null ? [] : [{ path: value, given }]));
}

/** By the number of settings; git refuses a number that is none. */
function countedEntries(environment: Environment): ConfigEntry[] {
  const count = environment["GIT_CONFIG_COUNT"]?.trim() ?? "";
  const limit = count.includes(UNKNOWN) ? Infinity : Number(/^\+?\d+$/.test(count) ? count : 0);
  const indices = Object.keys(environment).flatMap((name) => /^GIT_CONFIG_KEY_(\d+)$/.exec(name)?.[1] ?? []);
  return indices
    .filter((index) => Number(index) < limit)
    .toSorted((one, other) => Number(one) - Number(other))
    .map((index) => countedEntry(index, environment));
}

function countedEntry(index: string, environment: Environment): ConfigEntry {
  const key = environment[`GIT_CONFIG_KEY_${index}`] ?? "";
  const value = environment[`GIT_CONFIG_VALUE_${index}`] ?? UNKNOWN;
  return { key: normalizeConfigKey(key), value, given: `GIT_CONFIG_KEY_${index}=${key}` };
}

function entryOf({ name, value, word }: GivenOption, environment: Environment): ConfigEntry[] {
  if (value === null || (name !== "c" && name !== "config-env")) return [];
  const given = word.endsWith(value) && word !== value ? word : `${word} ${value}`;
  return [name === "c" ? parseSetting(value, given) : parseConfigEnv(value, given, environment)];
}

/** `key=VARIABLE`: the last "=" parts them, and the variable may be one of the agent's own. */
function parseConfigEnv(text: string, given: string, environment: Environment): ConfigEntry {
  const equals = text.lastIndexOf("=");
  const key = equals === -1 ? text : text.slice(0, equals);
  const variable = equals === -1 ? "" : text.slice(equals + 1);
  return { key: normalizeConfigKey(key), value: environment[variable] ?? UNKNOWN, given };
}

function filesOf(environment: Environment): ConfigSource[] {
  const named = ["GIT_CONFIG_SYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CONFIG"].filter((name) => name in environment);
  const files = named.map((name) => ({ path: environment[name] ?? "", given: `${name}=${environment[name]}` }));
  return named.includes("GIT_CONFIG_GLOBAL") ? files : [...files, ...homeFilesOf(environment)];
}

/** Source: git-config(1), "FILES". */
function homeFilesOf({ HOME: home, XDG_CONFIG_HOME: folder }: Environment): ConfigSource[] {
  const files: ConfigSource[] = [];
  if (folder !== undefined && folder !== "")
    files.push({ path: `${folder}/git/config`, given: `XDG_CONFIG_HOME=${folder}` });
  if (home === undefined) return files;
  if (files.length === 0) files.push({ path: `${home}/.config/git/config`, given: `HOME=${home}` });
  return [...files, { path: `${home}/.gitconfig`, given: `HOME=${home}` }];
}
