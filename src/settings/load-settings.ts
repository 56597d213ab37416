import { createHash } from "node:crypto";
import type { SettableRule } from "../core/rule.ts";
import { mergeSettings, presetSettings } from "./merge-settings.ts";
import { nearest } from "../core/nearest.ts";
import { type ParsedSettings, parseSettings, parseSettingsKey, validateSettings } from "./parse-settings.ts";
import { PRESETS } from "./presets.ts";
import { SettingsError } from "./settings-error.ts";
import { CODE, DATA, KEY, PACKAGE } from "./settings-names.ts";
import type { Policy, Settings } from "./settings.ts";

/** One revision, the index or the checkout: where settings are read from. */
export interface SettingsSource {
  /** Full id; null for the checkout and the index. */
  readonly revision: string | null;
  /** Which of these names stand at the root, in their order. */
  readonly present: (names: readonly string[]) => readonly string[];
  /** The text of a regular file at the root; null when there is none. Throws SettingsError for a symbolic link. */
  readonly read: (path: string) => string | null;
  /**
   * What a file that is code exports by default: an object, or a promise of one. A function is refused: settings are the
   * same wherever they are read. Throws SettingsError where code may not run.
   */
  readonly run: (path: string) => Promise<unknown>;
}

/**
 * The settings that bind at a source: of the first file that has any, else of the preset `strict`. Throws SettingsError
 * with every problem; nothing ever falls back to a default in silence.
 */
export async function loadPolicy(source: SettingsSource, rules: readonly SettableRule[]): Promise<Policy> {
  const found = await findSettings(source, rules);
  const settings = resolve(found ?? NOTHING, { source, rules });
  const digest = createHash("sha256").update(JSON.stringify(settings)).digest("hex");
  const name = found?.name ?? "preset strict";
  return { settings, source: name, hasSettings: found !== null, revision: source.revision, digest: `sha256:${digest}` };
}

interface Found extends ParsedSettings {
  readonly name: string;
}

const NOTHING: Found = { name: "", content: {}, extendsAt: "" };

interface Context {
  readonly source: SettingsSource;
  readonly rules: readonly SettableRule[];
}

async function findSettings(source: SettingsSource, rules: readonly SettableRule[]): Promise<Found | null> {
  const [name = PACKAGE] = source.present([...DATA, ...CODE, PACKAGE]);
  if (CODE.includes(name)) return { name, ...validateSettings(await source.run(name), name, rules) };
  if (name !== PACKAGE) return { name, ...parseSettings({ file: name, text: source.read(name) ?? "" }, rules) };
  const text = source.read(PACKAGE);
  if (text === null || !text.includes(KEY)) return null;
  const parsed = parseSettingsKey({ file: PACKAGE, text }, KEY, rules);
  return parsed === null ? null : { name: PACKAGE, ...parsed };
}

/** Follows `extends` to the preset at its end. */
function resolve(found: Found, context: Context, seen: readonly string[] = []): Settings {
  const { name, content, extendsAt } = found;
  const base = content.extends ?? "strict";
  const preset = Object.hasOwn(PRESETS, base) ? PRESETS[base] : undefined;
  if (preset) return mergeSettings(presetSettings(preset, context.rules), content, context.rules);
  const path = basePath(base, found);
  if ([...seen, name].includes(path)) throw new SettingsError(`${extendsAt}: extends: '${base}' extends itself`);
  const text = context.source.read(path);
  if (text === null) throw new SettingsError(`${extendsAt}: extends: there is no file '${path}'`);
  const parent = { name: path, ...parseSettings({ file: path, text }, context.rules) };
  return mergeSettings(resolve(parent, context, [...seen, name]), content, context.rules);
}

/** Relative to the file that names it, and inside the same revision. */
function basePath(base: string, { name, extendsAt }: Found): string {
  const isData = /\.jsonc?$/.test(base);
  const leaves = /^(?:[/\\]|[A-Za-z]:)/.test(base) || base.split(/[/\\]/).includes("..") || base.includes("\0");
  if (!isData || leaves) throw new SettingsError(`${extendsAt}: extends: ${explainBase(base)}`);
  const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : "";
  return `${folder}${base.replace(/^(?:\.\/)+/, "")}`;
}

function explainBase(base: string): string {
  const presets = Object.keys(PRESETS);
  const near = nearest(base, presets);
  const hint = near === null ? "" : `; did you mean '${near}'?`;
  return `'${base}' is no preset (${presets.join(", ")}) and no relative path, without '..', of a .json or .jsonc file${hint}`;
}
