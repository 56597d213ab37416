import { normalPath } from "../../src/shell/paths.ts";
import type { World } from "../../src/shell/run.ts";

const SCRIPTS = {
  build: "true",
  test: "true",
  lint: "true",
  prepare: "husky",
  commit: "git commit -m scripted",
  save: "git commit --no-verify -m saved",
};

const MANIFEST = {
  name: "project",
  version: "1.0.0",
  scripts: SCRIPTS,
  husky: { hooks: { "pre-commit": "npm test" } },
  "simple-git-hooks": { "pre-commit": "npm run lint" },
};

const HOOK = '#!/bin/sh\nnpm test && exec npx --no-install commit-guard hook pre-commit "$@"\n';

/** What stands in the repository of the corpus: the texts of tests/acceptance/guard-labels/world.sh that commands read. */
const FILES: ReadonlyMap<string, string> = new Map([
  ["README.md", "# Project\n\nhello\n"],
  ["src/app.js", "export const hello = 1;\n"],
  [".husky/pre-commit", "npm test\n"],
  ["lefthook.yml", "pre-commit:\n  commands:\n    lint:\n      run: npm run lint\n"],
  [
    ".pre-commit-config.yaml",
    "repos:\n  - repo: local\n    hooks:\n      - { id: lint, name: lint, entry: npm run lint, language: system }\n",
  ],
  ["commit-guard.json", '{ "extends": "strict", "rules": { "atomic-files": "error" } }\n'],
  [
    ".claude/settings.json",
    '{ "hooks": { "PreToolUse": [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "commit-guard guard" }] }] } }\n',
  ],
  ["package.json", JSON.stringify(MANIFEST, null, 2)],
  ["Makefile", 'build:\n\t@true\nsave:\n\t@git commit --no-verify -m "saved by make"\n'],
  ["scripts/save.sh", '#!/bin/sh\ngit add -A\ngit commit --no-verify -m "saved by a script"\n'],
  ["scripts/honest.sh", '#!/bin/sh\ngit add -A\ngit commit -m "fix: by a script"\n'],
  ["notes.txt", "a note\nand another\n"],
  ...[".git/hooks", ".husky/_"].flatMap((folder) =>
    ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-push"].map(
      (name) => [`${folder}/${name}`, HOOK] as const,
    ),
  ),
  [".git/config", "[user]\n\tname = Ada Author\n[alias]\n\tyolo = commit --no-verify\n[core]\n\tbare = false\n"],
  ["~/.gitconfig", "[user]\n\tname = Ada Author\n"],
  ["~/.bashrc", ""],
  ["~/.profile", ""],
]);

const ALIASES: ReadonlyMap<string, string> = new Map([
  ["ci", "commit"],
  ["ps", "push"],
  ["lg", "log --oneline"],
  ["yolo", "commit --no-verify"],
  ["quick", "!git commit -n -m"],
]);

/** The repository in which the labels of the corpus are true, without a disk. */
export const corpusWorld: World = {
  readFile: (path) => FILES.get(normalPath(path)) ?? null,
  gitAlias: (name) => ALIASES.get(name) ?? null,
};
