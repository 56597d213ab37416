import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Repo } from "./repo.ts";
import { hostLine, SHIM, writeHook } from "./stub-double.ts";

/** What init writes into tracked files. */
const TRACKED_EVENTS = ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-push"];

/** Real husky in the place of our own hooks, with our line in its files. */
export function hostByHusky(repo: Repo): void {
  rmSync(join(repo.root, ".git/hooks"), { recursive: true });
  link(resolve("node_modules/husky"), join(repo.root, "node_modules/husky"));
  link(resolve("node_modules/husky/bin.js"), join(repo.root, "node_modules/.bin/husky"));
  for (const event of TRACKED_EVENTS) repo.write(`.husky/${event}`, hostLine(event));
  repo.commit("chore: host the hooks");
  armHusky(repo.root, repo.env);
}

export function armHusky(root: string, env: NodeJS.ProcessEnv): void {
  execFileSync(process.execPath, [resolve("node_modules/husky/bin.js")], { cwd: root, env });
}

/** A tracked folder of hooks, as a repository may own it. */
export function hostByFolder(repo: Repo, folder: string): void {
  rmSync(join(repo.root, ".git/hooks"), { recursive: true });
  for (const event of TRACKED_EVENTS) writeHook(join(repo.root, folder, event), `#!/bin/sh\n${hostLine(event)}`);
  repo.commit("chore: own the hooks");
  repo.git("config", "core.hooksPath", folder);
}

/** A double of lefthook: its hook files name only lefthook, its configuration names us. */
export function hostByLefthook(repo: Repo): void {
  repo.write(
    "node_modules/lefthook/run.sh",
    `[ "\${LEFTHOOK-}" = 0 ] && exit 0\nevent=$1; shift; sh ${SHIM} "$event" "$@"\n`,
  );
  link(join(repo.root, "node_modules/lefthook/install.sh"), join(repo.root, "node_modules/.bin/lefthook"));
  writeHook(join(repo.root, "node_modules/lefthook/install.sh"), installText());
  repo.write("lefthook.yml", "extends:\n  - node_modules/commit-guard/dist/hosts/lefthook.yml\n");
  repo.commit("chore: host the hooks", {});
  rmSync(join(repo.root, ".git/hooks"), { recursive: true });
  execFileSync("sh", [join(repo.root, "node_modules/lefthook/install.sh")], { cwd: repo.root, env: repo.env });
}

function installText(): string {
  const events = [...TRACKED_EVENTS, "pre-merge-commit"].join(" ");
  return `#!/bin/sh
mkdir -p .git/hooks
for event in ${events}; do
  printf '#!/bin/sh\\nsh node_modules/lefthook/run.sh %s "$@"\\n' "$event" >.git/hooks/$event
  chmod +x .git/hooks/$event
done
`;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
