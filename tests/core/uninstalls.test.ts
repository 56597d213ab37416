import { expect, it } from "vitest";
import { deletesKey, uninstalls, uninstallsByAlias } from "../../src/core/uninstalls.ts";
import { aGit, aProgram } from "../support/command.ts";

it.each([
  ["npx husky uninstall", "husky uninstall"],
  ["pre-commit uninstall --hook-type commit-msg", "pre-commit uninstall"],
  ["npx commit-guard approve atomic-files", "commit-guard approve"],
  ["commit-guard -C sub uninstall", "commit-guard uninstall"],
  ["commit-guard -C sub approve atomic-files --minutes 5", "commit-guard approve"],
  ["node --no-warnings node_modules/commit-guard/dist/commit-guard.cjs approve x", "commit-guard approve"],
  ["npx tsx src/cli/bin/commit-guard.ts approve x", "commit-guard approve"],
  ["commit-guard approve --help", null],
  ["commit-guard explain approve", null],
  ["node dist/commit-guard.cjs check", null],
  ["commit-guard failure close", "commit-guard failure close"],
  ["npm uninstall --save-dev husky", "npm uninstall husky"],
  ["pnpm remove commit-guard", "pnpm remove commit-guard"],
  ["npm pkg delete scripts.prepare", "pkg delete scripts.prepare"],
  ["npm pkg set scripts.prepare=", "pkg set scripts.prepare="],
  ["node node_modules/simple-git-hooks/uninstall.js", "node_modules/simple-git-hooks/uninstall.js"],
  ["pkill -f commit-guard", "commit-guard"],
  ["npm pkg set scripts.prepare=husky", null],
  ["npm install husky", null],
  ["commit-guard doctor --fix", null],
  ["commit-guard explain no-hook-tampering", null],
])("%s takes away: %s", (text, words) => {
  expect(uninstalls(aProgram(text))).toBe(words);
});

it.each([
  ["del(.scripts.prepare)", "del(.scripts.prepare)"],
  ['del(.["simple-git-hooks"])', 'del(.["simple-git-hooks"])'],
  ["del(.husky)|.", "del(.husky)"],
  ["del(.scripts.test)", null],
  [".scripts.prepare", null],
])("jq %s deletes: %s", (filter, words) => {
  expect(deletesKey(aProgram(`jq ${filter} package.json`))).toBe(words);
});

it.each([
  ["git guard approve atomic-files", "git guard approve"],
  ["git guard approve --help", null],
  ["git guard check", null],
  ["git approve guard", null],
])("%s is for a person to run: %s", (text, words) => {
  expect(uninstallsByAlias(aGit(text))).toBe(words);
});
