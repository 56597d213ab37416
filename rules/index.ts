import type { RuleSet } from "../src/core/rule.ts";
import { assistedBy } from "./assisted-by.ts";
import { atomicFiles } from "./atomic-files.ts";
import { atomicLines } from "./atomic-lines.ts";
import { conventionalSubject } from "./conventional-subject.ts";
import { noAutosquash } from "./no-autosquash.ts";
import { noBypassFlag } from "./no-bypass-flag.ts";
import { noHookSwitch } from "./no-hook-switch.ts";
import { noHookTampering } from "./no-hook-tampering.ts";
import { noHooksPath } from "./no-hooks-path.ts";
import { noPlumbingCommit } from "./no-plumbing-commit.ts";
import { noRemoteCommit } from "./no-remote-commit.ts";
import { signedOff } from "./signed-off.ts";
import { singleConcern } from "./single-concern.ts";
import { visibleTrailers } from "./visible-trailers.ts";

export const rules: RuleSet = {
  commit: [
    atomicFiles,
    atomicLines,
    singleConcern,
    conventionalSubject,
    signedOff,
    assistedBy,
    visibleTrailers,
    noAutosquash,
  ],
  command: [noBypassFlag, noHooksPath, noHookSwitch, noHookTampering, noPlumbingCommit, noRemoteCommit],
};
