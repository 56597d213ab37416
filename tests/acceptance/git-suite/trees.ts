import { appendFileSync, chmodSync, cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * A built source tree of git that tests may write in: links to everything but t, which is a copy. With `more`, every test
 * script reads these lines of sh after git's own preparation.
 */
export function copyTree(source: string, to: string, more: string): void {
  mkdirSync(to);
  for (const name of readdirSync(source)) {
    if (name !== "t" && name !== ".git") symlinkSync(join(source, name), join(to, name));
  }
  cpSync(join(source, "t"), join(to, "t"), { recursive: true, verbatimSymlinks: true, filter: isNoResult });
  appendFileSync(join(to, "t/test-lib.sh"), more);
}

function isNoResult(path: string): boolean {
  return !/^(?:trash directory\.|test-results$)/.test(basename(path));
}

export const EVENTS: readonly string[] = [
  "pre-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "pre-merge-commit",
  "applypatch-msg",
  "pre-rebase",
  "post-rewrite",
  "pre-push",
];

/**
 * Writes hooks of commit-guard and a system-wide configuration that names them, as `init --mode config` names them in one
 * repository. Gives the lines that make a test script use it.
 */
export function writeHooks(folder: string, shim: string, events: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, "settings.json");
  writeFileSync(settings, JSON.stringify(SETTINGS));
  for (const event of events) {
    const hook = join(folder, event);
    writeFileSync(hook, hookText(event, shim, settings));
    chmodSync(hook, 0o755);
  }
  const config = join(folder, "config");
  const sections = events.map(
    (event) => `[hook "commit-guard-${event}"]\n\tcommand = ${join(folder, event)}\n\tevent = ${event}\n`,
  );
  writeFileSync(config, sections.join(""));
  return `\nunset GIT_CONFIG_NOSYSTEM\nGIT_CONFIG_SYSTEM='${config}'\nexport GIT_CONFIG_SYSTEM\n`;
}

/** The tests' messages are no conventional ones, and some of their commits are large. */
const SETTINGS = {
  extends: "strict",
  rules: {
    "atomic-files": ["error", { max: 10_000 }],
    "atomic-lines": ["error", { max: 100_000 }],
    "conventional-subject": "off",
    "signed-off": "off",
    "assisted-by": "off",
    "single-concern": "off",
    "visible-trailers": "off",
    "no-autosquash": "off",
  },
};

/** The settings are there only while the hook runs, so that no test sees a file that it did not make. */
function hookText(event: string, shim: string, settings: string): string {
  return `#!/bin/sh
if [ -e commit-guard.json ] || ! cp '${settings}' commit-guard.json 2>/dev/null
then
	exec sh '${shim}' ${event} "$@"
fi
sh '${shim}' ${event} "$@"
code=$?
rm -f commit-guard.json
exit $code
`;
}
