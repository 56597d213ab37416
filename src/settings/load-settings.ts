import { createHash } from "node:crypto";
import type { CommitRule } from "../core/rule.ts";
import { mergeSettings, presetSettings } from "./merge-settings.ts";
import { parseSettings, parseSettingsKey, validateSettings } from "./parse-settings.ts";
import { PRESETS } from "./presets.ts";
import { SettingsError } from "./settings-error.ts";
import type { SettingsFile } from "./settings-file.ts";
import type { Policy, Settings } from "./settings.ts";

/** One revision, the index or the checkout: where settings are read from. */
export interface SettingsSource {
  /** Full id; null for the checkout and the index. */
  readonly revision: string | null;
  /** Which of these names stand at the root. */
  readonly present: (names: readonly string[]) => readonly string[];
  /** The text of a regular file at the root; null when there is none. Throws SettingsError for a symbolic link. */
  readonly read: (path: string) => string | null;
  /** What a file that is code exports. Throws SettingsError where code may not run. */
  readonly run: (path: string) => Promise<unknown>;
}

const DATA: readonly string[] = ["commit-guard.json", "commit-guard.jsonc"];
const CODE: readonly string[] = ["ts", "mts", "js", "mjs"].map((ending) => `commit-guard.config.${ending}`);
const PACKAGE = "package.json";
const KEY = "commitGuard";

/**
 * The settings that bind at a source: of the first file that has any, else of the preset `strict`. Throws SettingsError
 * with every problem; nothing ever falls back to a default in silence.
 */
export async function loadPolicy(source: SettingsSource, rules: readonly CommitRule[]): Promise<Policy> {
  const found = await findSettings(source, rules);
  const settings = resolve(found?.file ?? {}, found?.name ?? "", { source, rules });
  const digest = createHash("sha256").update(JSON.stringify(settings)).digest("hex");
  const name = found?.name ?? "preset strict";
  return { settings, source: name, hasSettings: found !== null, revision: source.revision, digest: `sha256:${digest}` };
}

interface Found {
  readonly name: string;
  readonly file: SettingsFile;
}

interface Context {
  readonly source: SettingsSource;
  readonly rules: readonly CommitRule[];
}

async function findSettings(source: SettingsSource, rules: readonly CommitRule[]): Promise<Found | null> {
  for (const name of DATA) {
    const text = source.read(name);
    if (text !== null) return { name, file: parseSettings({ file: name, text }, rules) };
  }
  const code = CODE.find((name) => source.read(name) !== null);
  if (code !== undefined) return { name: code, file: validateSettings(await source.run(code), code, rules) };
  const text = source.read(PACKAGE);
  if (text === null || !text.includes(KEY)) return null;
  const file = parseSettingsKey({ file: PACKAGE, text }, KEY, rules);
  return file === null ? null : { name: PACKAGE, file };
}

/** Follows `extends` to the preset at its end. */
function resolve(file: SettingsFile, name: string, context: Context, seen: readonly string[] = []): Settings {
  const base = file.extends ?? "strict";
  const preset = PRESETS[base];
  if (preset) return mergeSettings(presetSettings(preset, context.rules), file, context.rules);
  const path = basePath(base, name);
  if ([...seen, name].includes(path)) throw new SettingsError(`${name}: extends: '${base}' extends itself`);
  const text = context.source.read(path);
  if (text === null) throw new SettingsError(`${name}: extends: there is no preset and no file '${path}'`);
  const parent = parseSettings({ file: path, text }, context.rules);
  return mergeSettings(resolve(parent, path, context, [...seen, name]), file, context.rules);
}

/** Relative to the file that names it, and inside the same revision. */
function basePath(base: string, name: string): string {
  const isData = /\.jsonc?$/.test(base);
  const leaves = base.startsWith("/") || base.split(/[/\\]/).includes("..");
  if (!isData || leaves) {
    const presets = Object.keys(PRESETS).join(", ");
    throw new SettingsError(
      `${name}: extends: '${base}' is no preset (${presets}) and no relative path of a .json or .jsonc file`,
    );
  }
  const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : "";
  return `${folder}${base.replace(/^(?:\.\/)+/, "")}`;
}
