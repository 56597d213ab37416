import { type ConfigChange, type ConfigEntry, type GitCall, isKnown, UNKNOWN, UNKNOWN_WORDS } from "../core/command.ts";
import { type CommandLine, parseCommandLine } from "./command-line.ts";
import { readCallConfig } from "./call-config.ts";
import { readConfigCommand } from "./config-command.ts";
import { parseConfigFile } from "./config-file.ts";
import { resolveAlias } from "./git-aliases.ts";
import { printGit } from "./git-output.ts";
import { type GitScript, scriptsOf } from "./git-scripts.ts";
import { findOptionTable } from "./option-table.ts";
import { joinPath } from "./paths.ts";
import { type Run, showWords } from "./run.ts";
import { environmentOf, setVariable, type Shell } from "./shell-state.ts";

/** One call of git: notes what it would do, follows its aliases and the scripts that it runs; gives what it prints. */
export function runGit(args: readonly string[], shell: Shell, run: Run): string {
  return follow({ args, aliases: [] }, shell, run);
}

interface Given {
  readonly args: readonly string[];
  readonly aliases: readonly string[];
}

function follow({ args, aliases }: Given, shell: Shell, run: Run): string {
  run.spend(2);
  const line = parseCommandLine(args.map(withoutHoles));
  const environment = environmentOf(shell);
  const folder = folderOf(line, shell);
  const config = readCallConfig(line.globals, environment, (path) => run.read(joinPath(folder, path)));
  const alias = aliasOf(line, { config, folder, aliases, run });
  if (alias !== null) return followAlias(alias, { line, aliases, config }, { ...shell, folder }, run);
  const { command, globals, options, operands } = line;
  const changes = command === "config" ? changesOf(line) : [];
  const text = showWords(["git", ...args]);
  const call: GitCall = {
    command,
    aliases,
    globals,
    options,
    operands,
    config,
    changes,
    environment,
    folder,
    input: shell.input,
    text,
  };
  run.found.gits.push(call);
  if (isOpaque(call, args)) run.found.opaque.push(text);
  noteAliases(call, shell, run);
  const inner = withConfig({ ...shell, folder }, config);
  for (const script of scriptsOf(call)) runGitScript(script, [], inner, run);
  if (command === "rebase") runTodo(call, inner, run);
  return printGit(call);
}

/** `com${x}mit`: what nobody set is most likely empty, inside of a word. */
function withoutHoles(word: string): string {
  const known = word.replaceAll(HOLES, "");
  const isHole = known === "" || known === word || /[/=:]/.test(word);
  return isHole || !(findOptionTable(known) !== null || known.startsWith("-")) ? word : known;
}

const HOLES = new RegExp(`[${UNKNOWN}${UNKNOWN_WORDS}]`, "gu");

function folderOf({ globals }: CommandLine, shell: Shell): string {
  const folders = globals.filter(({ name, value }) => name === "C" && value !== null);
  return folders.reduce((folder, { value }) => joinPath(folder, value ?? ""), shell.folder);
}

interface Around {
  readonly config: readonly ConfigEntry[];
  readonly folder: string;
  readonly aliases: readonly string[];
  readonly run: Run;
}

const DEEPEST = 8;

/** Of a command that git does not have itself. */
function aliasOf({ command }: CommandLine, { config, folder, aliases, run }: Around): GitScript | null {
  if (command === null || !canBeAlias(command, aliases)) return null;
  const given = resolveAlias(command, config);
  if (given !== null) return given;
  const value = run.aliases.get(command) ?? writtenAlias(command, run) ?? run.world.gitAlias(command, folder);
  return value === null ? null : resolveAlias(command, [aliasEntry(command, value)]);
}

/** No command of git is one, and none is an alias of itself. */
function canBeAlias(command: string, aliases: readonly string[]): boolean {
  const isOwn = !isKnown(command) || findOptionTable(command) !== null;
  return !isOwn && !aliases.includes(command) && aliases.length < DEEPEST;
}

/** Of a configuration file that the script itself has written. */
function writtenAlias(command: string, { written }: Run): string | null {
  const texts = [...written].filter(([path]) => /(?:^|\/)(?:\.git\/config|\.gitconfig|git\/config)$/.test(path));
  const entries = texts.flatMap(([, text]) => parseConfigFile(text ?? ""));
  return entries.findLast(({ key }) => key === `alias.${command.toLowerCase()}`)?.value ?? null;
}

function aliasEntry(name: string, value: string): ConfigEntry {
  return { key: `alias.${name.toLowerCase()}`, value, given: `alias.${name}` };
}

type Before = Pick<Given, "aliases"> & { readonly line: CommandLine; readonly config: readonly ConfigEntry[] };

function followAlias(alias: GitScript, { line, aliases, config }: Before, shell: Shell, run: Run): string {
  const inner = withConfig(shell, config);
  if (alias.kind === "text") return runGitScript(alias, line.words, inner, run);
  return follow({ args: [...alias.words, ...line.words], aliases: [...aliases, line.command ?? ""] }, inner, run);
}

/** Git hands the words that it got to the script. */
function runGitScript(script: GitScript, words: readonly string[], shell: Shell, run: Run): string {
  const inner: Shell = { ...shell, parameters: words, output: "", input: null, functions: new Map() };
  const ends =
    script.kind === "text"
      ? run.runText(words.length === 0 ? script.text : `${script.text} "$@"`, inner)
      : run.runWords({ words: script.words, assignments: {} }, inner);
  return ends[0]?.output ?? "";
}

/** `exec` lines that an editor puts into the list of a rebase. */
function runTodo({ config, environment }: GitCall, shell: Shell, run: Run): void {
  const editors = [
    environment["GIT_SEQUENCE_EDITOR"],
    ...config.map(({ key, value }) => (key === "sequence.editor" ? value : "")),
  ];
  for (const editor of editors) {
    const text = /\b(?:exec|x)\s+(git\b[^'"\n]*)/.exec(editor ?? "")?.[1];
    if (text !== undefined) run.runText(text, { ...shell, output: "", input: null });
  }
}

/** What a `git config` would change for good. */
function changesOf({ options, operands, words }: CommandLine): readonly ConfigChange[] {
  const { kind, key, value, file } = readConfigCommand(options, operands);
  if (kind === "read") return [];
  return [{ kind: kind === "add" ? "set" : kind, key, value, file, given: words.join(" ") }];
}

/** What `-c` sets holds for every git that this one starts. */
function withConfig(shell: Shell, config: readonly ConfigEntry[]): Shell {
  if (config.length === 0) return shell;
  const quoted = config.map(({ key, value }) => `${quote(key)}=${value === null ? "" : quote(value)}`);
  const values = [quoted.join(" ")];
  return setVariable(shell, "GIT_CONFIG_PARAMETERS", { values, keys: null, isArray: false, isExported: true });
}

function quote(text: string): string {
  return `'${text.replaceAll(/['!]/g, String.raw`'\$&'`)}'`;
}

/** An alias that is set for good is one at once, and is judged as if it were used. */
function noteAliases({ changes, aliases }: GitCall, shell: Shell, run: Run): void {
  for (const change of changes) {
    const name = aliasNameOf(change);
    if (name === null) continue;
    run.aliases.set(name, change.value ?? "");
    const alias = resolveAlias(name, [aliasEntry(name, change.value ?? "")]);
    if (alias?.kind === "text") runGitScript(alias, [], shell, run);
    else if (alias !== null) follow({ args: alias.words, aliases: [...aliases, name] }, shell, run);
  }
}

function aliasNameOf({ kind, key }: ConfigChange): string | null {
  return kind === "set" ? (/^alias\.([^]+)$/.exec(key ?? "")?.[1] ?? null) : null;
}

const COMMITTING: ReadonlySet<string> = new Set(["commit", "merge", "push", "pull", "rebase", "am"]);

/** Nobody can know which command it is, or whether an option is among its words. */
function isOpaque({ command }: GitCall, args: readonly string[]): boolean {
  if (command === null) return false;
  if (!isKnown(command)) return true;
  return COMMITTING.has(command) && args.some((word) => word === UNKNOWN_WORDS);
}
