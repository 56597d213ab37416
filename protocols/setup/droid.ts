import { CLAUDE_DENIAL, claudeCanary, claudeEntry } from "./claude-family.ts";
import type { JsonFile, Setup } from "./setup.ts";

const MATCHER = "Execute|Create|Edit|MultiEdit|ApplyPatch|mcp__.*";

/** https://docs.factory.ai/harness/hooks: keyed by event, without `hooks` around them; seconds. */
function file(path: string): JsonFile {
  return {
    kind: "json",
    path,
    required: [],
    entries: (command) => [claudeEntry(["PreToolUse"], MATCHER, { command, timeout: 30 })],
  };
}

export const droidSetup: Setup = {
  name: "droid",
  title: "Factory Droid",
  traces: [".factory"],
  project: [file(".factory/hooks.json")],
  user: [file("~/.factory/hooks.json")],
  root: '"$FACTORY_PROJECT_DIR"',
  afterwards: [],
  canary: (folder) => claudeCanary(folder, "Execute"),
  denial: CLAUDE_DENIAL,
};
