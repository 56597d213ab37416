import { type Command, type ConfigChange, type ConfigEntry, type GitCall } from "../src/core/command.ts";
import { LEAVE_HOOKS, RUN_WITHOUT } from "../src/core/command-steps.ts";
import { isHookKey, keepsHooks } from "../src/core/hook-config.ts";
import { type CommandRule, commandRule, type CommandViolation } from "../src/core/rule.ts";
import { mayCommit } from "../src/core/writing-calls.ts";

export const noHooksPath: CommandRule = commandRule({
  id: "no-hooks-path",
  summary: "Git looks for hooks where it always did.",
  why: "Hooks that git does not find are skipped without a word, and nothing is judged.",
  bad: "git -c core.hooksPath=/dev/null commit -m 'fix: a'",
  good: "git commit -m 'fix: a'",
  details: `Refused are core.hooksPath, hook.<name>.enabled=false and files of configuration that nobody can read here,
for one command (-c, --config-env, GIT_CONFIG_COUNT, GIT_CONFIG_GLOBAL …) that may commit or push, and for good by git
config: setting or unsetting them, removing or renaming their section. Reading them is allowed, so is what husky sets
(.husky, .husky/_), and so is a setting for a command that only looks.`,

  *check({ gits }: Command) {
    for (const git of gits) {
      if (mayCommit(git)) yield* redirections(git);
      if (editsHooks(git)) yield changed({ given: "--edit" }, git);
      yield* git.changes.filter(isHarmful).map((change) => changed(change, git));
    }
  },
});

/** Of each key the last entry counts, but each file that is included counts. */
function* redirections(git: GitCall): Iterable<CommandViolation> {
  const harmful = git.config.filter(({ key, value }) => isHookKey(key) && !keepsHooks(key, value));
  for (const entry of harmful) {
    if (entry.key === "core.hookspath" && !isLast(entry, git.config)) continue;
    const what = `"${entry.given}" keeps git ${git.command} from the hooks`;
    yield { what, next: RUN_WITHOUT, token: entry.given, within: git.text };
  }
}

function isLast(entry: ConfigEntry, all: readonly ConfigEntry[]): boolean {
  return all.findLast(({ key }) => key === entry.key) === entry;
}

function changed({ given }: Pick<ConfigChange, "given">, git: GitCall): CommandViolation {
  const what = `"${given}" changes for good which hooks git finds`;
  return { what, next: LEAVE_HOOKS, token: given, within: git.text };
}

/** What a change does to the hooks, by its kind. Editing leaves everything as it was until somebody types. */
const HARMFUL: Readonly<Record<ConfigChange["kind"], (key: string, value: string | null) => boolean>> = {
  set: (key, value) => isHookKey(key) && !keepsHooks(key, value),
  unset: (key) => key === "core.hookspath" || (key.startsWith("hook.") && !key.endsWith(".enabled")),
  "remove-section": isHookSection,
  "rename-section": (section, name) => isHookSection(section) || name?.toLowerCase() === "core",
  edit: () => false,
};

function isHarmful({ kind, key, value, file }: ConfigChange): boolean {
  return key !== null && isGitsOwn(file) && HARMFUL[kind](key, value);
}

function isHookSection(section: string): boolean {
  return section.toLowerCase() === "core" || section.startsWith("hook.");
}

/** An editor that nobody sits before, told to write what decides about hooks. Source: git-var(1), GIT_EDITOR. */
function editsHooks({ changes, environment, config }: GitCall): boolean {
  if (changes.every(({ kind }) => kind !== "edit")) return false;
  const { GIT_EDITOR = "", VISUAL = "", EDITOR = "" } = environment;
  const set = config.filter(({ key }) => key === "core.editor").map(({ value }) => value ?? "");
  return [GIT_EDITOR, VISUAL, EDITOR, ...set].some((editor) => /hookspath|\[hook\b/i.test(editor));
}

/** Git reads no other files by itself. Source: git-config(1), FILES. */
function isGitsOwn(file: string | null): boolean {
  return file === null || /(?:^|\/)(?:\.?gitconfig|config|config\.worktree)$/.test(file);
}
