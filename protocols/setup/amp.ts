import { CANARY_COMMAND } from "./canary.ts";
import { PLUGIN_DENIAL } from "./plugin.ts";
import type { OwnFile, Setup } from "./setup.ts";

/** https://ampcode.com/manual/plugin-api, as kenryu42/cc-safety-net uses it (src/integrations/amp). */
function file(path: string): OwnFile {
  return { kind: "file", path, isExecutable: false, content: source };
}

function source(command: string): string {
  return `// Written by commit-guard: it judges every tool before Amp uses it.
// @i-know-the-amp-plugin-api-is-wip-and-very-experimental-right-now
// @ts-nocheck
import { spawnSync } from 'node:child_process';

const COMMAND = ${JSON.stringify(command)};

export default function commitGuard(amp) {
  amp.on("tool.call", async (event) => {
    const root = amp.system?.workspaceRoot;
    const directory = root ? amp.helpers.filePathFromURI(root) : process.cwd();
    const shell = amp.helpers.shellCommandFromToolCall(event);
    const args = shell ? { command: shell.command, cwd: shell.dir ?? undefined } : event.input;
    const payload = JSON.stringify({ protocol: "amp", tool: shell ? "Bash" : event.tool, args, directory });
    const asked = spawnSync("sh", ["-c", COMMAND], { input: payload, encoding: "utf8", cwd: directory, timeout: 30000 });
    let answer = {};
    try {
      answer = JSON.parse(asked.stdout);
    } catch {}
    if (answer?.decision === "allow") return { action: "allow" };
    const message = answer?.reason || asked.stderr || "commit-guard did not answer, so nothing was allowed";
    return { action: "reject-and-continue", message };
  });
}
`;
}

export const ampSetup: Setup = {
  name: "amp",
  title: "Amp",
  traces: [".amp", "~/.config/amp"],
  project: [file(".amp/plugins/commit-guard.ts")],
  user: [file("~/.config/amp/plugins/commit-guard.ts")],
  root: null,
  afterwards: ["Older versions of Amp load plugins only when they are started with PLUGINS=all."],
  canary: (directory) => ({ protocol: "amp", tool: "Bash", args: { cmd: CANARY_COMMAND }, directory }),
  denial: PLUGIN_DENIAL,
};
