import type { ConfigEntry, GivenOption } from "../core/command.ts";
import { parseConfigFile } from "./config-file.ts";
import { type ConfigSource, type Environment, readConfigEntries } from "./git-config.ts";

/** The settings of one call of git, with those of the files that the call itself names. */
export function readCallConfig(
  globals: readonly GivenOption[],
  environment: Environment,
  read: (path: string) => string | null,
): readonly ConfigEntry[] {
  const { entries, files } = readConfigEntries(globals, environment);
  if (files.length === 0) return entries;
  const found = files.map((source) => ({ source, text: textOf(source, read) }));
  const seen = new Set(found.filter(({ text }) => text !== null).map(({ source }) => source.given));
  const plain = entries.filter(({ key, given }) => !(isInclude(key) && seen.has(given)));
  return [...plain, ...found.flatMap(({ source, text }) => entriesOf(source, text))];
}

function isInclude(key: string): boolean {
  return key === "include.path" || key.startsWith("includeif.");
}

function textOf({ path }: ConfigSource, read: (path: string) => string | null): string | null {
  return path === "" || path === "/dev/null" ? "" : read(path);
}

/** A home folder without such a file is nothing special; a file that is named and cannot be read may hold anything. */
function entriesOf({ path, given }: ConfigSource, text: string | null): readonly ConfigEntry[] {
  if (text !== null) return parseConfigFile(text).map(({ key, value }) => ({ key, value, given }));
  const isNamed = given.startsWith("GIT_CONFIG");
  return isNamed ? [{ key: "include.path", value: path, given }] : [];
}
