import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.ts";
import { everyRule } from "../../src/core/rule.ts";
import { loadPolicy, type SettingsSource } from "../../src/settings/load-settings.ts";
import type { Policy, Settings } from "../../src/settings/settings.ts";

/** Files by path; a value that is no text is what a file that is code exports. */
type Files = Readonly<Record<string, unknown>>;

function load(files: Files): Promise<Policy> {
  const read = (path: string): string | null => {
    const content = Object.hasOwn(files, path) ? files[path] : null;
    if (content === null) return null;
    return typeof content === "string" ? content : "code";
  };
  const source: SettingsSource = {
    revision: null,
    present: (names) => names.filter((name) => Object.hasOwn(files, name)),
    read,
    run: async (path) => files[path],
  };
  return loadPolicy(source, everyRule(rules));
}

async function problem(files: Files): Promise<string> {
  return load(files).then(
    ({ source }) => `accepted: ${source}`,
    (error: unknown) => (error instanceof Error && error.name === "SettingsError" ? error.message : String(error)),
  );
}

const data = (settings: object): string => JSON.stringify(settings);
const strict = async (): Promise<Settings> => (await load({})).settings;

describe("the file that binds", () => {
  const ALL: Files = {
    "commit-guard.json": data({ generated: ["json"] }),
    "commit-guard.jsonc": "{ /* why */ 'generated': ['jsonc'], }".replaceAll("'", '"'),
    "commit-guard.config.ts": { generated: ["ts"] },
    "commit-guard.config.mts": { generated: ["mts"] },
    "commit-guard.config.js": { generated: ["js"] },
    "commit-guard.config.mjs": { generated: ["mjs"] },
    "package.json": data({ name: "x", commitGuard: { generated: ["package"] } }),
  };

  it.each(Object.keys(ALL).map((name, index) => [name, index] as const))(
    "is %s when it is the first",
    async (name, index) => {
      const policy = await load(Object.fromEntries(Object.entries(ALL).slice(index)));
      const [, ending = ""] = /\.(\w+)$/.exec(name) ?? [];
      expect(policy).toMatchObject({ source: name, hasSettings: true, revision: null });
      expect(policy.settings.generated).toEqual([name === "package.json" ? "package" : ending]);
    },
  );

  it.each([
    ["no file at all", {}],
    ["a package.json without the key", { "package.json": data({ name: "x" }) }],
    ["a package.json that only mentions it", { "package.json": data({ keywords: ["commitGuard"] }) }],
    ["a folder further down that has some", { "sub/commit-guard.json": data({ mode: "report" }) }],
  ])("is none where there is %s: preset strict", async (_, files) => {
    const policy = await load(files);
    expect(policy).toMatchObject({ source: "preset strict", hasSettings: false });
    expect(policy.settings.rules["atomic-files"]).toEqual({ severity: "error", options: { max: 5 }, waivable: false });
    expect(policy.settings.mode).toBe("enforce");
  });

  it("is broken rather than passed over", async () => {
    expect(await problem({ ...ALL, "commit-guard.json": "" })).toBe("commit-guard.json:1:1: the file is empty");
    expect(await problem({ "package.json": '{"commitGuard": {},}' })).toMatch(/^package\.json:1:20: invalid JSON/);
    expect(await problem({ "commit-guard.config.mjs": new Map() })).toBe(
      "commit-guard.config.mjs: settings: expected an object, got a Map",
    );
  });
});

describe("extends", () => {
  it("takes a file relative to the one that names it, along a chain", async () => {
    const { settings, source } = await load({
      "commit-guard.json": data({ extends: "./policy/team.json", mode: "report" }),
      "policy/team.json": data({ extends: "base/org.jsonc", integration: "squash" }),
      "policy/base/org.jsonc": '{ "extends": "strict", "humans": "declare", "mode": "enforce", }',
      "base/org.jsonc": data({ humans: "ask" }),
    });
    expect(source).toBe("commit-guard.json");
    expect(settings).toEqual({ ...(await strict()), mode: "report", integration: "squash", humans: "declare" });
  });

  it("is allowed to code and to package.json too", async () => {
    const base = { "base.json": data({ mode: "report" }) };
    const code = await load({ ...base, "commit-guard.config.js": { extends: "base.json" } });
    const key = await load({ ...base, "package.json": data({ commitGuard: { extends: "./base.json" } }) });
    expect([code.settings.mode, key.settings.mode]).toEqual(["report", "report"]);
  });

  const ITSELF = data({ extends: "b.json" });
  const NEITHER = "is no preset (strict) and no relative path, without '..', of a .json or .jsonc file";

  it.each([
    ["an unknown preset", "stric", {}, `'stric' ${NEITHER}; did you mean 'strict'?`],
    ["a name that every object has", "toString", {}, `'toString' ${NEITHER}`],
    ["another one", "__proto__", {}, `'__proto__' ${NEITHER}`],
    ["a file that is code", "base.mjs", { "base.mjs": { mode: "report" } }, `'base.mjs' ${NEITHER}`],
    ["a package", "commit-guard-config-x", {}, `'commit-guard-config-x' ${NEITHER}`],
    ["a file above", "../base.json", {}, `'../base.json' ${NEITHER}`],
    ["a file above by a detour", "a/../../base.json", {}, `'a/../../base.json' ${NEITHER}`],
    ["a file above, as Windows has it", "..\\base.json", {}, `'..\\base.json' ${NEITHER}`],
    ["an absolute path", "/etc/base.json", {}, `'/etc/base.json' ${NEITHER}`],
    ["a path with a drive", "C:\\base.json", {}, `'C:\\base.json' ${NEITHER}`],
    ["a file that is missing", "./base.json", {}, "there is no file 'base.json'"],
    ["itself", "commit-guard.json", {}, "'commit-guard.json' extends itself"],
  ])("refuses %s", async (_, base, files, reason) => {
    const text = `{\n  "extends": ${JSON.stringify(base)}\n}`;
    expect(await problem({ ...files, "commit-guard.json": text })).toBe(`commit-guard.json:2:14: extends: ${reason}`);
  });

  it("refuses a circle, and tells of a broken base by its own name", async () => {
    const circle = {
      "commit-guard.json": data({ extends: "a.json" }),
      "a.json": ITSELF,
      "b.json": data({ extends: "a.json" }),
    };
    expect(await problem(circle)).toBe("b.json:1:12: extends: 'a.json' extends itself");
    const broken = { "commit-guard.json": data({ extends: "x/a.json" }), "x/a.json": '{\n "mode": 1}' };
    expect(await problem(broken)).toBe('x/a.json:2:10: mode: expected "enforce" or "report", got 1');
  });
});

describe("settings laid over others", () => {
  const BASE = {
    rules: { "atomic-lines": ["warning", { max: 10, maxBinaryKiB: 1, waivable: true }] },
    agents: { sources: ["agents"] },
    branches: { protected: ["trunk"] },
    generated: ["a", "b"],
  };

  async function over(settings: object): Promise<Settings> {
    const own = data({ extends: "base.json", ...settings });
    return (await load({ "commit-guard.json": own, "base.json": data(BASE) })).settings;
  }

  it.each([
    ["nothing", undefined, { severity: "warning", options: { max: 10, maxBinaryKiB: 1 }, waivable: true }],
    ["a severity", "error", { severity: "error", options: { max: 10, maxBinaryKiB: 1 }, waivable: true }],
    ["a severity in a list", ["off"], { severity: "off", options: { max: 10, maxBinaryKiB: 1 }, waivable: true }],
    ["one option", ["error", { max: 7 }], { severity: "error", options: { max: 7, maxBinaryKiB: 1 }, waivable: true }],
    [
      "no waiver",
      ["error", { waivable: false }],
      { severity: "error", options: { max: 10, maxBinaryKiB: 1 }, waivable: false },
    ],
  ])("with %s keep the rest of a rule", async (_, value, expected) => {
    const { rules: merged } = await over(value === undefined ? {} : { rules: { "atomic-lines": value } });
    expect(merged["atomic-lines"]).toEqual(expected);
    expect(merged["atomic-files"]).toEqual((await strict()).rules["atomic-files"]);
  });

  it("replace lists, keep what an object does not name", async () => {
    const settings = await over({ generated: ["c"], branches: { pattern: "^x$" }, agents: {} });
    expect(settings.generated).toEqual(["c"]);
    expect(settings.branches).toEqual({ protected: ["trunk"], pattern: "^x$" });
    expect(settings.agents).toEqual({ sources: ["agents"] });
  });
});

async function digest(settings: object): Promise<string> {
  return (await load({ "commit-guard.json": data(settings) })).digest;
}

describe("the digest", () => {
  it("is that of the settings, however they are written", async () => {
    const key = await load({ "package.json": data({ commitGuard: { mode: "enforce" } }) });
    const digests = [
      (await load({})).digest,
      key.digest,
      await digest({}),
      await digest({ extends: "strict" }),
      await digest({ rules: { "atomic-files": ["error", { max: 5 }], "signed-off": ["error"] } }),
      await digest({ branches: { protected: ["main", "master"] }, mode: "enforce" }),
      await digest({ mode: "enforce", branches: { protected: ["main", "master"] } }),
      await digest({ rules: { "atomic-lines": ["error", { maxBinaryKiB: 512, max: 500 }] } }),
    ];
    expect([...new Set(digests)]).toHaveLength(1);
    expect(digests[0]).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it("differs for settings that differ", async () => {
    const different = [
      {},
      { mode: "report" },
      { rules: { "atomic-files": ["error", { max: 6 }] } },
      { rules: { "atomic-files": ["error", { waivable: true }] } },
      { rules: { "atomic-files": "warning" } },
      { baseline: ["0".repeat(40)] },
      { agents: { sources: [] } },
    ];
    expect(new Set(await Promise.all(different.map(digest))).size).toBe(different.length);
  });
});
