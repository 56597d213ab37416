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
    for (const text of shell.aliases.values()) run.runText(text, quiet(shell));
  }
}

function quiet(shell: Shell): Shell {
  return { ...shell, output: "", aliases: new Map() };
}
