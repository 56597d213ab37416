import { join } from "node:path";
import { guardCommand } from "../../protocols/setup/command.ts";
import { claudeCodeSetup } from "../../protocols/setup/claude-code.ts";

/** A file of the plugin; the path is absolute. */
export interface PluginFile {
  readonly path: string;
  readonly text: string;
  readonly mode: number;
}

const MANIFEST = ".claude-plugin/plugin.json";
const HOOKS = "hooks/hooks.json";
const LAUNCHER = "hooks/guard.sh";

export function pluginPaths(folder: string): readonly string[] {
  return [MANIFEST, HOOKS, LAUNCHER].map((name) => join(folder, name));
}

/**
 * A plugin for Claude Code, for people who want the guard in all their sessions. Claude Code copies the folder away, so
 * that nothing in it can name the package: a launcher looks for it. Source: https://code.claude.com/docs/en/plugins-reference
 */
export function pluginFiles(folder: string, version: string): readonly PluginFile[] {
  const [manifest = "", hooks = "", launcher = ""] = pluginPaths(folder);
  return [
    { path: manifest, text: formatJson({ name: "commit-guard", version, ...ABOUT }), mode: 0o644 },
    { path: hooks, text: formatJson({ description: ABOUT.description, ...hookEntries() }), mode: 0o644 },
    { path: launcher, text: LAUNCHER_TEXT, mode: 0o755 },
  ];
}

const ABOUT = {
  description: "Refuses commands that would pass the git hooks by, before they run.",
  license: "MIT",
  keywords: ["git", "hooks", "no-verify", "commit"],
};

/** `hooks/hooks.json` is loaded by its name: a manifest that names it again would load it twice. */
function hookEntries(): Readonly<Record<string, unknown>> {
  const command = guardCommand('sh "${CLAUDE_PLUGIN_ROOT}"/hooks/guard.sh', claudeCodeSetup.name);
  const entries = claudeCodeSetup.project.flatMap((file) => (file.kind === "json" ? file.entries(command) : []));
  return { hooks: { PreToolUse: entries.map(({ value }) => value) } };
}

const LAUNCHER_TEXT = `#!/bin/sh
# Written by commit-guard: asks the package of the project, that of its main work tree, then the one on the PATH.
cd "\${CLAUDE_PROJECT_DIR:-.}" || exit
for root in . "$(git rev-parse --git-common-dir 2>/dev/null)/.."; do
  guard=$root/node_modules/commit-guard/dist/hooks/guard.sh
  [ ! -f "$guard" ] || exec sh "$guard" "$@"
done
exec commit-guard guard "$@"
`;

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
