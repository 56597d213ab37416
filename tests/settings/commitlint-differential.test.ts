import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { load, lint } from "@commitlint/core";
import { expect, it } from "vitest";
import { loadCommitlint } from "../../src/settings/commitlint.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** `@commitlint/load` is not used, because what it finds depends on the machine. Here it is the oracle. */
it.each<[string, string]>([
  [".commitlintrc.json", '{ "extends": ["@commitlint/config-conventional"] }'],
  [
    ".commitlintrc.json",
    '{ "extends": "@commitlint/config-conventional", "rules": { "type-enum": [1, "always", ["a"]] } }',
  ],
  [
    ".commitlintrc.yaml",
    "extends: '@commitlint/config-conventional'\nrules:\n  subject-case: [0]\n  body-empty: [2, never]\n",
  ],
  [
    "commitlint.config.mjs",
    `export default {
      extends: ["@commitlint/config-conventional"],
      parserPreset: { parserOpts: { issuePrefixes: ["ABC-"] } },
      rules: { "references-empty": [2, "never"] },
    };`,
  ],
  [
    "commitlint.config.mjs",
    `export default {
      parserPreset: { parserOpts: { headerPattern: /^(\\w+-\\d+) (.*)$/, headerCorrespondence: ["type", "subject"] } },
      rules: { "type-empty": [2, "never"], "subject-min-length": [2, "always", 4] },
    };`,
  ],
  [
    ".commitlintrc.json",
    '{ "parserPreset": "conventional-changelog-conventionalcommits", "rules": { "scope-empty": [2, "never"] } }',
  ],
  [
    ".commitlintrc.json",
    '{ "parserPreset": "conventional-changelog-angular", "rules": { "type-empty": [2, "never"] } }',
  ],
  [
    "commitlint.config.mjs",
    `export default {
      plugins: [{ rules: { "no-x": ({ raw }, when, value) => [!raw.includes(value), "no " + value] } }],
      rules: { "no-x": [2, "always", "x"], "scope-enum": async () => [2, "always", ["api"]] },
    };`,
  ],
])("agrees with @commitlint/core on %s %s", async (file, text) => {
  const root = await temporaryFolder({ [file]: text });
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  const ours = await loadCommitlint({ root, file, dataOnly: false });
  const theirs = await loadOracle(root);
  for (const message of MESSAGES) {
    expect(await ours({ text: message, trailers: [] })).toEqual({ kind: "judged", problems: await theirs(message) });
  }
});

const MESSAGES = [
  "feat: add",
  "feat(api)!: add x",
  "Feat(ui): Add x.",
  "ABC-12 add",
  "fix: a ABC-12",
  "fix: a #12\n\nbody\n",
  `fix: a\nno blank line\n\n${"y".repeat(120)}\n\nBREAKING CHANGE: ${"z".repeat(120)}\n`,
  "Merge branch 'topic'",
  'Revert "feat: add"',
  "fixup! feat: add",
  "update",
];

async function loadOracle(root: string): Promise<(message: string) => Promise<readonly object[]>> {
  const { rules, plugins, parserPreset } = await load({}, { cwd: root });
  const parserOpts: object = Object.assign({}, parserPreset?.parserOpts);
  return async (message) => {
    const { errors, warnings } = await lint(message, rules, {
      defaultIgnores: false,
      plugins,
      parserOpts,
    });
    return [...errors.map(problemOf("error")), ...warnings.map(problemOf("warning"))];
  };
}

function problemOf(level: string): (outcome: { readonly name: string; readonly message: string }) => object {
  return ({ name, message }) => ({ rule: name, message, level });
}
