import { realFile } from "../git/config-entries.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { CannotInstall } from "./install-error.ts";

/** The repository that hooks are installed for. Throws GitError where there is none, CannotInstall where nobody commits. */
export function openInstall(cwd: string): Repository {
  const repository = openRepository(cwd);
  if (repository.isBare) throw new CannotInstall("this repository is bare: nobody commits here");
  // paths are compared: one spelling for each
  return { ...repository, commonDir: realFile(repository.commonDir), gitDir: realFile(repository.gitDir) };
}
