import type { Repository } from "../git/open-repository.ts";
import { applyEdits, type Edit, removeEmpty } from "./apply.ts";
import { readState } from "./file-state.ts";
import { formatManifest, manifestPath } from "./manifest.ts";
import type { Plan } from "./plan-changes.ts";

/**
 * Carries a plan out, all of it or nothing. What uninstall needs is written first: a machine that stops half-way leaves
 * nothing that it could not take back. Throws InstallFault.
 */
export function install(repository: Repository, { changes, manifest }: Plan): void {
  const path = manifestPath(repository);
  const found = readState(path);
  const bytes = Buffer.from(formatManifest(manifest, repository));
  if (changes.length === 0 && found?.bytes.equals(bytes) === true) return;
  const first: Edit = { path, from: found, to: { bytes, mode: 0o644 } };
  applyEdits([first, ...changes]);
  removeEmpty(manifest.folders);
}
