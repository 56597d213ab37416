import type { RuleSet } from "../src/core/rule.ts";
import { assistedBy } from "./assisted-by.ts";
import { atomicFiles } from "./atomic-files.ts";
import { atomicLines } from "./atomic-lines.ts";
import { commandRules } from "./command-rules.ts";
import { conventionalSubject } from "./conventional-subject.ts";
import { noAutosquash } from "./no-autosquash.ts";
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
  command: commandRules,
};
