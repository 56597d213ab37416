import { readFile } from "node:fs/promises";
import conventional from "@commitlint/config-conventional";
import { resolveFromSilent } from "@commitlint/resolve-extends";
import createConventionalPreset from "conventional-changelog-conventionalcommits";
import type { CommitlintSource } from "./commitlint-source.ts";
import { importDefault } from "./commitlint-file.ts";

/** Finds and reads what a configuration names: presets, parser presets, plugins. */
export interface ModuleReader {
  /** Throws when the repository has no such module. */
  readonly resolve: (id: string, from?: { readonly cwd?: string }) => string;
  readonly read: <T>(path: string) => Promise<T>;
}

/** The repository's own modules first, then the two that come with commit-guard. */
export function createModuleReader({ root, dataOnly }: CommitlintSource): ModuleReader {
  return {
    resolve: (id, { cwd = root } = {}) => {
      const path = dataOnly ? undefined : resolveFromSilent(id, cwd);
      if (path !== undefined) return path;
      if (BUILT_IN.has(id)) return id;
      throw new Error(dataOnly ? `'${id}' may be code, here only data may configure commitlint` : missing(id, cwd));
    },
    // oxlint-disable-next-line typescript/consistent-type-assertions -- what a module exports is for its reader to know
    read: async <T>(path: string) => (await readModule(path)) as T,
  };
}

async function readModule(path: string): Promise<unknown> {
  if (BUILT_IN.has(path)) return BUILT_IN.get(path);
  return path.endsWith(".json") ? JSON.parse(await readFile(path, "utf8")) : importDefault(path);
}

const PARSER_PRESET = "conventional-changelog-conventionalcommits";

/** So that the most common configuration works where nothing is installed. */
const BUILT_IN: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  [PARSER_PRESET, createConventionalPreset],
  [
    "@commitlint/config-conventional",
    { ...conventional, parserPreset: { name: PARSER_PRESET, parserOpts: createConventionalPreset } },
  ],
]);

/** Commitlint tries an old prefix last, which nobody wrote. */
function missing(id: string, folder: string): string {
  const name = id.replace(/^conventional-changelog-lint-config-/, "commitlint-config-");
  return `cannot find '${name}' from ${folder}`;
}
