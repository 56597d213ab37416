import { validateConfig } from "@commitlint/config-validator";
import executeRule from "@commitlint/execute-rule";
import { loadParserOpts } from "@commitlint/load/lib/utils/load-parser-opts.js";
import { normalizePackageName } from "@commitlint/load/lib/utils/plugin-naming.js";
import resolveExtends from "@commitlint/resolve-extends";
import type { LintOptions, ParserPreset, Plugin, QualifiedRules, UserConfig } from "@commitlint/types";
import type { CommitlintSource } from "./commitlint-source.ts";
import { readConfigurationFile } from "./commitlint-file.ts";
import { createModuleReader, type ModuleReader } from "./commitlint-modules.ts";

export interface Configuration {
  readonly rules: QualifiedRules;
  readonly options: LintOptions;
}

/**
 * What `@commitlint/load` makes of a configuration, from the same parts of commitlint, but the same on every machine:
 * nothing outside of the repository is asked, neither parent folders nor the user's configuration, npm's global folder
 * or the cache of npx, for which @commitlint/load runs npm.
 */
export async function loadConfiguration(source: CommitlintSource): Promise<Configuration> {
  const modules = createModuleReader(source);
  const own = await readConfigurationFile(source);
  validateConfig(source.file, own);
  const config = { extends: [], plugins: [], rules: {}, ...own };
  const parserPreset = await readParserPreset(config.parserPreset, modules);

  const extended = await resolveExtends(
    { ...config, ...(parserPreset === undefined ? {} : { parserPreset }) },
    { prefix: "commitlint-config", cwd: source.root, resolve: modules.resolve, dynamicImport: modules.read },
  );
  const [rules, plugins, options] = await Promise.all([
    readRules(extended.rules),
    readPlugins(extended.plugins, modules),
    readParserOptions(extended.parserPreset),
  ]);
  return { rules, options: { plugins, ...options, ignores: extended.ignores ?? [] } };
}

async function readParserPreset(
  preset: UserConfig["parserPreset"],
  modules: ModuleReader,
): Promise<ParserPreset | undefined> {
  if (typeof preset !== "string") return preset;
  return { name: preset, parserOpts: await modules.read(modules.resolve(preset)) };
}

async function readRules(rules: UserConfig["rules"] = {}): Promise<QualifiedRules> {
  const entries = await Promise.all(Object.entries(rules).map((entry) => executeRule(entry)));
  if (entries.length === 0) throw new Error("there are no rules");
  // oxlint-disable-next-line typescript/consistent-type-assertions -- commitlint's own types lose the names of rules here
  return Object.fromEntries(entries.filter((entry) => entry !== null)) as QualifiedRules;
}

/** Each under a name of its own: @commitlint/load keeps only the last of several that are written in place. */
async function readPlugins(
  plugins: UserConfig["plugins"] = [],
  modules: ModuleReader,
): Promise<Readonly<Record<string, Plugin>>> {
  const entries = plugins.map(async (plugin, index): Promise<readonly [string, Plugin]> => {
    if (typeof plugin !== "string") return [`local-${index}`, plugin];
    return [plugin, await modules.read<Plugin>(modules.resolve(normalizePackageName(plugin)))];
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function readParserOptions(preset: UserConfig["parserPreset"]): Promise<Pick<LintOptions, "parserOpts">> {
  const loaded = await loadParserOpts(preset);
  return isParserOptions(loaded?.parserOpts) ? { parserOpts: loaded.parserOpts } : {};
}

function isParserOptions(value: unknown): value is NonNullable<LintOptions["parserOpts"]> {
  return typeof value === "object" && value !== null;
}
