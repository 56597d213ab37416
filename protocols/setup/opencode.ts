import { CANARY_COMMAND } from "./canary.ts";
import { PLUGIN_DENIAL } from "./plugin.ts";
import type { OwnFile, Setup } from "./setup.ts";

/** https://opencode.ai/docs/plugins: a hook that throws keeps the tool from running. JavaScript, so that nobody's tsc minds it. */
function file(path: string): OwnFile {
  return { kind: "file", path, isExecutable: false, content: source };
}

function source(command: string): string {
  return `// Written by commit-guard: it judges every tool before opencode uses it.
import { spawnSync } from 'node:child_process';

const COMMAND = ${JSON.stringify(command)};
const READERS = new Set(["read", "grep", "glob", "list", "todoread", "todowrite", "webfetch", "websearch", "codesearch"]);

export const CommitGuard = async ({ directory }) => ({
  "tool.execute.before": async (input, output) => {
    if (READERS.has(input.tool)) return;
    const payload = JSON.stringify({ protocol: "opencode", tool: input.tool, args: output.args, directory });
    const asked = spawnSync("sh", ["-c", COMMAND], { input: payload, encoding: "utf8", cwd: directory, timeout: 30000 });
    let answer = {};
    try {
      answer = JSON.parse(asked.stdout);
    } catch {}
    if (answer?.decision === "allow") return;
    throw new Error(answer?.reason || asked.stderr || "commit-guard did not answer, so nothing was allowed");
  },
});
`;
}

export const opencodeSetup: Setup = {
  name: "opencode",
  title: "opencode",
  traces: [".opencode", "opencode.json", "opencode.jsonc"],
  project: [file(".opencode/plugins/commit-guard.js")],
  user: [file("~/.config/opencode/plugins/commit-guard.js")],
  root: null,
  afterwards: [],
  canary: (directory) => ({ protocol: "opencode", tool: "bash", args: { command: CANARY_COMMAND }, directory }),
  denial: PLUGIN_DENIAL,
};
