import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Ground } from "../ground/ground.ts";
import { PROGRAM } from "../ground/project.ts";
import { must } from "../ground/run.ts";

const TRACE = "COMMIT_GUARD_SUITE_TRACE";

/**
 * Writes a `git` that is git, but installs commit-guard before it commits. Gives the variables that put it before the
 * real one.
 */
export async function writeGit(ground: Ground, tarball: string): Promise<NodeJS.ProcessEnv> {
  const folder = join(ground.folder, "bin");
  mkdirSync(folder);
  const real = await must({ cwd: ground.folder, env: ground.env }, "sh", "-c", "command -v git");
  const trace = join(ground.folder, "trace");
  writeFileSync(join(folder, "git"), wrapper(real, tarball, trace));
  chmodSync(join(folder, "git"), 0o755);
  return { PATH: [folder, ground.env["PATH"]].join(delimiter), [TRACE]: trace };
}

/** How many commits were made since this was asked last, beside an installed commit-guard. */
export function readTrace(env: NodeJS.ProcessEnv): number {
  const file = env[TRACE];
  if (file === undefined || !existsSync(file)) return 0;
  const lines = readFileSync(file, "utf8").split("\n").length - 1;
  rmSync(file);
  return lines;
}

const SETTINGS = `{ "extends": "strict", "rules": { "conventional-subject": "off", "signed-off": "off", "assisted-by": "off" } }`;

/** npm installs into the nearest folder above that is a package, husky's scripts commit in some folder below. */
function wrapper(git: string, tarball: string, trace: string): string {
  return `#!/bin/sh
top=$('${git}' rev-parse --show-toplevel 2>/dev/null)
if [ "\${1-}" = commit ] && [ -d "$top" ]; then
  package=$PWD
  until [ -d "$package/node_modules" ] || [ "$package" = "$top" ]; do package=\${package%/*}; done
  if [ ! -d "$package/node_modules/commit-guard" ]; then
    mkdir -p "$package/node_modules/commit-guard"
    tar xzf '${tarball}' -C "$package/node_modules/commit-guard" --strip-components 1
    (cd "$package" && PATH=\${PATH#*:} '${process.execPath}' ${PROGRAM} init --yes --mode husky) >&2 || exit 97
    echo '${SETTINGS}' >"$top/commit-guard.json"
  fi
  echo commit >>'${trace}'
fi
exec '${git}' "$@"
`;
}
