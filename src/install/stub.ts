import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asText, type State } from "./file-state.ts";
import type { PackagePlace } from "./package-place.ts";
import { alwaysQuoted } from "./shell-text.ts";

/** How everybody recognises a hook file of ours. */
export const MARK = "# commit-guard hook";

/** The hook file for git: runs what was there before, then commit-guard. `chained` may be relative to it (`./x`), or empty. */
export function createStub({ files }: PackagePlace, chained: string): Buffer {
  const recorded = alwaysQuoted(join(files, "hooks/shim.sh"));
  const text = readFileSync(join(files, "hooks/stub.sh"), "utf8")
    .replaceAll(/'?@RECORDED@'?/g, () => recorded)
    .replaceAll(/'?@CHAINED@'?/g, () => alwaysQuoted(chained));
  return Buffer.from(text);
}

/** A file for an event that is none of ours, where git no longer looks into the folder that has the hook. */
export function createPassThrough(chained: string): Buffer {
  const hook = alwaysQuoted(chained);
  return Buffer.from(`#!/bin/sh\n${MARK}\n[ -x ${hook} ] || exit 0\nexec ${hook} "$@"\n`);
}

/** A stub of any version, or a copy of the shim, which was how hooks were installed by hand. */
export function isOurs(state: State): boolean {
  return /^#![^\n]*\n# commit-guard(?: hook)?[:\n]/.test(asText(state));
}
