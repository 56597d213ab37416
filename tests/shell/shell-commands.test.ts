import { expect, it } from "vitest";
import { callsGuard, shellCommands } from "../../src/shell/shell-commands.ts";
import { hostLine } from "../support/stub-double.ts";

const SHIM = "node_modules/commit-guard/dist/hooks/shim.sh";

it.each([
  hostLine("pre-commit"),
  `#!/bin/sh\nset -e\nsh ${SHIM} pre-commit "$@"`,
  `#!/usr/bin/env bash\nshim="${SHIM}"\nexec sh "$shim" commit-msg "$@"`,
  `sh hooks/shim.sh pre-commit "$@" # commit-guard, from source`,
  "npx --no-install commit-guard hook pre-commit",
  "npm test && commit-guard -C . hook pre-commit",
  'npx \\\n  commit-guard hook commit-msg "$1"',
  "# don't\ncommit-guard hook pre-commit",
  "echo \"# not 'ours'\"; 'node_modules/.bin/commit-guard' hook pre-commit",
  "{ npx commit-guard hook pre-push; }",
  'if ! FORCE_COLOR=1 node dist/commit-guard.cjs hook commit-msg "$1"; then exit 1; fi',
  "#!/usr/bin/env node\nspawn('commit-guard', ['hook', 'pre-commit'])",
])("calls commit-guard: %s", (script) => {
  expect(callsGuard(script)).toBe(true);
});

it.each([
  "#!/bin/sh\nexit 0 # commit-guard",
  `exit 0 # sh ${SHIM} pre-commit`,
  "echo commit-guard hook pre-commit",
  `printf '%s\\n' 'sh ${SHIM} pre-commit'`,
  ": commit-guard hook pre-commit",
  `[ -f ${SHIM} ] && exit 0`,
  `if [ -f ${SHIM} ]; then :; fi`,
  "commit-guard --version",
  "npm test\n\t# commit-guard hook pre-commit",
  "#!/usr/bin/env node\n// commit-guard hook",
])("does not call commit-guard: %s", (script) => {
  expect(callsGuard(script)).toBe(false);
});

it("tells commands with their lines", () => {
  const script = `#!/bin/sh\n# a\none; two 'x;\ny' && three\n\nif four; then\n  A=1 B="2 3" five >&2 2>&1\nfi | six & C=$(seven)\n`;
  expect(shellCommands(script).map(({ line, text }) => `${line}: ${text}`)).toEqual([
    "3: one",
    "3: two 'x;\ny'",
    "4: three",
    "6: four",
    "7: five >&2 2>&1",
    "8: six",
    "8: C=$",
    "8: seven",
  ]);
});
