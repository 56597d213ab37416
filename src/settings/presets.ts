import type { RuleValue } from "./settings-file.ts";
import type { Settings } from "./settings.ts";

/** Settings that ship with the program: complete, and written as a user would write them. */
export interface Preset extends Omit<Settings, "rules"> {
  readonly rules: Readonly<Record<string, RuleValue>>;
}

export const PRESETS: Readonly<Record<string, Preset>> = {
  strict: {
    rules: {
      "atomic-files": ["error", { max: 5 }],
      "atomic-lines": ["error", { max: 500, maxBinaryKiB: 512 }],
      "single-concern": "error",
      "conventional-subject": "error",
      "signed-off": "error",
      "assisted-by": ["error", { require: "always", unverifiable: "error" }],
      "visible-trailers": "error",
      "no-autosquash": "error",
      "no-bypass-flag": "error",
      "no-hooks-path": "error",
      "no-hook-switch": "error",
      "no-hook-tampering": "error",
      "no-plumbing-commit": "error",
      "no-remote-commit": "error",
    },
    agents: { sources: [".claude/agents", "~/.claude/agents"] },
    humans: "ask",
    gates: [],
    guard: { opaque: "allow" },
    protocol: { mode: "agents" },
    checkpoints: "off",
    generated: [],
    baseline: [],
    mode: "enforce",
    integration: "commits",
    branches: { protected: ["main", "master"], pattern: "^(feature|fix|docs|chore|refactor)/[a-z0-9._-]+$" },
  },
};
