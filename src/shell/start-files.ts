import { parseConfigFile } from "./config-file.ts";
import type { Run } from "./run.ts";
import { environmentOf, NEW_SHELL, type Shell } from "./shell-state.ts";

/** Files that a shell reads when it starts. Source: bash(1), zsh(1). */
const START_FILE =
  /^(?:~|\/(?:root|home\/[^/]+|Users\/[^/]+))\/(?:\.(?:bashrc|bash_profile|bash_login|bash_aliases|profile|zshrc|zshenv|zprofile)|\.config\/fish\/.*)$/;

/** What is written into a start file holds for every shell from then on: its aliases are judged as if they were used. */
export function followStartFile(run: Run, path: string, content: string): void {
  if (!START_FILE.test(path)) return;
  for (const shell of run.runText(content, NEW_SHELL)) {
    Object.assign(run.found.exported, environmentOf(shell));
    for (const text of shell.aliases.values()) run.runText(`${text}\n${text} commit`, quiet(shell));
    for (const name of shell.functions.keys()) run.runWords({ words: [name, "commit"], assignments: {} }, quiet(shell));
  }
}

/** Aliases of git that are written into its configuration are judged as if they were used. */
export function followGitConfig(run: Run, path: string, content: string): void {
  if (!/(?:^|\/)(?:\.git\/config|\.gitconfig|git\/config)$/.test(path)) return;
  for (const { key, value } of parseConfigFile(content)) {
    if (!key.startsWith("alias.") || value === null) continue;
    run.runText(value.startsWith("!") ? value.slice(1) : `git ${value}`, NEW_SHELL);
  }
}

function quiet(shell: Shell): Shell {
  return { ...shell, output: "", aliases: new Map() };
}
