import { hardenedEnvironment } from "./run-git.ts";

/** The value of `alias.<name>` as git in a folder would take it; null where there is none, or git cannot be asked. */
export function readGitAlias(folder: string, name: string): string | null {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) return null;
  // Loaded only where somebody uses an alias: it costs a tenth of a start of Node.
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const { status, stdout } = spawnSync("git", ["config", "--get", `alias.${name}`], {
    cwd: folder,
    env: hardenedEnvironment(process.env),
    encoding: "utf8",
    timeout: LONGEST_MS,
  });
  return status === 0 ? stdout.replace(/\n$/, "") : null;
}

const LONGEST_MS = 2000;
