import type { Repository } from "../git/open-repository.ts";
import { tryResolve } from "../git/range.ts";
import { revisionSource, stagedSource } from "../git/settings-sources.ts";
import { COMMITLINT_FILES, findCommitlintConfiguration, isCommitlintCode } from "../settings/commitlint-source.ts";
import type { SettingsSource } from "../settings/load-settings.ts";
import { CODE, findSettingsFile } from "../settings/settings-names.ts";

/**
 * Where a hook that judges stored commits reads settings: from HEAD, so that an edit which is only staged cannot wave a
 * push through. From the index where HEAD has none yet, or has code, which only runs as it is checked out. Throws GitError.
 */
export function storedSource(repository: Repository): SettingsSource {
  const head = tryResolve(repository, "HEAD");
  if (head === null) return stagedSource(repository);
  const committed = revisionSource(repository, head);
  return isData(committed) ? committed : stagedSource(repository);
}

function isData(source: SettingsSource): boolean {
  const read = (name: string): string => source.read(name) ?? "";
  const name = findSettingsFile((one) => source.read(one));
  if (name === null || CODE.includes(name)) return false;
  const commitlint = findCommitlintConfiguration(source.present(COMMITLINT_FILES), read);
  return commitlint === null || !isCommitlintCode(commitlint);
}
