import { expect, it } from "vitest";
import { guardedKind } from "../../src/core/guarded-files.ts";
import { isPlainEdit } from "../../src/core/plain-edit.ts";
import { aChange } from "../support/command.ts";

const HOOK = ".husky/pre-commit";

it.each([
  [`sed -i s/npm test/pnpm test/ ${HOOK}`, HOOK, true],
  [`sed -i 's/npm test/pnpm test/' ${HOOK}`, HOOK, true],
  [`sed -i 's/npm test/:/' ${HOOK}`, HOOK, false],
  [`sed -i -E s/npm test/pnpm test/g ${HOOK}`, HOOK, true],
  ["sed -i s#url = x#url = y# .git/config", ".git/config", true],
  ['sed -i s/"opus"/"haiku"/ .claude/settings.json', ".claude/settings.json", true],
  [`sed -i s/npm test/true/ ${HOOK}`, HOOK, false],
  [`sed -i s/npm test/echo off || true/ ${HOOK}`, HOOK, false],
  [`sed -i s/^/# / ${HOOK}`, HOOK, false],
  [`sed -i s/npm test// ${HOOK}`, HOOK, false],
  [`sed -i s/.*// ${HOOK}`, HOOK, false],
  [`sed -i 1a exit 0 ${HOOK}`, HOOK, false],
  [`sed -i /lint/d ${HOOK}`, HOOK, false],
  [`sed -i s/a/b/;2d ${HOOK}`, HOOK, false],
  [`sed -i s/commit-guard/echo/ ${HOOK}`, HOOK, false],
  ["sed -i s/bare = false/hooksPath = x/ .git/config", ".git/config", false],
  ["sed -i s/5/500/ commit-guard.json", "commit-guard.json", false],
  [`perl -pi -e s/a/b/ ${HOOK}`, HOOK, false],
])("%s", (text, path, isPlain) => {
  expect(isPlainEdit(guardedKind(path) ?? "folder", aChange(path, { kind: "edit", text }))).toBe(isPlain);
});

it.each([
  ["ln -sf ../../scripts/pre-commit .git/hooks/pre-commit", true],
  ["ln -s ../../hooks/pre-commit.sh .git/hooks/pre-commit", true],
  ["ln -sf /bin/true .git/hooks/pre-commit", false],
  ["ln -sf /tmp/pre-commit .git/hooks/pre-commit", false],
  ["ln -sf ../../README.md .git/hooks/pre-commit", false],
])("%s", (text, isPlain) => {
  expect(isPlainEdit("hook", aChange(".git/hooks/pre-commit", { kind: "link", text }))).toBe(isPlain);
});
