import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { hasConfigHooks, readGitVersion } from "../../src/git/git-version.ts";

/** A PATH on which git says that it is of another version; else it is the machine's own. */
export function pretendGit(folder: string, version: string): string {
  const path = process.env["PATH"] ?? "";
  const git = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).stdout.trim();
  const bin = join(folder, `git-${version}`);
  mkdirSync(bin);
  const script = `#!/bin/sh\ncase "$*" in\n  "version" | *" log.showSignature=false version") echo "git version ${version}" ;;\n  *) exec '${git}' "$@" ;;\nesac\n`;
  writeFileSync(join(bin, "git"), script, { mode: 0o755 });
  return `${bin}${delimiter}${path}`;
}

/** A PATH for tests of what only a git without hooks by configuration needs. */
export function olderGit(folder: string): NodeJS.ProcessEnv {
  return hasConfigHooks(readGitVersion(folder)) ? { PATH: pretendGit(folder, "2.53.0") } : {};
}
