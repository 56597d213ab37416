import type { Repository } from "../git/open-repository.ts";
import { applyEdits, type Edit, removeEmpty } from "./apply.ts";
import { isSame, readState, type State } from "./file-state.ts";
import { formatManifest, joinManifests, type Manifest, manifestPath, readManifest } from "./manifest.ts";
import type { Plan } from "./plan-changes.ts";
import { removeLeftovers } from "./replace-file.ts";

/**
 * Carries a plan out, all of it or nothing. What uninstall needs is written first, for the earlier init as for this one:
 * a machine that stops half-way leaves nothing that it could not take back. Throws InstallFault, CannotInstall for a
 * manifest that cannot be read.
 */
export function install(repository: Repository, { changes, manifest }: Plan): void {
  const path = manifestPath(repository);
  const both = joinManifests(readManifest(repository), manifest);
  for (const file of [path, ...both.files.map((one) => one.path)]) removeLeftovers(file);
  const found = readState(path);
  const last = toState(manifest, repository);
  if (changes.length === 0 && isSame(found, last)) return;
  const first = toState(both, repository);
  const edits: readonly Edit[] = [{ path, from: found, to: first }, ...changes];
  applyEdits(isSame(first, last) ? edits : [...edits, { path, from: first, to: last }]);
  removeEmpty(manifest.folders);
}

function toState(manifest: Manifest, repository: Repository): State {
  return { bytes: Buffer.from(formatManifest(manifest, repository)), mode: 0o644 };
}
