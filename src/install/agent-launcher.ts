import { join, relative } from "node:path";
import { guardCommand } from "../../protocols/setup/command.ts";
import type { Setup } from "../../protocols/setup/setup.ts";
import type { PackagePlace } from "./package-place.ts";
import { quoteForSh } from "./shell-text.ts";

/** The file of the package that agents run: it starts Node only for what needs a judge. */
const GUARD = "hooks/guard.sh";

/** Where every clone finds that file, from the root of the repository; null where only this machine has it. */
export function guardInRepository({ files, inRepository, isDependency }: PackagePlace, root: string): string | null {
  if (isDependency) return `${inRepository}/dist/${GUARD}`;
  const path = relative(root, join(files, GUARD));
  return path.startsWith("../") ? null : path;
}

/**
 * For a configuration that is committed. A fresh work tree has no packages yet: there those of the main one judge, or an
 * agent could not even install them.
 */
export function sharedCommand({ name, root }: Setup, guard: string): string {
  const enter = root === null ? "" : `cd ${root}; `;
  const main = '[ -f "$g" ] || g=$(git rev-parse --git-common-dir)/../$g';
  return guardCommand(`${enter}g=${quoteForSh(guard)}; ${main}; [ -f "$g" ] && sh "$g"`, name);
}

/** For a configuration of this machine. */
export function machineCommand({ name }: Setup, { files }: PackagePlace): string {
  const guard = quoteForSh(join(files, GUARD));
  return guardCommand(`[ -f ${guard} ] && sh ${guard}`, name);
}
