import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// Doubles of the installed stub and of the package's shim: what doctor expects of them, and nothing that judges.

export const SHIM = "node_modules/commit-guard/dist/hooks/shim.sh";

export const STUB_TEMPLATE = `#!/bin/sh
# commit-guard hook
recorded=@RECORDED@
chained=@CHAINED@
event=\${0##*/}
[ -f "$recorded" ] || { echo "error: commit-guard is not installed here" >&2; echo "commit-guard: nothing was committed" >&2; exit 3; }
. "$recorded"
`;

const SHIM_DOUBLE = `[ -n "\${event-}" ] || event=$1
refuse() { printf 'error: %s\\n\\ncommit-guard: nothing was committed\\n' "$1" >&2; exit "$2"; }
case $event in commit-msg | pre-push) command -v node >/dev/null || refuse "node is not on the PATH" 3 ;; esac
case \${COMMIT_GUARD_CANARY-} in
  "$event":*)
    echo "$event $0 -" >>"\${COMMIT_GUARD_CANARY#*:}"
    refuse "this was a canary of commit-guard doctor" 1
    ;;
esac
asker=$PPID
until read -r asker_name </proc/$asker/comm && [ "$asker_name" = git ]; do
  read -r _ _ _ asker _ </proc/$asker/stat
done
seal=$GIT_INDEX_FILE.seal.$asker
case $event in
  pre-commit) : >"$seal" ;;
  prepare-commit-msg) [ -f "$seal" ] || refuse "the hooks were skipped" 1 ;;
esac
`;

export const STUB_EVENTS: readonly string[] = [
  "pre-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "pre-merge-commit",
  "pre-push",
  "applypatch-msg",
  "pre-rebase",
  "post-rewrite",
];

/** Puts the double of the shim where npm would put the package. Gives its path. */
export function installPackage(root: string): string {
  const shim = join(root, SHIM);
  mkdirSync(dirname(shim), { recursive: true });
  writeFileSync(shim, SHIM_DOUBLE);
  return shim;
}

/** What init does in mode hooks, as far as doctor can see. */
export function installStubs(folder: string, shim: string, events: readonly string[] = STUB_EVENTS): void {
  mkdirSync(folder, { recursive: true });
  for (const event of events) writeHook(join(folder, event), stubText(shim));
}

export function stubText(shim: string): string {
  return STUB_TEMPLATE.replace("@RECORDED@", `'${shim}'`).replace("@CHAINED@", "''");
}

export function writeHook(file: string, text: string, mode = 0o755): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

/** The line that init writes into a tracked hook file. */
export function hostLine(event: string): string {
  return `if [ -f ${SHIM} ]; then sh ${SHIM} ${event} "$@" || exit $?; else echo "error: commit-guard is not installed here, run: npm install" >&2; exit 3; fi\n`;
}
