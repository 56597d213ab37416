import { type ConfigEntry, type GivenOption, UNKNOWN, UNKNOWN_WORDS } from "../core/command.ts";
import { normalizeConfigKey, normalizeSection, parseSetting } from "./config-key.ts";

export type ConfigAction = "set" | "add" | "unset" | "rename-section" | "remove-section" | "edit" | "read";

export type ConfigScope = "local" | "global" | "system" | "worktree" | "file" | "blob";

/** What a call of `git config` would do. */
export interface ConfigCommand {
  readonly kind: ConfigAction;
  /** As git compares it; of a section, its name. Null where there is none, UNKNOWN where nobody can know. */
  readonly key: string | null;
  /** What is set; of "rename-section" the new name. Null where nothing is set. */
  readonly value: string | null;
  /** Of `--file`, as it is given; "-" is standard input. */
  readonly file: string | null;
  readonly scope: ConfigScope;
}

/** Reads a `git config`, in the old form or, since git 2.46, with a command of its own. Source: git-config(1). */
export function readConfigCommand(options: readonly GivenOption[], operands: readonly string[]): ConfigCommand {
  const flag = options.findLast(({ name }) => ACTIONS.has(name));
  const words = withoutDoubtful(operands);
  const [first = ""] = words;
  if (flag !== undefined) return describe(flag.name, words, options);
  if (COMMANDS.has(first)) return describe(commandOf(first, options), withoutDoubtful(words.slice(1)), options);
  return describe(words.length < 2 ? "get" : "set", words, options);
}

/** The settings that `git clone -c` writes into the new repository. Source: git-clone(1). */
export function readCloneConfig(options: readonly GivenOption[]): readonly ConfigEntry[] {
  const given = options.filter(({ name, value }) => name === "config" && value !== null);
  return given.map(({ value, word }) =>
    parseSetting(value ?? "", word.endsWith(value ?? "") ? word : `${word} ${value}`),
  );
}

/** The folder whose hooks `git init` and `git clone` copy; null where no option says so. Source: git-init(1). */
export function readTemplate(options: readonly GivenOption[]): string | null {
  const last = options.findLast(({ name }) => name === "template" || name === "no-template");
  return last?.name === "template" ? last.value : null;
}

/** What an option or a command of `git config` does; it reads where nothing is said of it. */
const ACTIONS: ReadonlyMap<string, ConfigAction> = new Map([
  ["add", "add"],
  ["edit", "edit"],
  ["get", "read"],
  ["get-all", "read"],
  ["get-color", "read"],
  ["get-colorbool", "read"],
  ["get-regexp", "read"],
  ["get-urlmatch", "read"],
  ["list", "read"],
  ["remove-section", "remove-section"],
  ["rename-section", "rename-section"],
  ["replace-all", "set"],
  ["set", "set"],
  ["unset", "unset"],
  ["unset-all", "unset"],
]);

const COMMANDS: ReadonlySet<string> = new Set([
  "edit",
  "get",
  "list",
  "remove-section",
  "rename-section",
  "set",
  "unset",
]);

function commandOf(name: string, options: readonly GivenOption[]): string {
  return name === "set" && options.some((option) => option.name === "append") ? "add" : name;
}

/** Words that may be none are left out before the first that is known, so that `git config $SCOPE core.editor` reads. */
function withoutDoubtful(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => word !== UNKNOWN_WORDS);
  return at === -1 ? words.map(() => UNKNOWN) : words.slice(at);
}

function describe(name: string, words: readonly string[], options: readonly GivenOption[]): ConfigCommand {
  const kind = ACTIONS.get(name) ?? "read";
  const [key = null, value = null] = words;
  const scope = scopeOf(options);
  const file = options.findLast((option) => option.name === "file")?.value ?? null;
  if (!WRITING.has(kind)) return { kind, key: normalize(key, kind), value: null, file, scope };
  return { kind: value === null ? "read" : kind, key: normalize(key, kind), value, file, scope };
}

/** Git refuses them without a value. */
const WRITING: ReadonlySet<ConfigAction> = new Set(["set", "add", "rename-section"]);

function normalize(key: string | null, kind: ConfigAction): string | null {
  if (key === null) return null;
  return kind.endsWith("-section") ? normalizeSection(key) : normalizeConfigKey(key);
}

const SCOPES: ReadonlySet<ConfigScope> = new Set(["blob", "file", "global", "local", "system", "worktree"]);

function scopeOf(options: readonly GivenOption[]): ConfigScope {
  return [...SCOPES].find((scope) => options.some(({ name }) => name === scope)) ?? "local";
}
