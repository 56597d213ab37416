import { describe, expect, it } from "vitest";
import {
  COMMITLINT_FILES,
  findCommitlintConfiguration,
  isCommitlintCode,
} from "../../src/settings/commitlint-source.ts";
import { SettingsError } from "../../src/settings/settings-error.ts";

type Files = Readonly<Record<string, string>>;

describe("findCommitlintConfiguration", () => {
  it.each<[string, Files, string | null]>([
    ["nothing", {}, null],
    ["other files", { "commitlint.config.json": "{}", "package.json": "{}" }, null],
    ["a package.json that only depends on it", { "package.json": '{ "x": { "commitlint": 1 } }' }, null],
    ["the key in package.json", { "package.json": '{ "commitlint": {} }', ".commitlintrc": "{}" }, "package.json"],
    ["the key in package.yaml", { "package.yaml": "name: x\ncommitlint:\n  rules: {}\n" }, "package.yaml"],
    [
      "the first in commitlint's order",
      { "commitlint.config.mjs": "x", ".commitlintrc.yml": "x" },
      ".commitlintrc.yml",
    ],
    ["an empty file", { ".commitlintrc": " \n", "commitlint.config.ts": "x" }, "commitlint.config.ts"],
  ])("finds %s", (_name, files, expected) => {
    expect(findCommitlintConfiguration(Object.keys(files), (name) => files[name] ?? "")).toBe(expected);
  });

  it("does not look away from a broken package.json", () => {
    expect(() => findCommitlintConfiguration(["package.json"], () => '{ "commitlint": ')).toThrow(
      new SettingsError("package.json is not JSON"),
    );
  });
});

it("tells code from data", () => {
  expect(COMMITLINT_FILES.filter((file) => !isCommitlintCode(file))).toEqual([
    "package.json",
    "package.yaml",
    ".commitlintrc",
    ".commitlintrc.json",
    ".commitlintrc.yaml",
    ".commitlintrc.yml",
  ]);
});
