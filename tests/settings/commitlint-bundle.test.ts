import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { commitlintBundle } from "../../scripts/bundle-commitlint.ts";
import { loadCommitlint } from "../../src/settings/commitlint.ts";
import { SettingsError } from "../../src/settings/settings-error.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const run = promisify(execFile);

const NODES = [process.execPath, "/usr/bin/node"].filter((node) => existsSync(node));

/** The message "bar: A" breaks one rule of each, two of the conventional preset. */
const CONFIGURATIONS: Readonly<Record<string, string>> = {
  ".commitlintrc.yaml": "rules:\n  type-enum: [2, always, [foo]]\n",
  ".commitlintrc.json": '{ "rules": { "type-enum": [2, "always", ["foo"]] } }',
  "commitlint.config.mjs": 'export default { rules: { "type-enum": [2, "always", ["foo"]] } };',
  "commitlint.config.cjs": 'module.exports = { rules: { "type-enum": [2, "always", ["foo"]] } };',
  "package.json": '{ "commitlint": { "extends": ["@commitlint/config-conventional"] } }',
  "commitlint.config.ts":
    'const level: number = 2;\nexport default { rules: { "type-enum": [level, "always", ["foo"]] } };',
};

const BROKEN: Readonly<Record<string, string>> = {
  ".commitlintrc": "extends: 3\nplugins: {}\nignores: [a]\nrules: { a: 1, b: [3, always], c: [1, sometimes, d, e] }",
  ".commitlintrc.yml": "- a",
};

it.each(NODES)("runs bundled, from an empty folder, on %s", async (node) => {
  const root = await temporaryFolder({ ...CONFIGURATIONS, ...BROKEN, "bundle/run.mjs": DRIVER });
  await bundleInto(join(root, "bundle"));

  const { verdicts, stripsTypes } = await lintWith(node, root);
  const { "commitlint.config.ts": typescript, "package.json": conventional, ...others } = verdicts;
  expect(typescript?.join()).toMatch(stripsTypes ? /^type-enum$/ : /: TypeScript needs Node\.js 22\.18 or newer/);
  expect(conventional).toEqual(["subject-case", "type-enum"]);
  expect(others).toEqual({
    ".commitlintrc.yaml": ["type-enum"],
    ".commitlintrc.json": ["type-enum"],
    "commitlint.config.mjs": ["type-enum"],
    "commitlint.config.cjs": ["type-enum"],
    ".commitlintrc": [await refusalOf(root, ".commitlintrc")],
    ".commitlintrc.yml": [await refusalOf(root, ".commitlintrc.yml")],
  });
});

/** The compiled schema of the bundle says the same as the schema that commitlint compiles. */
async function refusalOf(root: string, file: string): Promise<string> {
  const refusal: unknown = await loadCommitlint({ root, file, dataOnly: false }).catch((error: unknown) => error);
  return refusal instanceof SettingsError ? refusal.message : "loaded";
}

it("leaves out what would load node:child_process", async () => {
  const folder = await temporaryFolder();
  await bundleInto(folder);
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  expect(texts.join("\n")).not.toMatch(/from "node:child_process"|spawnSync/);
});

async function bundleInto(outdir: string): Promise<void> {
  await build({
    entryPoints: ["src/settings/commitlint.ts"],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "error",
    ...commitlintBundle,
  });
}

const DRIVER = `
import { loadCommitlint } from "./commitlint.mjs";
const [root, ...files] = process.argv.slice(2);
const verdict = async (file) => {
  const lint = await loadCommitlint({ root, file, dataOnly: false });
  const fact = await lint({ text: "bar: A", trailers: [] });
  return fact.problems.map(({ rule }) => rule).sort();
};
const entries = files.map(async (file) => [file, await verdict(file).catch((error) => [error.message])]);
const verdicts = Object.fromEntries(await Promise.all(entries));
console.log(JSON.stringify({ verdicts, stripsTypes: Boolean(process.features.typescript) }));
`;

interface Answer {
  /** By file: the rules that are broken, or why the file cannot be used. */
  readonly verdicts: Readonly<Record<string, readonly string[]>>;
  readonly stripsTypes: boolean;
}

async function lintWith(node: string, root: string): Promise<Answer> {
  const files = Object.keys({ ...CONFIGURATIONS, ...BROKEN });
  const { stdout } = await run(node, [join(root, "bundle/run.mjs"), root, ...files], { env: {}, cwd: root });
  return JSON.parse(stdout);
}
