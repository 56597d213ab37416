import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.ts";
import { PRESETS } from "../../src/settings/presets.ts";

const ROOT = join(import.meta.dirname, "../..");
const list = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .toSorted();
const all = [...rules.commit, ...rules.command];
const ids = all.map(({ id }) => id).toSorted();

/** A capital, or a name in quotes, to a full stop. */
const SENTENCE = /^(?:\p{Lu}|').*\.$/su;
const LONGEST = 100;

const LISTS: ReadonlySet<string> = new Set(["index", "command-rules"]);

it("has one file for each rule, named by its id", () => {
  expect(list("rules", ".ts").filter((name) => !LISTS.has(name))).toEqual(ids);
});

it("has one test for each rule", () => {
  expect(list("tests/rules", ".test.ts").filter((name) => name !== "house-style")).toEqual(ids);
});

it("has ids that are unique", () => {
  expect(new Set(ids).size).toBe(ids.length);
});

it("has every rule in preset strict, with the defaults of its options", () => {
  const strict = PRESETS["strict"]?.rules ?? {};
  expect(Object.keys(strict).toSorted()).toEqual(ids);
  for (const { id, options } of rules.commit) {
    const defaults = Object.entries(options).map(([name, option]) => [name, option.default]);
    expect(Object.fromEntries(defaults)).toMatchObject(Object([strict[id]].flat()[1] ?? {}));
  }
});

describe.each(all)("$id", (rule) => {
  it("has an id in kebab-case", () => {
    expect(rule.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it.each([
    { name: "summary", text: rule.summary },
    { name: "why", text: rule.why },
    ...Object.entries("options" in rule ? rule.options : {}).map(([name, { about }]) => ({
      name: `option ${name}`,
      text: about,
    })),
  ])("says in one full sentence: $name", ({ text }) => {
    expect(text).toMatch(SENTENCE);
    expect(text.length).toBeLessThanOrEqual(LONGEST);
  });

  it("shows what it means", () => {
    expect(rule.bad.trim()).not.toBe("");
    expect(rule.good.trim()).not.toBe("");
    expect(rule.bad).not.toBe(rule.good);
  });

  it("has details that end as a sentence", () => {
    expect(rule.details).toMatch(/^$|[.)]$/);
  });
});
