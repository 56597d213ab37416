import type { ConfigEntry } from "../core/command.ts";

/**
 * A key as git compares it: section and variable in lower case, a subsection as it stands.
 * Source: git-config(1), "Syntax".
 */
export function normalizeConfigKey(key: string): string {
  const first = key.indexOf(".");
  const last = key.lastIndexOf(".");
  if (first === -1) return key.toLowerCase();
  return `${key.slice(0, first).toLowerCase()}${key.slice(first, last)}${key.slice(last).toLowerCase()}`;
}

/** The same of a section: `branch.Main` of a key that begins with it. */
export function normalizeSection(section: string): string {
  const first = section.indexOf(".");
  return first === -1 ? section.toLowerCase() : section.slice(0, first).toLowerCase() + section.slice(first);
}

/** `key=value`, as `-c` takes it. Without "=" the value means true. */
export function parseSetting(text: string, given: string): ConfigEntry {
  const equals = text.indexOf("=");
  const key = equals === -1 ? text : text.slice(0, equals);
  return { key: normalizeConfigKey(key), value: equals === -1 ? null : text.slice(equals + 1), given };
}
