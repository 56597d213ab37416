import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.ts";
import { everyRule } from "../../src/core/rule.ts";
import { parseSettings, parseSettingsKey, validateSettings } from "../../src/settings/parse-settings.ts";
import { SettingsError } from "../../src/settings/settings-error.ts";
import type { SettingsFile } from "../../src/settings/settings-file.ts";

const RULES = everyRule(rules)
  .map(({ id }) => id)
  .join(", ");
const KEYS =
  "$schema, extends, rules, agents, humans, gates, guard, protocol, checkpoints, generated, baseline, mode, integration, branches";

function parse(text: string, file = "s.json"): SettingsFile {
  return parseSettings({ file, text }, everyRule(rules)).content;
}

/** The lines of the error. */
function problems(read: () => unknown): string[] {
  try {
    return [`accepted: ${JSON.stringify(read())}`];
  } catch (error) {
    return error instanceof SettingsError ? error.message.split("\n") : [`no SettingsError: ${String(error)}`];
  }
}

describe("text that is no JSON", () => {
  it.each([
    ["", "s.json:1:1: the file is empty"],
    ["\uFEFF \n", "s.json:1:1: the file is empty"],
    ["mode: report", "s.json:1:1: invalid JSON: this is no value, and keys and texts stand in double quotes"],
    ["{'mode': 1}", "s.json:1:2: invalid JSON: this is no value, and keys and texts stand in double quotes"],
    ["{\n  // why\n}", "s.json:2:3: invalid JSON: JSON has no comments (a .jsonc file has)"],
    [
      '{"mode": "report",}',
      "s.json:1:19: invalid JSON: a key in double quotes is expected (JSON has no comma after the last one)",
    ],
    ['{"mode": "report"', "s.json:1:18: invalid JSON: '}' is missing"],
    ['{"baseline": [', "s.json:1:15: invalid JSON: ']' is missing"],
    ['{"mode" "report"}', "s.json:1:9: invalid JSON: a colon is expected"],
    ['{"mode": }', "s.json:1:10: invalid JSON: a value is expected"],
    ['{"mode": "report" "gates": []}', "s.json:1:19: invalid JSON: a comma or a closing bracket is expected"],
    ["{}\r\n{}", "s.json:2:1: invalid JSON: nothing may follow the settings"],
    ['{"mode": "rep\\q"}', String.raw`s.json:1:10: invalid JSON: this escape is unknown (a backslash is written \\)`],
    ['{"mode": "\u001b"}', "s.json:1:10: invalid JSON: a control character must be written as an escape"],
    ['{"mode": "report', "s.json:1:10: invalid JSON: the text does not end on its line"],
    ['{"rules":'.repeat(20_000), "s.json: nested too deeply"],
  ])("%j", (text, message) => {
    expect(problems(() => parse(text))[0]).toBe(message);
  });
});

describe("settings that do not follow the grammar", () => {
  it.each([
    ["null", "s.json:1:1: settings: expected an object, got null"],
    ["[]", "s.json:1:1: settings: expected an object, got []"],
    ['"strict"', 's.json:1:1: settings: expected an object, got "strict"'],
    ['{"rule": {}}', "s.json:1:2: unknown key 'rule'; did you mean 'rules'?"],
    ['\uFEFF{"rule": {}}', "s.json:1:2: unknown key 'rule'; did you mean 'rules'?"],
    ['{\r\n  "modes": 1}', "s.json:2:3: unknown key 'modes'; did you mean 'mode'?"],
    ['{"x": 1}', `s.json:1:2: unknown key 'x'; known: ${KEYS}`],
    ['{"__proto__": {"mode": "report"}}', `s.json:1:2: unknown key '__proto__'; known: ${KEYS}`],
    ['{"rules": []}', "s.json:1:11: rules: expected an object, got []"],
    [
      '{"rules": {"atomic-file": "off"}}',
      "s.json:1:12: rules: unknown rule 'atomic-file'; did you mean 'atomic-files'?",
    ],
    ['{"rules": {"x": "off"}}', `s.json:1:12: rules: unknown rule 'x'; known: ${RULES}`],
    ['{"rules": {"toString": "off"}}', `s.json:1:12: rules: unknown rule 'toString'; known: ${RULES}`],
    [
      '{"rules": {"no-bypass-flag": "on"}}',
      's.json:1:30: rules.no-bypass-flag: expected "error", "warning" or "off", got "on"',
    ],
    [
      '{"rules": {"no-bypass-flag": ["error", {"waivable": true}]}}',
      's.json:1:30: rules.no-bypass-flag: expected "error", "warning" or "off", got ["error",{"waivable":true}]',
    ],
    [
      '{"mode": "reports"}',
      's.json:1:10: mode: expected "enforce" or "report", got "reports"; did you mean \'report\'?',
    ],
    ['{"mode": true}', 's.json:1:10: mode: expected "enforce" or "report", got true'],
    [
      '{"guard": {"opaque": "Allow"}}',
      's.json:1:22: guard.opaque: expected "allow", "ask" or "deny", got "Allow"; did you mean \'allow\'?',
    ],
    ['{"agents": []}', "s.json:1:12: agents: expected an object, got []"],
    ['{"agents": {"source": []}}', "s.json:1:13: agents: unknown key 'source'; did you mean 'sources'?"],
    ['{"agents": {"sources": "x"}}', 's.json:1:24: agents.sources: expected a list, got "x"'],
    ['{"agents": {"sources": [3]}}', "s.json:1:25: agents.sources[0]: expected a text, got 3"],
    ['{"agents": {"sources": [""]}}', 's.json:1:25: agents.sources[0]: expected a text that is not empty, got ""'],
    ['{"extends": ["strict"]}', 's.json:1:13: extends: expected a text, got ["strict"]'],
    ['{"gates": {}}', "s.json:1:11: gates: expected a list, got {}"],
    ['{"gates": ["npm test"]}', 's.json:1:12: gates[0]: expected an object, got "npm test"'],
    ['{"gates": [{"name": "x"}]}', "s.json:1:12: gates[0]: 'run' is missing"],
    [
      '{"gates": [{"name": "x", "run": "y", "timeoutSecond": 1}]}',
      "s.json:1:38: gates[0]: unknown key 'timeoutSecond'; did you mean 'timeoutSeconds'?",
    ],
    [
      '{"gates": [{"name": "x", "run": "y", "timeoutSeconds": 0}]}',
      "s.json:1:56: gates[0].timeoutSeconds: expected at least 1 second, got 0",
    ],
    ['{"baseline": ["abc"]}', 's.json:1:15: baseline[0]: expected a full object id, 40 or 64 hex digits, got "abc"'],
    ['{"branches": {"pattern": "("}}', 's.json:1:26: branches.pattern: expected a regular expression, got "("'],
    [`{"mode": "${"x".repeat(200)}"}`, `s.json:1:10: mode: expected "enforce" or "report", got "${"x".repeat(78)}…`],
  ])("%j", (text, message) => {
    expect(problems(() => parse(text))).toEqual([message]);
  });
});

const LEVELS = '"error", "warning" or "off"';
const RULE_VALUE = 'expected "error", "warning", "off" or [severity, { options }]';

describe("values of a rule that do not follow the grammar", () => {
  it.each([
    ['"on"', [`18: rules.signed-off: expected ${LEVELS}, got "on"`]],
    ['"warn"', [`18: rules.signed-off: expected ${LEVELS}, got "warn"; did you mean 'warning'?`]],
    ['"errors"', [`18: rules.signed-off: expected ${LEVELS}, got "errors"; did you mean 'error'?`]],
    ["2", [`18: rules.signed-off: ${RULE_VALUE}, got 2`]],
    ["null", [`18: rules.signed-off: ${RULE_VALUE}, got null`]],
    ["[]", [`18: rules.signed-off: ${RULE_VALUE}, got []`]],
    ['{"max": 5}', [`18: rules.signed-off: ${RULE_VALUE}, got {"max":5}`]],
    ["[2]", [`19: rules.signed-off[0]: expected ${LEVELS}, got 2`]],
    ['["error", null]', ["28: rules.signed-off[1]: expected an object, got null"]],
    ['["error", []]', ["28: rules.signed-off[1]: expected an object, got []"]],
    ['["error", {}, 1]', ["32: rules.signed-off[2]: expected nothing more, got 1"]],
    ['["error", {"waivable": 1}]', ["41: rules.signed-off[1].waivable: expected true or false, got 1"]],
    ['["error", {"max": 1}]', ["29: rules.signed-off[1]: unknown option 'max'; known: waivable"]],
    [
      '["on", {"waiveable": true}]',
      [
        `19: rules.signed-off[0]: expected ${LEVELS}, got "on"`,
        "26: rules.signed-off[1]: unknown option 'waiveable'; did you mean 'waivable'?",
      ],
    ],
  ])("%s", (value, messages) => {
    const text = `{"rules":\n {"signed-off": ${value}}}`;
    expect(problems(() => parse(text))).toEqual(
      messages.map((message) => `s.json:2:${Number.parseInt(message, 10) - 1}${message.slice(2)}`),
    );
  });

  it.each(["0", "1.5", '"5"', "1e999", "-1", "null"])("max: %s", (max) => {
    const [first = ""] = problems(() => parse(`{"rules": {"atomic-files": ["error", {"max": ${max}}]}}`));
    expect(first).toMatch(/^s\.json:1:46: rules\.atomic-files\[1\]\.max: expected a whole number of at least 1, got /);
  });
});

it("tells every problem at once, each key that stands twice among them", () => {
  const text = '{"mode": "warn", "rules": {"signed-off": 1, "signed-off": "off"}, "rules": {}, "gates": [{}], "x": 1}';
  expect(problems(() => parse(text))).toEqual([
    's.json:1:10: mode: expected "enforce" or "report", got "warn"',
    "s.json:1:45: 'signed-off' stands here a second time",
    "s.json:1:67: 'rules' stands here a second time",
    "s.json:1:90: gates[0]: 'name' is missing",
    "s.json:1:90: gates[0]: 'run' is missing",
    `s.json:1:95: unknown key 'x'; known: ${KEYS}`,
  ]);
});

it("reads comments and trailing commas in .jsonc", () => {
  expect(parse('\uFEFF{ // why\r\n "mode": "report", /* so */ }', "s.jsonc")).toEqual({ mode: "report" });
});

function parsePackage(text: string): SettingsFile | undefined {
  return parseSettingsKey({ file: "package.json", text }, "commitGuard", everyRule(rules))?.content;
}

describe("package.json", () => {
  it.each([
    ['{"name": "x", "name": "y", "commitGuard": {"mode": "report"}}', { mode: "report" }],
    ['{"x": {"commitGuard": {}}}', undefined],
    ["[]", undefined],
    ['\uFEFF{"commitGuard": {}}\r\n', {}],
  ])("%j", (text, settings) => {
    expect(parsePackage(text)).toEqual(settings);
  });

  it.each([
    ['{\n  "commitGuard": {"mod": 1}\n}', "package.json:2:19: unknown key 'mod'; did you mean 'mode'?"],
    ['{"commitGuard": null}', "package.json:1:17: settings: expected an object, got null"],
    [
      '{"commitGuard": {}, "commitGuard": {"mode": "report"}}',
      "package.json:1:21: 'commitGuard' stands here a second time",
    ],
    ['{"commitGuard": {"mode": "report", "mode": "enforce"}}', "package.json:1:36: 'mode' stands here a second time"],
  ])("%j", (text, message) => {
    expect(problems(() => parsePackage(text))).toEqual([message]);
  });
});

const CYCLE: Record<string, unknown> = {};
CYCLE["cycle"] = CYCLE;

it.each([
  [() => ({}), "settings: expected an object, got a function"],
  [new Map([["mode", "report"]]), "settings: expected an object, got a Map"],
  [Object.create({ mode: "report" }), "settings: expected an object, got {}"],
  [undefined, "settings: expected an object, got undefined"],
  [{ mode: 10n }, 'mode: expected "enforce" or "report", got 10'],
  [{ mode: Symbol("x") }, 'mode: expected "enforce" or "report", got Symbol(x)'],
  [{ mode: CYCLE }, 'mode: expected "enforce" or "report", got an object that is no data'],
  [{ rules: new Map() }, "rules: expected an object, got a Map"],
])("refuses code that exports what is no data: %o", (value, message) => {
  expect(problems(() => validateSettings(value, "s.mjs", everyRule(rules)))).toEqual([`s.mjs: ${message}`]);
});
