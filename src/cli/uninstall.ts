import { openInstall } from "../install/open-install.ts";
import { uninstall } from "../install/uninstall.ts";
import { showPath } from "./init-plan.ts";
import type { ExitCode, Io } from "./io.ts";

/** `commit-guard uninstall`. Exit code 1 where a file that a person changed had to stay. Throws InstallFault. */
export function runUninstall(io: Io): ExitCode {
  const repository = openInstall(io.cwd);
  const done = uninstall(repository);
  if (done === null) {
    io.out("commit-guard: init has not installed anything in this clone\n");
    return 0;
  }
  const show = (path: string): string => showPath(path, repository);
  for (const path of done.restored) io.out(`as before: ${show(path)}\n`);
  for (const path of done.kept) io.out(`kept: ${show(path)}, a message that was refused\n`);
  for (const path of done.left) io.err(`error: ${show(path)} was edited since it was installed; it stays as it is\n`);
  io.out("commit-guard: uninstalled from this clone\n");
  return done.left.length === 0 ? 0 : 1;
}
