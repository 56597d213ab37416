import type { ConfigEntry, GitCall } from "../core/command.ts";
import { readCloneConfig } from "./config-command.ts";

/** What git itself would run, and what says so. */
export type GitScript =
  /** For a shell. Git may put words behind it. */
  | { readonly kind: "text"; readonly text: string; readonly given: string }
  /** A program with its arguments, which no shell reads again. */
  | { readonly kind: "words"; readonly words: readonly string[]; readonly given: string };

type Call = Pick<GitCall, "command" | "options" | "operands" | "config" | "environment">;

/**
 * Everything that this call of git may run besides git's own programs: by its options, its operands, its settings and
 * its variables. Aliases are not among it (`resolveAlias`), nor are hooks. Source: the manuals, git(1), git-config(1).
 */
export function scriptsOf(call: Call): readonly GitScript[] {
  const config = call.command === "clone" ? [...call.config, ...readCloneConfig(call.options)] : call.config;
  return [...optionScripts(call), ...operandScripts(call), ...config.flatMap(configScripts), ...variableScripts(call)];
}

/** Options whose value is run. */
const OPTIONS: ReadonlyMap<string, RegExp> = new Map([
  ["archive", /^exec$/],
  ["clone", /^upload-pack$/],
  ["difftool", /^extcmd$/],
  ["fetch", /^upload-pack$/],
  ["filter-branch", /^(?:setup|.+-filter)$/],
  ["grep", /^open-files-in-pager$/],
  ["ls-remote", /^(?:upload-pack|exec)$/],
  ["pull", /^upload-pack$/],
  ["push", /^(?:receive-pack|exec)$/],
  ["rebase", /^exec$/],
  ["send-email", /^(?:sendmail|to|cc|header)-cmd$/],
]);

function optionScripts({ command, options }: Call): GitScript[] {
  const names = OPTIONS.get(command ?? "");
  if (names === undefined) return [];
  const running = options.filter(({ name, isKnown }) => isKnown && names.test(name));
  return running.flatMap(({ value, word }) => (value === null ? [] : [asText(value, joinGiven(word, value))]));
}

function joinGiven(word: string, value: string): string {
  return word.endsWith(value) ? word : `${word} ${value}`;
}

function asText(text: string, given: string): GitScript {
  return { kind: "text", text, given };
}

function operandScripts({ command, operands }: Call): GitScript[] {
  const [nested, ...rest] = operands;
  if (command === "for-each-repo") return asWords(["git", ...operands], command);
  if (command === "bisect" && nested === "run") return asWords(rest, "bisect run");
  return command === "submodule" && nested === "foreach" ? readForeach(rest) : [];
}

function asWords(words: readonly string[], runner: string): GitScript[] {
  return words.length === 0 ? [] : [{ kind: "words", words, given: `${runner} ${words.join(" ")}` }];
}

/** A single word is read by a shell, several are run as they stand. Source: git-submodule(1). */
function readForeach(words: readonly string[]): GitScript[] {
  const [first = ""] = words;
  return words.length === 1 ? [asText(first, `submodule foreach ${first}`)] : asWords(words, "submodule foreach");
}

/** Settings whose value is run by a shell. */
const SETTINGS =
  /^(?:core\.(?:editor|sshcommand|pager|fsmonitor|askpass|gitproxy|alternaterefscommand)|sequence\.editor|pager\..+|diff\.external|interactive\.difffilter|gc\.recentobjectshook|uploadpack\.packobjectshook|gpg\.(?:.+\.)?program|imap\.tunnel|diff\..+\.(?:command|textconv)|merge\..+\.driver|filter\..+\.(?:clean|smudge|process)|(?:difftool|mergetool|guitool|browser|man)\..+\.cmd|hook\..+\.command|trailer\..+\.(?:command|cmd)|remote\..+\.(?:uploadpack|receivepack)|sendemail\.(?:.+\.)?(?:sendmailcmd|tocmd|cccmd|headercmd)|tar\..+\.command)$/s;

/** Settings that name something of git's own, unless an exclamation mark comes first. */
const MARKED_SETTINGS = /^(?:credential\.(?:.+\.)?helper|submodule\..+\.update)$/s;

function configScripts({ key, value, given }: ConfigEntry): GitScript[] {
  if (value === null || BOOLEAN.test(value)) return [];
  if (SETTINGS.test(key)) return [asText(value, given)];
  return MARKED_SETTINGS.test(key) && value.startsWith("!") ? [asText(value.slice(1), given)] : [];
}

/** `core.fsmonitor` and `pager.<command>` may be that instead. */
const BOOLEAN = /^(?:true|false|yes|no|on|off|\d*)$/i;

const VARIABLES = [
  "GIT_EDITOR",
  "GIT_SEQUENCE_EDITOR",
  "VISUAL",
  "EDITOR",
  "GIT_PAGER",
  "PAGER",
  "GIT_SSH_COMMAND",
  "GIT_SSH",
  "GIT_PROXY_COMMAND",
  "GIT_EXTERNAL_DIFF",
  "GIT_ASKPASS",
  "SSH_ASKPASS",
] as const;

function variableScripts({ environment }: Call): GitScript[] {
  return VARIABLES.flatMap((name) => {
    const value = environment[name] ?? "";
    return value === "" ? [] : [asText(value, `${name}=${value}`)];
  });
}
