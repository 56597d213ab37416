import { isHookKey, keepsHooks } from "./hook-config.ts";

/**
 * The first setting by which a change of a configuration file takes hooks away, as `key=value`; null where it keeps them.
 * Source: git-config(1), "Syntax".
 */
export function lostByConfig(before: string | null, after: string): string | null {
  const old = hookEntries(before ?? "");
  const now = hookEntries(after);
  const isOld = new Set(old.map(formatEntry));
  const isNow = new Set(now.map(formatEntry));
  const added = now.find((entry) => !keepsHooks(entry.key, entry.value) && !isOld.has(formatEntry(entry)));
  if (added) return formatEntry(added);
  const removed = old.find((entry) => isNeeded(entry) && !isNow.has(formatEntry(entry)));
  return removed ? formatEntry(removed) : null;
}

interface Entry {
  readonly key: string;
  readonly value: string | null;
}

function formatEntry({ key, value }: Entry): string {
  return value === null ? key : `${key}=${value}`;
}

/** Hooks of the configuration, and the folder that git was told to look in. */
function isNeeded({ key, value }: Entry): boolean {
  return (
    key === "core.hookspath" || (key.startsWith("hook.") && !(key.endsWith(".enabled") && !keepsHooks(key, value)))
  );
}

function hookEntries(text: string): readonly Entry[] {
  return entriesOf(text).filter(({ key }) => isHookKey(key));
}

const SECTION = /^\s*\[\s*(?<name>[\w.-]+)(?:\s+"(?<part>(?:[^"\\]|\\.)*)")?\s*\]\s*(?<rest>.*)$/;
const VARIABLE = /^\s*(?<name>[a-z][\w-]*)\s*(?:=\s*(?<value>.*?))?\s*$/i;

function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  let section = "core";
  for (const line of text.replaceAll("\\\n", "").split("\n")) {
    const head = SECTION.exec(line)?.groups;
    if (head) section = sectionName(head["name"] ?? "", head["part"]);
    entries.push(...entryOf(section, head?.["rest"] ?? line));
  }
  return entries;
}

function entryOf(section: string, line: string): Entry[] {
  const { name, value } = VARIABLE.exec(line)?.groups ?? {};
  if (name === undefined) return [];
  return [{ key: `${section}.${name.toLowerCase()}`, value: value === undefined ? null : plain(value) }];
}

function sectionName(name: string, part: string | undefined): string {
  const lower = name.toLowerCase();
  return part === undefined ? lower : `${lower}.${part.replaceAll(/\\(.)/g, "$1")}`;
}

/** Without quotes and the comment at the end. */
function plain(value: string): string {
  const [text = ""] = /^(?:"(?:[^"\\]|\\.)*"|[^#;])*/.exec(value) ?? [];
  return text.trim().replaceAll(/"/g, "");
}
