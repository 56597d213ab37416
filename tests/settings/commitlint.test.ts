import { describe, expect, it } from "vitest";
import type { CommitlintFact, Trailer } from "../../src/core/commit.ts";
import { loadCommitlint } from "../../src/settings/commitlint.ts";
import { SettingsError } from "../../src/settings/settings-error.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

type Files = Readonly<Record<string, string>>;

const CONVENTIONAL = '{ "extends": ["@commitlint/config-conventional"] }';
const TYPE_FOO = '"type-enum": [2, "always", ["foo"]]';

describe("loadCommitlint", () => {
  it.each<[string, string]>([
    [".commitlintrc", `rules: { ${TYPE_FOO} }`],
    [".commitlintrc.json", `{ "rules": { ${TYPE_FOO} } }`],
    [".commitlintrc.yaml", "rules:\n  type-enum: [2, always, [foo]]\n"],
    ["package.json", `{ "commitlint": { "rules": { ${TYPE_FOO} } } }`],
    ["package.yaml", `commitlint: { rules: { ${TYPE_FOO} } }`],
    ["commitlint.config.mjs", `export default { rules: { ${TYPE_FOO} } };`],
    [".commitlintrc.cjs", `module.exports = { rules: { ${TYPE_FOO} } };`],
    ["commitlint.config.js", `module.exports = async () => ({ rules: { ${TYPE_FOO} } });`],
    ["commitlint.config.mts", `const rules: object = { ${TYPE_FOO} };\nexport default { rules };`],
    [".commitlintrc.mjs", `export default { rules: { "type-enum": async () => [2, "always", ["foo"]] } };`],
  ])("reads %s", async (file, text) => {
    expect(await lintIn({ [file]: text }, "bar: a")).toEqual(oneError("type-enum", "type must be one of [foo]"));
    expect(await lintIn({ [file]: text }, "foo: a")).toEqual(judged());
  });

  it("knows the conventional preset where nothing is installed", async () => {
    const files = { ".commitlintrc.json": CONVENTIONAL };
    expect(await lintIn(files, "feat(a)!: b\n\nbody\n")).toEqual(judged());
    expect(await lintIn(files, "feat: a\nbody\n")).toEqual(
      judged({ rule: "body-leading-blank", message: "body must have leading blank line", level: "warning" }),
    );
    expect(await lintIn(files, "Merge branch 'topic'")).toMatchObject({ problems: [{ rule: "subject-empty" }, {}] });
  });

  it("prefers the repository's own preset, parser preset, plugins", async () => {
    const files = {
      "commitlint.config.mjs":
        'export default { extends: ["./base.json"], plugins: ["x", { rules: { own: () => [false, "o"] } }], rules: { own: [2, "always"] } };',
      "base.json": `{ "extends": "@commitlint/config-conventional", "rules": { "x/y": [1, "always"] } }`,
      "node_modules/@commitlint/config-conventional/package.json": '{ "main": "index.cjs" }',
      "node_modules/@commitlint/config-conventional/index.cjs": `module.exports = { parserPreset: "./parser", rules: { ${TYPE_FOO} } };`,
      "node_modules/@commitlint/config-conventional/parser.js":
        'module.exports = { parserOpts: { headerPattern: /^<(.*)> (.*)$/, headerCorrespondence: ["type", "subject"] } };',
      "node_modules/commitlint-plugin-x/index.js": 'module.exports = { rules: { "x/y": () => [false, "x"] } };',
    };
    expect(await lintIn(files, "<bar> a")).toEqual(
      judged(
        { rule: "type-enum", message: "type must be one of [foo]", level: "error" },
        { rule: "own", message: "o", level: "error" },
        { rule: "x/y", message: "x", level: "warning" },
      ),
    );
  });

  it("honours the configuration's own ignores, openly", async () => {
    const files = {
      "commitlint.config.mjs": `export default { ignores: [(m) => m === "a"], rules: { ${TYPE_FOO} } };`,
    };
    expect(await lintIn(files, "a")).toEqual({
      kind: "refused",
      reason: "the 'ignores' of commitlint.config.mjs leave this message out",
    });
  });

  it("reads trailers that were parsed before", async () => {
    const files = { ".commitlintrc.json": '{ "rules": { "trailer-exists": [2, "always", "Signed-off-by:"] } }' };
    const hanging = "fix: a\n\n---\n\n# ------------------------ >8 ------------------------\n";
    expect(await lintIn(files, hanging)).toEqual(
      oneError("trailer-exists", "message must have `Signed-off-by:` trailer"),
    );
    expect(await lintIn(files, hanging, [{ token: "Signed-off-by", value: "Ada <a@b.c>" }])).toEqual(judged());
    const never = { ".commitlintrc.json": '{ "rules": { "trailer-exists": [2, "never", "X:"] } }' };
    expect(await lintIn(never, "a", [{ token: "X", value: "y" }])).toEqual(
      oneError("trailer-exists", "message must not have `X:` trailer"),
    );
  });

  it.each(["", " \n"])("does not pass the empty message %j", async (text) => {
    expect(await lintIn({ ".commitlintrc.json": CONVENTIONAL }, text)).toEqual(
      oneError("subject-empty", "subject may not be empty"),
    );
  });

  it("lints many messages with one configuration", async () => {
    const root = await temporaryFolder({ ".commitlintrc.json": CONVENTIONAL });
    const lint = await loadCommitlint({ root, file: ".commitlintrc.json", dataOnly: true });
    const facts = await Promise.all(["fix: a", "fix: A", "a"].map((text) => lint({ text, trailers: [] })));
    expect(facts.map((fact) => (fact.kind === "judged" ? fact.problems.length : -1))).toEqual([0, 1, 2]);
  });
});

describe("a configuration that cannot be used", () => {
  it.each<[string, Files, string | RegExp]>([
    ["YAML", { ".commitlintrc": "a: [" }, /^\.commitlintrc: .*flow/s],
    ["JSON", { ".commitlintrc.json": "{" }, /^\.commitlintrc\.json: .*JSON/],
    ["code", { "commitlint.config.mjs": "throw new Error('oh no')" }, "commitlint.config.mjs: oh no"],
    ["a wrong type", { ".commitlintrc": "rules: 1" }, /rules/],
    ["no rules", { ".commitlintrc": "extends: []" }, ".commitlintrc: there are no rules"],
    ["an unknown rule", { ".commitlintrc": "rules: { foo: [2, always] }" }, /Found rules without implementation: foo/],
    [
      "a missing preset",
      { ".commitlintrc": "extends: foo" },
      /^\.commitlintrc: cannot find 'commitlint-config-foo' from \//,
    ],
    ["a missing parser preset", { ".commitlintrc": "parserPreset: foo" }, /cannot find 'foo' from/],
    [
      "a missing plugin",
      { ".commitlintrc": "plugins: [foo]\nrules: {a: [0]}" },
      /cannot find 'commitlint-plugin-foo' from/,
    ],
  ])("is a settings error: %s", async (_name, files, message) => {
    await expect(lintIn(files, "a")).rejects.toThrow(SettingsError);
    await expect(lintIn(files, "a")).rejects.toThrow(message);
  });

  it.each<[string, Files]>([
    ["code", { "commitlint.config.mjs": "export default {}" }],
    ["a local preset", { ".commitlintrc": "extends: ./a.json", "a.json": "{}" }],
    ["a plugin", { ".commitlintrc": "plugins: [a]\nrules: {b: [0]}", "node_modules/commitlint-plugin-a/index.js": "" }],
    ["a parser preset", { ".commitlintrc": "parserPreset: ./a.js", "a.js": "" }],
  ])("where only data counts: %s", async (_name, files) => {
    const [file = ""] = Object.keys(files);
    const load = loadCommitlint({ root: await temporaryFolder(files), file, dataOnly: true });
    await expect(load).rejects.toThrow(/here only data may configure commitlint/);
  });
});

async function lintIn(files: Files, text: string, trailers: readonly Trailer[] = []): Promise<CommitlintFact> {
  const [file = ""] = Object.keys(files);
  const lint = await loadCommitlint({ root: await temporaryFolder(files), file, dataOnly: false });
  return lint({ text, trailers });
}

type Problem = Extract<CommitlintFact, { readonly kind: "judged" }>["problems"][number];

function judged(...problems: readonly Problem[]): CommitlintFact {
  return { kind: "judged", problems };
}

function oneError(rule: string, message: string): CommitlintFact {
  return judged({ rule, message, level: "error" });
}
