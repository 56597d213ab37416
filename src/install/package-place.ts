import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { InstallFault } from "./install-error.ts";

/** Where the commit-guard that runs has its files, and where a repository finds its own. */
export interface PackagePlace {
  /** Absolute; `stub.sh` and `shim.sh` are in its folder `hooks`, what hosts read in `hosts`. */
  readonly files: string;
  /** The program that an alias can name. */
  readonly program: string;
  /** The package from the root of the work tree, with `/`: what a tracked file can name. */
  readonly inRepository: string;
  /** Whether it is a dependency there; else it still has to be installed. */
  readonly isDependency: boolean;
}

const NAME = "node_modules/commit-guard";

/** `cwd` is where init was started, `script` the program that was. Throws InstallFault for a package that is not whole. */
export function findPackage(root: string, cwd: string, script: string): PackagePlace {
  const owner = findOwner(root, cwd, script);
  const inRepository = owner === null ? NAME : toSlashes(relative(root, join(owner, NAME)));
  const own = owner === null ? null : join(owner, NAME, "dist");
  const files = own !== null && isPackage(own) ? own : ownFiles();
  return { files, program: programIn(files), inRepository, isDependency: owner !== null };
}

/** The folder inside the work tree whose node_modules has the package: the one that runs, else the nearest upwards. */
function findOwner(root: string, cwd: string, script: string): string | null {
  const running = script.slice(0, Math.max(0, script.lastIndexOf("/node_modules/")));
  const folders = [running, ...upwards(cwd, root)].filter((folder) => isInside(folder, root));
  return folders.find((folder) => existsSync(join(folder, NAME))) ?? null;
}

function upwards(folder: string, root: string): readonly string[] {
  return folder === root || dirname(folder) === folder ? [folder] : [folder, ...upwards(dirname(folder), root)];
}

function isInside(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(`${root}/`);
}

/** From source the files stand at the root of the repository, in the package in `dist`: both are above this file. */
function ownFiles(): string {
  const found = upwards(dirname(fileURLToPath(import.meta.url)), "/").find(isPackage);
  if (found === undefined)
    throw new InstallFault("commit-guard is not whole, install it again: hooks/stub.sh is missing");
  return found;
}

function isPackage(folder: string): boolean {
  return existsSync(join(folder, "hooks/stub.sh")) && existsSync(join(folder, "hooks/shim.sh"));
}

function programIn(files: string): string {
  const built = join(files, "commit-guard.cjs");
  return existsSync(built) ? built : join(files, "src/cli/bin/commit-guard.ts");
}

function toSlashes(path: string): string {
  return path.split(sep).join("/");
}
